// Histories in which an export once told another story than its source.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "exported.h"
#include "git_fixture.h"

namespace gazette {

namespace {

std::string page(const std::string& id, const std::string& text,
                 const std::string& facts = "status: published") {
  return fmt::format("---\nid: {}\ntitle: Page {}\n{}\n---\n{}\n", id, id, facts, text);
}

class Story {
 public:
  Story() {
    git_.write("site/site.yml", "title: Plans\nlanguages: [en, es]\naddress: https://plans.example.org\n");
    git_.write("content/index.md", page("front", "Welcome."));
  }

  Story& write(const std::string& path, const std::string& text) {
    git_.write(path, text);
    return *this;
  }
  Story& remove(const std::string& path) {
    git_.remove(path);
    return *this;
  }
  Story& move(const std::string& from, const std::string& to) {
    git_.move(from, to);
    return *this;
  }
  void commit(const std::string& day) { git_.commit("Edit", day + "T12:00:00Z"); }

  // How the site of the export differs from the site, on the day of the newest publication and when all that
  // waits has had its day; "" if it doesn't.
  std::string difference() const { return difference_on({}) + difference_on(parse_iso_date("2020-12-31")); }

 private:
  std::string difference_on(std::optional<Date> date) const {
    BuildOptions options;
    options.repository = git_.path();
    options.date = date;
    std::string objects;
    const SiteFiles site = build_site(options);
    CHECK(site.size() > 20);
    return first_difference(site, build_exported(options, objects));
  }

