#include "model/translated_portal.h"

#include <doctest/doctest.h>

#include "base/language_marks.h"
#include "gate_fixture.h"

namespace gazette {

namespace {

struct TwoLanguages {
  Portal original;
  TranslatedPortal spanish;
};

TwoLanguages assemble(const GitFixture& git) {
  SiteSettings settings = site_settings("content");
  settings.further_languages = {"es"};
  const auto repository = std::make_shared<const Repository>(git.path());
  const SourceHistory source = read_source_history(*repository, resolve_published_tip(*repository, ""));
  const auto blobs =
      std::make_shared<ParsedBlobs>([repository](const Oid& blob) { return repository->read_blob(blob); });
  const Documents documents = read_documents(source, settings, blobs, true);
  PublicTranslations translations;
  auto [history, problems] = select_public(documents, settings, {}, &translations);
  CHECK(problems.empty());
  Portal original = assemble_portal(std::move(history));
  TranslatedPortal spanish = translate_portal(original, translations, "es");
  return {std::move(original), std::move(spanish)};
}

std::string page(const std::string& title, const std::string& first, const std::string& second,
                 const std::string& facts = "") {
  return "---\nstatus: published\ntitle: " + title + "\n" + facts + "---\n" + "Opening.\n\n## One\n\n" +
         first + "\n\n## Two\n\n" + second + "\n";
}

// "One 2020-03-01", a line a part.
std::string told(const ShownTranslation& shown) {
  std::string text;
  for (const StalePart& part : shown.stale)
    text += part.initiative + "|" + part.field + "|" + part.name + " " + part.version + "\n";
  return text;
}

constexpr const char* folder = "plans/elm-hollow/2024-25/";

void write_plan(const GitFixture& git, const std::string& activity, const std::string& date) {
  git.write(std::string(folder) + "plan.md",
            "---\nid: p\nkind: plan\nstatus: published\ntitle: The plan\nobjectives:\n"
            "  - {id: math, number: 1, title: Strong mathematics, lead: Director}\n---\n"
            "## Key issues\n\nText.\n\n## math\n\nOf mathematics.\n");
  git.write(std::string(folder) + "1.1-coach.md",
            "---\nid: coach\nkind: initiative\nobjective: math\nnumber: \"1.1\"\nstatus: published\n"
            "title: Coach\nresources: [Time, Money]\nactivities:\n  - {id: visit, text: " +
                activity + ", lead: Coaches, start: 2024-09-10}\n---\n");
  git.commit("Edit", date + "T12:00:00Z");
}

}  // namespace

TEST_CASE("a translated page has the words of its translation under the original's versions") {
  const GitFixture git;
  put(git, "content/guide.md", page("Guide", "First.", "Second."), "2020-01-01");
  put(git, "content/other.md", page("Other", "First.", "Second."), "2020-01-02");
  put(git, "content/guide.es.md", page("Guía", "Primero.", "Segundo."), "2020-02-01");
  const TwoLanguages both = assemble(git);
  REQUIRE(both.spanish.shown.size() == 1);
  const Version& version = both.spanish.portal.history.documents[0].versions.back();
  CHECK(version.id == "2020-01-01");
  CHECK(without_language_marks(version.title) == "Guía");
  CHECK(version.title == mark_language("Guía", "es"));
  CHECK(version.header->language == "es");
  CHECK(version.blob != both.original.history.documents[0].versions.back().blob);
  CHECK(both.original.history.documents[0].versions.back().title == "Guide");
  CHECK(both.spanish.portal.history.documents[1].versions.back().title == mark_language("Other", "en"));
}

TEST_CASE("a section is stale from the version of the original that changed it, until it changes, too") {
  const GitFixture git;
  put(git, "content/guide.md", page("Guide", "First.", "Second."), "2020-01-01");
  put(git, "content/guide.es.md", page("Guía", "Primero.", "Segundo."), "2020-02-01");
  CHECK(told(assemble(git).spanish.shown.at(0)).empty());
  put(git, "content/guide.md", page("Guide", "First.", "Second, changed."), "2020-03-01");
  CHECK(told(assemble(git).spanish.shown.at(0)) == "||Two 2020-03-01\n");
  put(git, "content/guide.es.md", page("Guía", "Primero, mejor.", "Segundo."), "2020-04-01");
  CHECK(told(assemble(git).spanish.shown.at(0)) == "||Two 2020-03-01\n");
  SUBCASE("translated") {
    put(git, "content/guide.es.md", page("Guía", "Primero, mejor.", "Segundo, cambiado."), "2020-05-01");
  }
  SUBCASE("looked at") {
    put(git, "content/guide.es.md", page("Guía", "Primero, mejor.", "Segundo.", "reviewed_on: 2020-05-01\n"),
        "2020-05-01");
  }
  CHECK(told(assemble(git).spanish.shown.at(0)).empty());
}

TEST_CASE("what is published together belongs together") {
  const GitFixture git;
  git.write("content/guide.md", page("Guide", "First.", "Second."));
  git.write("content/guide.es.md", page("Guía", "Primero.", "Segundo."));
  git.commit("Edit", "2020-01-01T12:00:00Z");
  git.write("content/guide.md", page("Guide", "First, changed.", "Second."));
  git.write("content/guide.es.md", page("Guía", "Primero, cambiado.", "Segundo."));
  git.commit("Edit", "2020-01-01T13:00:00Z");
  CHECK(told(assemble(git).spanish.shown.at(0)).empty());
}

TEST_CASE("a page whose headings aren't those of its original is stale as a whole") {
  const GitFixture git;
  put(git, "content/guide.md", page("Guide", "First.", "Second."), "2020-01-01");
  put(git, "content/guide.es.md", "---\nstatus: published\ntitle: Guía\n---\nTodo en uno.\n", "2020-02-01");
  CHECK_FALSE(assemble(git).spanish.shown.at(0).is_whole_stale);
  put(git, "content/guide.md", page("Guide", "First.", "Second, changed."), "2020-03-01");
  CHECK(assemble(git).spanish.shown.at(0).is_whole_stale);
}

TEST_CASE("a draft of the original makes nothing stale") {
  const GitFixture git;
  put(git, "content/guide.md", page("Guide", "First.", "Second."), "2020-01-01");
  put(git, "content/guide.es.md", page("Guía", "Primero.", "Segundo."), "2020-02-01");
  put(git, "content/guide.md", "---\nstatus: draft\n---\n# Secret\n", "2020-03-01");
  put(git, "content/guide.md", page("Guide", "First.", "Second."), "2020-04-01");
  CHECK(told(assemble(git).spanish.shown.at(0)).empty());
}

TEST_CASE("a plan's words are translated by id, and its facts stay") {
  const GitFixture git;
  write_plan(git, "Coaches visit.", "2024-09-01");
  git.write(std::string(folder) + "plan.es.md",
            "---\nstatus: published\ntitle: El plan\nobjectives:\n  - {id: math, title: Matemáticas}\n---\n"
            "## Asuntos clave\n\nTexto.\n\n## math\n\nDe matemáticas.\n");
  git.write(std::string(folder) + "1.1-coach.es.md",
            "---\nstatus: published\ntitle: Acompañar\nresources: [Tiempo, Dinero]\nactivities:\n"
            "  - {id: visit, text: Visitas.}\n---\n");
  git.commit("Edit", "2024-10-01T12:00:00Z");
  {
    const TwoLanguages both = assemble(git);
    REQUIRE(both.spanish.portal.shelf.plans.size() == 1);
    const Plan& plan = both.spanish.portal.shelf.plans[0].plan;
    CHECK(plan.objectives[0].title.value == mark_language("Matemáticas", "es"));
    CHECK(plan.objectives[0].lead.value == "Director");
    CHECK(plan.sections[0].heading == "Key issues");
    CHECK(without_language_marks(plain_text(*plan.body)).starts_with("Asuntos clave"));
    REQUIRE(plan.initiatives.size() == 1);
    CHECK(without_language_marks(plan.initiatives[0].title.value) == "Acompañar");
    CHECK(without_language_marks(plan.initiatives[0].resources[1].value) == "Dinero");
    CHECK(without_language_marks(plan.initiatives[0].activities[0].text.value) == "Visitas.");
    CHECK(plan.initiatives[0].activities[0].lead.value == "Coaches");
    CHECK(iso_date(plan.initiatives[0].activities[0].start.value) == "2024-09-10");
    CHECK(both.original.shelf.plans[0].plan.objectives[0].title.value == "Strong mathematics");
    CHECK(told(both.spanish.shown.at(0)).empty());
    CHECK(both.spanish.shown.at(0).untranslated == std::vector<std::string>{"Director", "Coaches"});
  }
  write_plan(git, "Coaches visit weekly.", "2024-11-01");
  CHECK(told(assemble(git).spanish.shown.at(0)) == "coach|activities/visit/text|Visitas. 2024-11-01\n");
}

TEST_CASE("a plan whose translation has other headings shows its own text") {
  const GitFixture git;
  write_plan(git, "Coaches visit.", "2024-09-01");
  put(git, std::string(folder) + "plan.es.md",
      "---\nstatus: published\ntitle: El plan\n---\n## Uno\n\nTexto.\n", "2024-10-01");
  const TwoLanguages both = assemble(git);
  CHECK(plain_text(*both.spanish.portal.shelf.plans[0].plan.body).starts_with("Key issues"));
  CHECK_FALSE(both.spanish.shown.at(0).untranslated.empty());
}

}  // namespace gazette
