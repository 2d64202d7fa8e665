#include <doctest/doctest.h>

#include "gate_fixture.h"
#include "model/translations.h"

namespace gazette {

namespace {

SiteSettings two_languages() {
  SiteSettings settings = site_settings("content");
  settings.further_languages = {"es"};
  return settings;
}

struct BothGates {
  PublicHistory history;
  PublicTranslations translations;
  Diagnostics problems;
};

BothGates pass(const GitFixture& git, const GateOptions& options = {}) {
  const auto repository = std::make_shared<const Repository>(git.path());
  const SourceHistory source = read_source_history(*repository, resolve_published_tip(*repository, ""));
  const auto blobs =
      std::make_shared<ParsedBlobs>([repository](const Oid& blob) { return repository->read_blob(blob); });
  const Documents documents = read_documents(source, two_languages(), blobs, true);
  BothGates both;
  std::tie(both.history, both.problems) =
      select_public(documents, two_languages(), options, &both.translations);
  return both;
}

std::string told_of_translations(const GitFixture& git, const GateOptions& options = {}) {
  PublicHistory history;
  history.documents = pass(git, options).translations.documents;
  return told(history);
}

std::string page(const std::string& text, const std::string& facts = "status: published") {
  return "---\n" + facts + "\n---\n# " + text + "\n";
}

std::string facts(const std::string& id, const std::string& kind, const std::string& status) {
  return "---\nid: " + id + "\nkind: " + kind + "\nstatus: " + status + "\ntitle: " + id + "\n---\n";
}

// The front matter of a translation.
std::string words(const std::string& title, const std::string& status = "published") {
  return "---\nstatus: " + status + "\ntitle: " + title + "\n---\n";
}

}  // namespace

TEST_CASE("a translation is no document beside its original, and has versions of its own") {
  const GitFixture git;
  put(git, "content/guide.md", page("Guide"), "2020-01-01");
  put(git, "content/guide.es.md", page("Guía"), "2020-02-01");
  put(git, "content/guide.es.md", page("Guía nueva"), "2020-03-01");
  const BothGates both = pass(git);
  CHECK(both.problems.empty());
  CHECK(told(both.history) == "content/guide.md: published 2020-01-01\n");
  CHECK(told_of_translations(git) == "content/guide.es.md: published 2020-02-01, changed 2020-03-01\n");
}

TEST_CASE("on a site with one language such a file is a page like others") {
  const GitFixture git;
  put(git, "content/guide.es.md", page("Guía"), "2020-02-01");
  CHECK(told(pass_gate(git, site_settings("content")).history) ==
        "content/guide.es.md: published 2020-02-01\n");
}

TEST_CASE("a translation is public from the day on which its original is") {
  const GitFixture git;
  put(git, "content/guide.es.md", page("Guía"), "2020-01-01");
  CHECK(told_of_translations(git).empty());
  put(git, "content/guide.md", page("Guide", "status: draft"), "2020-02-01");
  CHECK(told_of_translations(git).empty());
  put(git, "content/guide.md", page("Guide"), "2020-03-01");
  CHECK(told_of_translations(git) == "content/guide.es.md: published 2020-03-01\n");
}

TEST_CASE("a draft comes before the translation that it becomes, whatever its clock said") {
  const GitFixture git;
  put(git, "content/first.md", page("First"), "2020-01-01");
  put(git, "content/guide.es.md", page("Una", "status: draft"), "2025-01-01");
  put(git, "content/guide.es.md", page("Una"), "2020-02-01");
  put(git, "content/guide.md", page("Guide"), "2020-03-01");
  CHECK(told_of_translations(git) == "content/guide.es.md: published 2020-03-01\n");
}

TEST_CASE("a translation that was a draft again before its original became public never existed") {
  const GitFixture git;
  put(git, "content/guide.es.md", page("Una"), "2020-01-01");
  put(git, "content/guide.es.md", page("Una", "status: draft"), "2020-01-02");
  put(git, "content/guide.md", page("Guide"), "2020-02-01");
  put(git, "content/guide.es.md", page("Dos"), "2020-03-01");
  CHECK(told_of_translations(git) == "content/guide.es.md: published 2020-03-01\n");
}

TEST_CASE("a draft of a translation that comes while its original is gone leaves what readers had seen") {
  const GitFixture git;
  put(git, "content/guide.md", page("Guide"), "2020-01-01");
  put(git, "content/guide.es.md", page("Una"), "2020-02-01");
  take_away(git, "content/guide.md", "2020-03-01");
  std::string seen = "published 2020-02-01, removed on 2020-03-01, restored 2020-05-01";
  SUBCASE("as it was") {}
  SUBCASE("but not what it said since then") {
    put(git, "content/guide.es.md", page("Dos"), "2020-03-02");
    put(git, "content/guide.es.md", page("Tres"), "2020-03-03");
  }
  SUBCASE("nor what went before anybody saw it") {
    take_away(git, "content/guide.es.md", "2020-03-02");
    put(git, "content/guide.es.md", page("Dos"), "2020-03-03");
    seen = "published 2020-02-01, removed on 2020-03-01";
  }
  put(git, "content/guide.es.md", page("Secreto", "status: draft"), "2020-04-01");
  put(git, "content/guide.md", page("Guide"), "2020-05-01");
  put(git, "content/guide.es.md", page("Cuatro"), "2020-06-01");
  const bool is_back = seen.find("restored") != std::string::npos;
  seen += is_back ? ", changed 2020-06-01\n" : ", restored 2020-06-01\n";
  CHECK(told_of_translations(git) == "content/guide.es.md: " + seen);
  const auto versions = pass(git).translations.documents.at(0).versions;
  if (is_back) CHECK(versions.at(2).blob == versions.at(0).blob);
}

TEST_CASE("a translation goes with its original, and comes back with it") {
  const GitFixture git;
  put(git, "content/guide.md", page("Guide"), "2020-01-01");
  put(git, "content/guide.es.md", page("Guía"), "2020-02-01");
  take_away(git, "content/guide.md", "2020-03-01");
  CHECK(told_of_translations(git) == "content/guide.es.md: published 2020-02-01, removed on 2020-03-01\n");
  put(git, "content/guide.md", page("Guide"), "2020-04-01");
  CHECK(told_of_translations(git) ==
        "content/guide.es.md: published 2020-02-01, removed on 2020-03-01, restored 2020-04-01\n");
}

TEST_CASE("nothing is left of a translation whose original is withdrawn or a draft again") {
  const GitFixture git;
  put(git, "content/guide.md", page("Guide"), "2020-01-01");
  put(git, "content/guide.es.md", page("Guía"), "2020-02-01");
  SUBCASE("withdrawn") {
    put(git, "content/guide.md", page("Guide", "status: withdrawn\nrevision_note: It was wrong."),
        "2020-03-01");
  }
  SUBCASE("a draft") {
    put(git, "content/guide.md", page("Guide", "status: draft"), "2020-03-01");
  }
  CHECK(told_of_translations(git).empty());
}

TEST_CASE("a translation moves with its original") {
  const GitFixture git;
  put(git, "content/guide.md", page("Guide"), "2020-01-01");
  put(git, "content/guide.es.md", page("Guía"), "2020-02-01");
  git.move("content/guide.md", "content/manual.md");
  git.move("content/guide.es.md", "content/manual.es.md");
  git.commit("Rename", "2020-03-01T12:00:00Z");
  const BothGates both = pass(git);
  CHECK(told_of_translations(git) == "content/manual.es.md: published 2020-02-01\n");
  REQUIRE(both.translations.documents.size() == 1);
  CHECK(both.translations.documents[0].former_paths.size() == 1);
  CHECK(find_original(both.history, both.translations.documents[0]) == 0U);
}

TEST_CASE("a translation with its original's id stays the same when both move and change at once") {
  const GitFixture git;
  put(git, "content/guide.md", page("Guide", "id: guide\nstatus: published"), "2020-01-01");
  put(git, "content/guide.es.md", page("Guía", "id: guide\nstatus: published"), "2020-02-01");
  git.remove("content/guide.md");
  git.remove("content/guide.es.md");
  git.write("content/manual.md", page("Manual", "id: guide\nstatus: published"));
  git.write("content/manual.es.md", page("El manual", "id: guide\nstatus: published"));
  git.commit("Rename", "2020-03-01T12:00:00Z");
  CHECK(told(pass(git).history) == "content/manual.md: published 2020-01-01, changed 2020-03-01\n");
  CHECK(told_of_translations(git) == "content/manual.es.md: published 2020-02-01, changed 2020-03-01\n");
}

TEST_CASE("a translation that waits for its original elsewhere comes back under its id") {
  const GitFixture git;
  const std::string own = "status: published\nid: guide";
  put(git, "content/a.md", page("Guide", own), "2020-01-01");
  put(git, "content/a.es.md", page("Guía", own), "2020-01-01");
  git.move("content/a.es.md", "content/b.es.md");
  git.remove("content/a.md");
  SUBCASE("once that is edited") {
    put(git, "content/b.md", page("Guide", own + "\npublish_on: 2021-01-01"), "2020-02-01");
    put(git, "content/b.md", page("Guide of all", own), "2020-03-01");
  }
  SUBCASE("on the day for which that waits") {
    put(git, "content/b.md", page("Guide", own + "\npublish_on: 2020-03-01"), "2020-02-01");
    put(git, "content/c.md", page("Other"), "2020-04-01");
  }
  CHECK(told_of_translations(git) ==
        "content/b.es.md: published 2020-01-01, removed on 2020-02-01, restored 2020-03-01\n");
}

TEST_CASE("how a translation moved while readers saw no original is nobody's business") {
  for (const bool moves : {true, false}) {
    CAPTURE(moves);
    const GitFixture git;
    put(git, "content/a.md", page("Guide", "status: published\nid: guide"), "2020-01-01");
    put(git, "content/a.es.md", page("Guía"), "2020-01-01");
    take_away(git, "content/a.md", "2020-02-01");
    if (moves) {
      rename(git, "content/a.es.md", "content/b.es.md", "2020-02-02");
    } else {
      take_away(git, "content/a.es.md", "2020-02-02");
      put(git, "content/b.es.md", page("Guía"), "2020-02-03");
    }
    put(git, "content/b.md", page("Guide", "status: published\nid: guide"), "2020-03-01");
    // What translates the same page is the same translation.
    CHECK(told_of_translations(git) ==
          "content/b.es.md: published 2020-01-01, removed on 2020-02-01, restored 2020-03-01\n");
  }
}

TEST_CASE("a translation whose original is gone comes to another one as a new document") {
  const GitFixture git;
  put(git, "content/a.md", page("Guide"), "2020-01-01");
  put(git, "content/a.es.md", page("Guía"), "2020-01-01");
  put(git, "content/b.md", page("Other guide"), "2020-01-01");
  SUBCASE("deleted") {
    take_away(git, "content/a.md", "2020-02-01");
  }
  SUBCASE("withdrawn, and published once more") {
    put(git, "content/a.md", page("Guide", "status: withdrawn\nrevision_note: It was wrong."), "2020-02-01");
  }
  rename(git, "content/a.es.md", "content/b.es.md", "2020-03-01");
  put(git, "content/a.md", page("Guide"), "2020-04-01");
  CHECK(told_of_translations(git) ==
        "content/a.es.md: published 2020-01-01, removed on 2020-02-01\n"
        "content/b.es.md: published 2020-03-01\n");
}

TEST_CASE("an original that was a draft again before its day opens no place for its translation") {
  const GitFixture git;
  const std::string own = "status: published\nid: guide";
  put(git, "content/a.md", page("Guide", own), "2020-01-01");
  put(git, "content/a.es.md", page("Guía", own), "2020-01-01");
  git.remove("content/a.md");
  take_away(git, "content/a.es.md", "2020-02-01");
  put(git, "content/b.es.md", page("Borrador", own), "2020-03-01");
  put(git, "content/b.md", page("Draft", own + "\npublish_on: 2020-06-01"), "2020-03-01");
  put(git, "content/b.md", page("Draft", "status: draft\nid: guide"), "2020-04-01");
  put(git, "content/other.md", page("Other"), "2020-07-01");
  put(git, "content/c.md", page("Guide", own), "2020-08-01");
  put(git, "content/c.es.md", page("Guía", own), "2020-08-01");
  CHECK(told_of_translations(git) ==
        "content/c.es.md: published 2020-01-01, removed on 2020-02-01, restored 2020-08-01\n");
}

TEST_CASE("an original that waits for its day opens no place for its translation before") {
  const GitFixture git;
  const std::string own = "status: published\nid: guide";
  put(git, "content/a.md", page("Guide", own), "2020-01-01");
  put(git, "content/a.es.md", page("Guía", own), "2020-01-01");
  git.remove("content/a.md");
  take_away(git, "content/a.es.md", "2020-02-01");
  put(git, "content/b.md", page("Later", own + "\npublish_on: 2030-01-01"), "2020-02-02");
  put(git, "content/b.es.md", page("Más tarde", own), "2020-02-02");
  put(git, "content/c.md", page("Guide", own), "2020-03-01");
  put(git, "content/c.es.md", page("Guía", own), "2020-03-01");
  CHECK(told_of_translations(git) ==
        "content/c.es.md: published 2020-01-01, removed on 2020-02-01, restored 2020-03-01\n");
}

TEST_CASE("a translation goes on with its original, whatever is put in its place as that one moves") {
  for (const bool in_two_steps : {false, true}) {
    CAPTURE(in_two_steps);
    const GitFixture git;
    const std::string one = page("One", "id: one\nstatus: published");
    const std::string other = page("Other", "id: other\nstatus: published");
    put(git, "content/a.md", one, "2020-01-01");
    put(git, "content/b.md", other, "2020-01-01");
    put(git, "content/a.es.md", page("Uno"), "2020-01-01");
    git.write("content/a.md", other);
    git.write("content/b.md", one);
    put(git, "content/a.es.md", page("Otro"), "2020-02-01");
    git.remove("content/a.es.md");
    if (in_two_steps) git.commit("Remove", "2020-03-01T12:00:00Z");
    put(git, "content/b.es.md", page("Uno de nuevo"), "2020-03-01");
    CHECK(told_of_translations(git) ==
          "content/a.es.md: published 2020-02-01, removed on 2020-03-01\n"
          "content/b.es.md: published 2020-01-01, removed on 2020-02-01, restored 2020-03-01\n");
  }
}

TEST_CASE("a copy beside what waits takes no place of a translation that moves") {
  const std::string waits = "status: published\npublish_on: 2020-06-01";
  std::string later;
  SUBCASE("it waits") {
    later = waits;
  }
  SUBCASE("it was a draft again before its day") {
    later = "status: draft";
  }
  for (const bool has_copy : {false, true}) {
    CAPTURE(has_copy);
    const GitFixture git;
    put(git, "content/a.md", page("Guide"), "2020-01-01");
    put(git, "content/a.es.md", page("Guía"), "2020-01-01");
    if (has_copy) {
      git.write("content/0.md", page("Later", waits));
      put(git, "content/0.es.md", page("Guía"), "2020-01-02");
      put(git, "content/0.md", page("Later on", later), "2020-01-03");
    }
    git.move("content/a.md", "content/c.md");
    git.move("content/a.es.md", "content/c.es.md");
    if (has_copy) {
      git.remove("content/0.md");
      git.remove("content/0.es.md");
    }
    git.commit("Rename", later == waits ? "2020-05-01T12:00:00Z" : "2020-07-01T12:00:00Z");
    CHECK(told_of_translations(git) == "content/c.es.md: published 2020-01-01\n");
  }
}

TEST_CASE("a translation that waits for its day isn't there before") {
  const GitFixture git;
  put(git, "content/guide.md", page("Guide"), "2020-01-01");
  put(git, "content/guide.es.md", page("Guía"), "2020-02-01");
  put(git, "content/guide.es.md", page("Guía nueva", "status: published\npublish_on: 2020-06-01"),
      "2020-03-01");
  put(git, "content/other.md", page("Other"), "2020-04-01");
  CHECK(told_of_translations(git) == "content/guide.es.md: published 2020-02-01\n");
  CHECK(told_of_translations(git, {parse_iso_date("2020-06-01"), false, {}}) ==
        "content/guide.es.md: published 2020-02-01, changed 2020-06-01\n");
  put(git, "content/guide.md", page("Guide, edited"), "2020-05-01");
  CHECK(told_of_translations(git) == "content/guide.es.md: published 2020-02-01\n");
}

TEST_CASE("drafts of a translation make no version, and its draft at the tip is told as an error") {
  const GitFixture git;
  put(git, "content/guide.md", page("Guide"), "2020-01-01");
  put(git, "content/guide.es.md", page("Secreto", "status: draft"), "2020-02-01");
  CHECK(told_of_translations(git).empty());
  CHECK(pass(git).problems.empty());
  put(git, "content/guide.es.md", page("Guía"), "2020-03-01");
  put(git, "content/guide.es.md", page("Secreto", "status: draft"), "2020-04-01");
  CHECK(told_of_translations(git).empty());
  CHECK(listed(pass(git).problems) == "content/guide.es.md:2:9 error unpublished\n");
}

TEST_CASE(
    "a plan's translation is one document with those of its sheets, and shows those that the plan shows") {
  const GitFixture git;
  const std::string folder = "plans/elm-hollow/2024-25/";
  const auto plan = [](const std::string& title, const std::string& status) {
    return "---\nid: p\nkind: plan\nstatus: " + status + "\ntitle: " + title + "\n---\n";
  };
  const auto sheet = [](const std::string& title, const std::string& status) {
    return "---\nid: coach\nkind: initiative\nstatus: " + status + "\ntitle: " + title + "\n---\n";
  };
  put(git, folder + "plan.md", plan("Plan", "published"), "2020-01-01");
  put(git, folder + "1.1-coach.md", sheet("Coach", "draft"), "2020-01-02");
  put(git, folder + "1.1-coach.es.md", words("Acompañar"), "2020-02-01");
  CHECK(told_of_translations(git).empty());
  put(git, folder + "plan.es.md", words("El plan"), "2020-03-01");
  CHECK(told_of_translations(git) == folder + "plan.es.md: published 2020-03-01\n");
  CHECK(pass(git).translations.documents[0].versions[0].sheets.empty());
  put(git, folder + "1.1-coach.md", sheet("Coach", "published"), "2020-04-01");
  const BothGates both = pass(git);
  CHECK(told_of_translations(git) == folder + "plan.es.md: published 2020-03-01, changed 2020-04-01\n");
  CHECK(both.translations.documents[0].versions[1].sheets.size() == 1);
}

TEST_CASE("a sheet's translation that was a draft again before readers saw it comes when it is published") {
  const GitFixture git;
  const std::string folder = "plans/elm-hollow/2024-25/";
  const auto count_sheets = [&] {
    std::string counts;
    const BothGates both = pass(git);
    for (const Version& version : both.translations.documents.at(0).versions)
      counts += std::to_string(version.sheets.size());
    return counts;
  };
  put(git, folder + "1.1-coach.es.md", words("Acompañar", "published"), "2020-01-01");
  put(git, folder + "1.1-coach.es.md", words("Acompañar", "draft"), "2020-01-02");
  put(git, folder + "plan.md", facts("p", "plan", "published"), "2020-02-01");
  put(git, folder + "1.1-coach.md", facts("coach", "initiative", "published"), "2020-02-02");
  put(git, folder + "plan.es.md", words("El plan", "published"), "2020-03-01");
  CHECK(count_sheets() == "0");
  SUBCASE("with other words") {
    put(git, folder + "1.1-coach.es.md", words("Acompañar más", "published"), "2020-04-01");
  }
  SUBCASE("with the same words") {
    put(git, folder + "1.1-coach.es.md", words("Acompañar", "published"), "2020-04-01");
  }
  CHECK(count_sheets() == "01");
}

TEST_CASE("a sheet's translation that was a draft again before its original was public never existed") {
  const GitFixture git;
  const std::string folder = "plans/elm-hollow/2024-25/";
  put(git, folder + "plan.md", facts("p", "plan", "published"), "2020-01-01");
  put(git, folder + "plan.es.md", words("El plan", "published"), "2020-01-02");
  put(git, folder + "1.1-coach.md", facts("coach", "initiative", "draft"), "2020-01-03");
  put(git, folder + "1.1-coach.es.md", words("Secreto", "published"), "2020-01-04");
  put(git, folder + "1.1-coach.es.md", words("Secreto", "draft"), "2020-01-05");
  put(git, folder + "1.1-coach.md", facts("coach", "initiative", "published"), "2020-02-01");
  put(git, folder + "1.1-coach.es.md", words("Acompañar", "published"), "2020-03-01");
  CHECK(told_of_translations(git) == folder + "plan.es.md: published 2020-01-02, changed 2020-03-01\n");
}

TEST_CASE("what a plan's translation took back stays so when one of its sheets changes") {
  const GitFixture git;
  const std::string folder = "plans/elm-hollow/2024-25/";
  const std::string plan = "---\nid: p\nkind: plan\nstatus: published\ntitle: Plan\n---\n";
  const std::string sheet = "---\nid: coach\nkind: initiative\nstatus: published\ntitle: Coach\n---\n";
  put(git, folder + "1.1-coach.md", sheet, "2020-01-01");
  put(git, folder + "plan.es.md", words("Secreto", "published"), "2020-01-02");
  put(git, folder + "plan.es.md", words("Secreto", "draft"), "2020-01-03");
  put(git, folder + "1.1-coach.es.md", words("Acompañar", "published"), "2020-01-04");
  put(git, folder + "plan.md", plan, "2020-02-01");
  put(git, folder + "plan.es.md", words("El plan", "published"), "2020-03-01");
  CHECK(told_of_translations(git) == folder + "plan.es.md: published 2020-03-01\n");
}

TEST_CASE("a copy beside a private sheet takes no place of a sheet's translation that moves") {
  const std::string folder = "plans/elm-hollow/2024-25/";
  const std::string words = "---\nstatus: published\ntitle: Acompañar\n---\nUn nombre.\n";
  const auto told_with = [&](bool with_copy) {
    const GitFixture git;
    git.write(folder + "plan.md", facts("p", "plan", "published"));
    git.write(folder + "plan.es.md", "---\nstatus: published\ntitle: El plan\n---\n");
    git.write(folder + "1.2-coach.md", facts("coach", "initiative", "published"));
    git.write(folder + "1.2-coach.es.md", words);
    git.write(folder + "1.1-other.md", facts("other", "initiative", "draft"));
    if (with_copy) git.write(folder + "1.1-other.es.md", words);
    git.commit("Add", "2020-01-01T12:00:00Z");
    git.move(folder + "1.2-coach.md", folder + "1.3-coach.md");
    git.move(folder + "1.2-coach.es.md", folder + "1.3-coach.es.md");
    git.remove(folder + "1.1-other.md");
    if (with_copy) git.remove(folder + "1.1-other.es.md");
    git.commit("Rename", "2020-02-01T12:00:00Z");
    put(git, folder + "1.3-coach.es.md",
        "---\nstatus: withdrawn\nrevision_note: It named a pupil\ntitle: Acompañar\n---\n", "2020-03-01");
    const BothGates both = pass(git);
    std::string text = told_of_translations(git);
    for (const PublicDocument& document : both.translations.documents) {
      for (const Version& version : document.versions) {
        text += version.id + ":";
        for (const VersionSheet& sheet : version.sheets) text += " " + sheet.path.text;
        text += "\n";
      }
    }
    return text;
  };
  CHECK(told_with(false).find("coach") == std::string::npos);
  CHECK(told_with(true) == told_with(false));
}

TEST_CASE("a translation states no fact") {
  const GitFixture git;
  put(git, "content/guide.md", page("Guide"), "2020-01-01");
  put(git, "content/guide.es.md", page("Guía", "status: published\ndated: 2020-01-01"), "2020-02-01");
  const BothGates both = pass(git);
  CHECK(listed(both.problems) == "content/guide.es.md:3:1 error translation-fact\n");
  CHECK(both.problems[0].message == "a translation takes \"dated\" from guide.md");
}

TEST_CASE("what was translated while a withheld version was in force is withheld with it") {
  const GitFixture git;
  put(git, "content/guide.md", page("One"), "2020-01-01");
  put(git, "content/guide.es.md", page("Uno"), "2020-01-10");
  put(git, "content/guide.md", page("Two"), "2020-02-01");
  put(git, "content/guide.es.md", page("Dos"), "2020-02-10");
  put(git, "content/guide.md", page("Three"), "2020-03-01");
  RedactionEntry entry;
  entry.mark = {1, 1, 1};
  entry.document = {"content/guide.md", entry.mark};
  entry.versions = {{"2020-02-01", entry.mark}};
  entry.reason = {"A reason", entry.mark};
  entry.decided_on = {*parse_iso_date("2021-01-01"), entry.mark};
  entry.digest = {digest_versions(pass(git).history.documents[0], {1}), entry.mark};
  CHECK(listed(pass(git, {std::nullopt, false, {entry}}).problems) ==
        "site/redactions.yml:1:1 error redacted-in-force\n");
  put(git, "content/guide.es.md", page("Tres"), "2020-03-10");
  const BothGates both = pass(git, {std::nullopt, false, {entry}});
  CHECK(both.problems.empty());
  REQUIRE(both.translations.documents.size() == 1);
  const std::vector<Version>& versions = both.translations.documents[0].versions;
  REQUIRE(versions.size() == 3);
  CHECK(versions[0].has_text());
  CHECK_FALSE(versions[1].has_text());
  CHECK(versions[1].blob.is_zero());
  CHECK(versions[2].has_text());
  CHECK(both.history.redactions.size() == 1);
  REQUIRE(both.translations.redactions.size() == 1);
  CHECK(both.translations.redactions[*versions[1].redaction].versions == std::vector<uint32_t>{1});
}

}  // namespace gazette