  GitFixture git_;
};

}  // namespace

TEST_CASE("an export of what came back on its day builds to the same site") {
  Story story;
  story.write("content/a.md", page("levels", "One.")).commit("2020-01-01");
  story.remove("content/a.md")
      .write("content/b.md", page("levels", "Two.", "status: published\npublish_on: 2020-06-01"))
      .commit("2020-02-01");
  story.write("content/c.md", page("other", "Three.")).commit("2020-07-01");
  CHECK(story.difference() == "");
}

TEST_CASE(
    "an export of a place that another document takes from one that is withdrawn builds to the same site") {
  Story story;
  story.write("content/a.md", page("levels", "One.")).write("content/a.es.md", page("levels", "Uno."));
  story.write("content/b.md", page("ratings", "Two.")).commit("2020-01-01");
  SUBCASE("at once, while its translation goes") {
    story.remove("content/a.es.md").write("content/a.md", page("ratings", "Two."));
    story.write("content/b.md", page("levels", "One.", "status: withdrawn\nrevision_note: It was wrong."));
    story.write("content/0.md", page("first", "New.")).write("content/z.md", page("last", "New."));
    story.commit("2020-02-01");
  }
  SUBCASE("later, when its file is gone") {
    const std::string withdrawn = "status: withdrawn\nrevision_note: It was wrong.";
    story.write("content/a.es.md", page("levels", "Uno.", withdrawn)).commit("2020-02-01");
    story.remove("content/a.es.md").commit("2020-02-02");
    story.write("content/a.md", page("ratings", "Two.")).write("content/b.md", page("levels", "One."));
    story.commit("2020-02-03");
    story.write("content/a.es.md", page("ratings", "Dos.")).commit("2020-03-01");
    story.write("content/b.es.md", page("levels", "Uno.")).commit("2020-04-01");
  }
  CHECK(story.difference() == "");
}

TEST_CASE("an export of two versions that waited for one day, at two places, builds to the same site") {
  Story story;
  const std::string waits = "status: published\npublish_on: 2020-06-01";
  story.write("content/a.md", page("levels", "One.")).commit("2020-01-01");
  story.write("content/a.md", page("levels", "Two.", waits)).commit("2020-02-01");
  story.move("content/a.md", "content/b.md").commit("2020-03-01");
  story.write("content/b.md", page("levels", "Three.", waits)).commit("2020-04-01");
  story.write("content/c.md", page("other", "Three.")).commit("2020-07-01");
  CHECK(story.difference() == "");
}

TEST_CASE("an export of a translation that is withdrawn as its original comes builds to the same site") {
  Story story;
  story.write("content/b.md", page("levels", "One.")).commit("2020-01-01");
  story.move("content/b.md", "content/a.md");
  story.write("content/a.es.md", page("levels", "Uno.", "status: withdrawn")).commit("2020-02-01");
  CHECK(story.difference() == "");
}

TEST_CASE("an export of what was withdrawn at one place and came back at another builds to the same site") {
  Story story;
  const std::string withdrawn = "status: withdrawn\nrevision_note: It was wrong.";
  story.write("content/a.md", page("levels", "One.", withdrawn)).commit("2020-01-01");
  story.move("content/a.md", "content/b.md").commit("2020-02-01");
  story.write("content/b.md", page("levels", "Two.")).commit("2020-03-01");
  CHECK(story.difference() == "");
}

TEST_CASE("an export of a translation that stays while its original changes builds to the same site") {
  Story story;
  const std::string nameless = "---\nstatus: published\ntitle: Uno\n---\nUno.\n";
  story.write("content/a.md", page("levels", "One."));
  SUBCASE("with it") {
    story.write("content/a.es.md", page("levels", "Uno.")).commit("2020-01-01");
    story.write("content/a.es.md", page("ratings", "Dos."));
  }
  SUBCASE("alone") {
    story.write("content/a.es.md", nameless).commit("2020-01-01");
  }
  story.write("content/c.md", page("levels", "One.")).write("content/a.md", page("ratings", "Two."));
  story.commit("2020-02-01");
  CHECK(story.difference() == "");
}

TEST_CASE("an export of what is renamed after its day, with nothing between, builds to the same site") {
  Story story;
  story.write("content/c.md", page("other", "Three.")).commit("2020-01-01");
  SUBCASE("where readers had seen nothing of it") {}
  SUBCASE("where they had seen an earlier text") {
    story.write("content/a.md", page("levels", "One.")).commit("2020-01-02");
  }
  story.write("content/a.md", page("levels", "Two.", "status: published\npublish_on: 2020-06-01"));
  story.commit("2020-02-01");
  story.move("content/a.md", "content/b.md").commit("2020-07-01");
  CHECK(story.difference() == "");
}

TEST_CASE("an export of an original that moves with its translation while it waits builds to the same site") {
  Story story;
  story.write("content/a.md", page("levels", "One.")).commit("2020-01-01");
  story.write("content/a.es.md", page("levels", "Uno.")).commit("2020-01-10");
  story.write("content/a.md", page("levels", "Two.", "status: published\npublish_on: 2020-01-15"));
  story.commit("2020-01-13");
  story.move("content/a.md", "content/x/b.md").move("content/a.es.md", "content/x/b.es.md");
  story.commit("2020-01-14");
  SUBCASE("with nothing after") {}
  SUBCASE("with more after the day") {
    story.write("content/c.md", page("other", "Three.")).commit("2020-01-20");
  }
  CHECK(story.difference() == "");
}

TEST_CASE("an export of a withdrawn text that moves, then waits for its day, builds to the same site") {
  // Without an id: its line alone says that it is the same.
  const auto text = [](const std::string& words, const std::string& facts) {
    return "---\n" + facts + "\n---\n# Levels\n\n" + words + "\n";
  };
  Story story;
  SUBCASE("where readers had seen nothing of it") {}
  SUBCASE("where they had seen it") {
    story.write("content/c.md", text("One.", "status: published")).commit("2020-01-03");
  }
  story.write("content/c.md", text("One.", "status: withdrawn\nrevision_note: It was wrong."));
  story.commit("2020-01-10");
  story.move("content/c.md", "content/a.md").commit("2020-01-11");
  story.write("content/a.md", text("Two.", "status: published\npublish_on: 2020-01-18"));
  story.commit("2020-01-15");
  CHECK(story.difference() == "");
}

TEST_CASE("an export of a translation that moves with its original after its day builds to the same site") {
  Story story;
  story.write("content/a.md", page("levels", "One.")).commit("2020-01-13");
  story.write("content/a.es.md", page("levels", "Uno.", "status: published\npublish_on: 2020-01-18"));
  story.commit("2020-01-14");
  story.move("content/a.md", "content/d.md").move("content/a.es.md", "content/d.es.md").commit("2020-01-20");
  SUBCASE("once") {}
  SUBCASE("twice") {
    story.move("content/d.md", "content/e.md").move("content/d.es.md", "content/e.es.md");
    story.commit("2020-01-22");
  }
  SUBCASE("twice, beside a new page") {
    story.move("content/d.es.md", "content/e.es.md").move("content/d.md", "content/e.md");
    story.write("content/b.md", page("other", "Three.")).commit("2020-01-22");
  }
  CHECK(story.difference() == "");
}

TEST_CASE(
    "an export of a translation that comes back with its original, from beside what is withdrawn, is the "
    "same site") {
  Story story;
  story.write("content/a.md", page("levels", "One.")).write("content/b.md", page("ratings", "Two."));
  story.write("content/a.es.md", page("levels", "Uno.")).commit("2020-01-01");
  story.write("content/a.md", page("ratings", "Two.")).write("content/b.md", page("levels", "One."));
  story.write("content/a.es.md", page("ratings", "Dos.")).commit("2020-01-02");
  story.write("content/b.es.md", page("levels", "Uno, de nuevo.")).commit("2020-01-03");
  story.write("content/a.md", page("ratings", "Two.", "status: withdrawn\nrevision_note: It was wrong."));
  story.remove("content/a.es.md").commit("2020-02-01");
  CHECK(story.difference() == "");
}

}  // namespace gazette
