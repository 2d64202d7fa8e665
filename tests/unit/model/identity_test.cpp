// What makes a document the same one: its path, its bytes, or the id that it gives itself.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "gate_fixture.h"

namespace gazette {

namespace {

const std::string folder = "plans/north/2024-25/";

std::string plan_text(const std::string& text, const std::string& id = "north-2024-25") {
  return fmt::format(
      "---\nid: {}\nkind: plan\nframework: level-4-aip\nschool_year: 2024-25\ntitle: Plan\nstatus: "
      "published\n"
      "---\n## Key issues\n\n{}\n",
      id, text);
}

std::string sheet_text(const std::string& id, const std::string& lines, const std::string& text) {
  return fmt::format(
      "---\nid: {}\nkind: initiative\nobjective: one\nnumber: \"1.1\"\ntitle: Sheet\n{}\n---\n{}\n", id,
      lines, text);
}

std::string page(const std::string& id, const std::string& text, const std::string& lines = {}) {
  return fmt::format("---\nid: {}\nstatus: published\n{}---\n# Page {}\n\n{}\n", id, lines, id, text);
}

std::string draft(const std::string& id, const std::string& text) {
  return fmt::format("---\nid: {}\nstatus: draft\n---\n# Draft\n\n{}\n", id, text);
}

std::string told_site(const GitFixture& git) {
  return told(pass_gate(git, site_settings()).history);
}

}  // namespace

TEST_CASE("a document that is renamed and edited at once is the same by its id") {
  const GitFixture git;
  put(git, "content/a.md", page("levels", "One."), "2024-01-01");
  git.remove("content/a.md");
  put(git, "content/guide/b.md", page("levels", "Two."), "2024-02-01");
  CHECK(told_site(git) == "content/guide/b.md: published 2024-01-01, changed 2024-02-01\n");
}

TEST_CASE("a document that is moved and withdrawn at once ends where readers found it") {
  const GitFixture git;
  put(git, "content/a.md", page("levels", "One."), "2024-01-01");
  git.remove("content/a.md");
  put(git, "content/b.md", "---\nid: levels\nstatus: withdrawn\nrevision_note: Wrong\n---\n", "2024-02-01");
  const Gate gate = pass_gate(git, site_settings());
  const PublicDocument& document = gate.history.documents.at(0);
  CHECK(document.path.text == "content/a.md");
  CHECK(document.versions.back().path == document.path);
}

TEST_CASE("without an id it is another one") {
  const GitFixture git;
  put(git, "content/a.md", "---\nstatus: published\n---\n# Page\n\nOne.\n", "2024-01-01");
  git.remove("content/a.md");
  put(git, "content/b.md", "---\nstatus: published\n---\n# Page\n\nTwo.\n", "2024-02-01");
  CHECK(told_site(git) ==
        "content/a.md: published 2024-01-01, removed on 2024-02-01\ncontent/b.md: published 2024-02-01\n");
}

TEST_CASE("two documents that swap their files swap no histories") {
  const GitFixture git;
  git.write("content/a.md", page("first", "First."));
  git.write("content/b.md", page("second", "Second."));
  git.commit("Publish", "2024-01-01T12:00:00Z");
  git.write("content/a.md", page("second", "Second, in other words."));
  git.write("content/b.md", page("first", "First."));
  git.commit("Swap", "2024-02-01T12:00:00Z");
  CHECK(told_site(git) ==
        "content/a.md: published 2024-01-01, changed 2024-02-01\ncontent/b.md: published 2024-01-01\n");
}

TEST_CASE("a file that takes over another's name continues it, and what stood there ends") {
  const GitFixture git;
  git.write("content/a.md", page("first", "First."));
  git.write("content/b.md", page("second", "Second."));
  git.commit("Publish", "2024-01-01T12:00:00Z");
  git.remove("content/b.md");
  put(git, "content/a.md", page("second", "Second, in other words."), "2024-02-01");
  CHECK(told_site(git) ==
        "content/a.md: published 2024-01-01, removed on 2024-02-01\n"
        "content/a.md: published 2024-01-01, changed 2024-02-01\n");
}

TEST_CASE("a new id alone makes no new document") {
  const GitFixture git;
  put(git, "content/a.md", page("lebels", "One."), "2024-01-01");
  put(git, "content/a.md", page("levels", "Two."), "2024-02-01");
  git.remove("content/a.md");
  put(git, "content/b.md", page("levels", "Three."), "2024-03-01");
  CHECK(told_site(git) == "content/b.md: published 2024-01-01, changed 2024-02-01, changed 2024-03-01\n");
}

TEST_CASE("a document that was deleted comes back under its id, wherever it stands then") {
  const GitFixture git;
  put(git, "content/a.md", page("levels", "One."), "2024-01-01");
  git.remove("content/a.md");
  git.commit("Delete", "2024-02-01T12:00:00Z");
  SUBCASE("elsewhere") {
    put(git, "content/b.md", page("levels", "Two."), "2024-03-01");
    CHECK(told_site(git) ==
          "content/b.md: published 2024-01-01, removed on 2024-02-01, restored 2024-03-01\n");
  }
  SUBCASE("while another one has its place") {
    put(git, "content/a.md", page("ratings", "Two."), "2024-03-01");
    put(git, "content/b.md", page("levels", "Three."), "2024-04-01");
    CHECK(told_site(git) ==
          "content/a.md: published 2024-03-01\n"
          "content/b.md: published 2024-01-01, removed on 2024-02-01, restored 2024-04-01\n");
  }
  SUBCASE("after a revert of the deletion") {
    git.run_with({"revert", "--no-edit", "HEAD"}, {}, {"GIT_COMMITTER_DATE=2024-03-01T12:00:00Z"});
    CHECK(told_site(git) ==
          "content/a.md: published 2024-01-01, removed on 2024-02-01, restored 2024-03-01\n");
  }
}

TEST_CASE("a document that waits for its day comes back under its id on that day") {
  const GitFixture git;
  put(git, "content/a.md", page("levels", "One."), "2024-01-01");
  git.remove("content/a.md");
  const std::string date = "publish_on: 2024-06-01\n";
  put(git, "content/b.md", page("levels", "Two.", date), "2024-02-01");
  const auto told_on = [&](Date day) {
    return told(pass_gate(git, site_settings(), {day, false, {}}).history);
  };
  const std::string gone = "content/a.md: published 2024-01-01, removed on 2024-02-01\n";
  const std::string back = "content/b.md: published 2024-01-01, removed on 2024-02-01, restored 2024-06-01\n";
  SUBCASE("whatever is published then") {
    put(git, "content/c.md", page("other", "Three."), "2024-07-01");
    CHECK(told_site(git) == back + "content/c.md: published 2024-07-01\n");
  }
  SUBCASE("as its own name has been since then") {
    put(git, "content/c.md", page("other", "Three."), "2024-07-01");
    git.remove("content/b.md");
    put(git, "content/d.md", page("levels", "Four."), "2024-08-01");
    CHECK(told_site(git) ==
          "content/c.md: published 2024-07-01\ncontent/d.md: published 2024-01-01, removed on "
          "2024-02-01, restored 2024-06-01, changed 2024-08-01\n");
  }
  SUBCASE("though nothing is published then") {
    CHECK(told_on(parse_iso_date("2024-05-31").value()) == gone);
    CHECK(told_on(parse_iso_date("2024-06-01").value()) == back);
  }
}

TEST_CASE("a document that waits for its day is another one while the one of its name is there") {
  const GitFixture git;
  put(git, "content/a.md", page("levels", "One."), "2024-01-01");
  put(git, "content/b.md", page("levels", "Two.", "publish_on: 2024-06-01\n"), "2024-02-01");
  put(git, "content/c.md", page("other", "Three."), "2024-07-01");
  CHECK(told_site(git) ==
        "content/a.md: published 2024-01-01\ncontent/b.md: published 2024-06-01\n"
        "content/c.md: published 2024-07-01\n");
}

TEST_CASE("where a document was withdrawn before anybody saw it leads on when it comes elsewhere") {
  const GitFixture git;
  put(git, "content/a.md", "---\nid: levels\nstatus: withdrawn\nrevision_note: Wrong\n---\n", "2024-01-01");
  git.remove("content/a.md");
  put(git, "content/b.md", page("levels", "One."), "2024-02-01");
  const Gate gate = pass_gate(git, site_settings());
  REQUIRE(gate.history.documents.size() == 1);
  const PublicDocument& document = gate.history.documents[0];
  CHECK(document.path.text == "content/b.md");
  REQUIRE(document.former_paths.size() == 1);
  CHECK(document.former_paths[0].path.text == "content/a.md");
}

TEST_CASE("a plan in another folder is the same by its id, with sheets that were edited on the way") {
  const GitFixture git;
  git.write(folder + "plan.md", plan_text("One."));
  git.write(folder + "1.1-a.md", sheet_text("a", "status: published", "One."));
  git.commit("Publish", "2024-09-01T12:00:00Z");
  git.remove(folder + "plan.md");
  git.remove(folder + "1.1-a.md");
  git.write("plans/south/2024-25/plan.md", plan_text("Two."));
  git.write("plans/south/2024-25/2.1-a.md", sheet_text("a", "status: published", "Two."));
  git.commit("Move", "2024-10-01T12:00:00Z");
  CHECK(told_site(git) == "plans/south/2024-25/plan.md: published 2024-09-01, changed 2024-10-01\n");
}

TEST_CASE("a sheet of a new number that is withdrawn takes what it said before along") {
  const GitFixture git;
  git.write(folder + "plan.md", plan_text("One."));
  git.write(folder + "1.1-a.md", sheet_text("a", "status: published", "It names a pupil."));
  git.commit("Publish", "2024-09-01T12:00:00Z");
  git.remove(folder + "1.1-a.md");
  put(git, folder + "1.2-a.md", sheet_text("a", "status: published", "It names nobody."), "2024-10-01");
  put(git, folder + "1.2-a.md", sheet_text("a", "status: withdrawn", ""), "2024-11-01");
  const Gate gate = pass_gate(git, site_settings());
  REQUIRE(gate.history.documents.size() == 1);
  for (const Version& version : gate.history.documents[0].versions) CHECK(version.sheets.empty());
}

TEST_CASE("the same id in another year's plan is another sheet") {
  const GitFixture git;
  const std::string next = "plans/north/2025-26/";
  git.write(folder + "plan.md", plan_text("One."));
  git.write(folder + "1.1-a.md", sheet_text("a", "status: published", "One."));
  git.commit("Publish", "2024-09-01T12:00:00Z");
  git.remove(folder + "1.1-a.md");
  git.commit("Drop", "2024-10-01T12:00:00Z");
  git.write(next + "plan.md", plan_text("Two.", "north-2025-26"));
  git.write(next + "1.1-a.md", sheet_text("a", "status: published", "Two."));
  git.commit("Publish", "2025-09-01T12:00:00Z");
  put(git, next + "1.1-a.md", sheet_text("a", "status: withdrawn", ""), "2025-10-01");
  const Gate gate = pass_gate(git, site_settings());
  REQUIRE(gate.history.documents.size() == 2);
  CHECK(gate.history.documents[0].versions.front().sheets.size() == 1);
}

TEST_CASE("a document that is withdrawn under another file name is withdrawn as a whole") {
  const GitFixture git;
  put(git, "content/a.md", page("levels", "Wrong."), "2024-01-01");
  git.remove("content/a.md");
  put(git, "content/b.md", "---\nid: levels\nstatus: withdrawn\nrevision_note: It was wrong\n---\n# Levels\n",
      "2024-02-01");
  CHECK(told_site(git) == "content/a.md: removed on 2024-02-01\n");
}

TEST_CASE("what drafts are called, and where they stand, decides nothing") {
  // Each does something private between the public steps; the public history must be the same with it.
  using Step = void (*)(const GitFixture&);
  Step before = [](const GitFixture&) {};
  Step between = [](const GitFixture&) {};
  SUBCASE("a draft of the same id, where it is published later") {
    between = [](const GitFixture& git) { git.write("content/b.md", draft("levels", "Soon.")); };
  }
  SUBCASE("a draft of another id, where it is published later") {
    between = [](const GitFixture& git) { git.write("content/b.md", draft("secret", "Soon.")); };
  }
  SUBCASE("a draft of the same id elsewhere") {
    before = [](const GitFixture& git) { git.write("content/c.md", draft("levels", "Soon.")); };
  }
  SUBCASE("a draft of another id over the public text") {
    before = [](const GitFixture& git) { git.write("content/a.md", draft("secret", "Soon.")); };
  }
  SUBCASE("a text that was held back and never came") {
    before = [](const GitFixture& git) {
      git.write("content/b.md", page("levels", "Later.", "publish_on: 2098-01-01\n"));
    };
    between = [](const GitFixture& git) { git.write("content/b.md", draft("levels", "Never.")); };
  }
  SUBCASE("a draft where the public text was, after it went") {
    between = [](const GitFixture& git) { git.write("content/a.md", draft("ratings", "Other.")); };
  }
  const auto told_with = [](Step private_before, Step private_between, bool has_same_bytes) {
    const GitFixture git;
    put(git, "content/a.md", page("levels", "One."), "2024-01-01");
    private_before(git);
    git.commit("Private", "2024-01-15T12:00:00Z");
    git.remove("content/a.md");
    git.commit("Delete", "2024-02-01T12:00:00Z");
    private_between(git);
    git.commit("Private", "2024-02-15T12:00:00Z");
    put(git, "content/b.md", page("levels", has_same_bytes ? "One." : "Two."), "2024-03-01");
    put(git, "content/a.md", page("ratings", "Other."), "2024-04-01");
    return told_site(git);
  };
  for (const bool has_same_bytes : {false, true}) {
    const auto nothing = [](const GitFixture&) {};
    CHECK(told_with(nothing, nothing, has_same_bytes) ==
          "content/a.md: published 2024-04-01\n"
          "content/b.md: published 2024-01-01, removed on 2024-02-01, restored 2024-03-01\n");
    CHECK(told_with(before, between, has_same_bytes) == told_with(nothing, nothing, has_same_bytes));
  }
}

TEST_CASE("a draft in the place to which a document moves doesn't break its history") {
  const auto told_with = [](bool has_draft) {
    const GitFixture git;
    git.write("content/a.md", "---\nstatus: published\n---\n# Page\n\nOne.\n");
    if (has_draft) git.write("content/b.md", "---\nstatus: draft\n---\n# Secret\n");
    git.commit("Publish", "2024-01-01T12:00:00Z");
    git.remove("content/a.md");
    put(git, "content/b.md", "---\nstatus: published\n---\n# Page\n\nOne.\n", "2024-02-01");
    put(git, "content/b.md", "---\nstatus: published\n---\n# Page\n\nTwo.\n", "2024-03-01");
    return told_site(git);
  };
  CHECK(told_with(false) == "content/b.md: published 2024-01-01, changed 2024-03-01\n");
  CHECK(told_with(true) == told_with(false));
}

TEST_CASE("a merge of several branches, or of branches that merged each other, is one publication") {
  const GitFixture git;
  put(git, "content/a.md", page("a", "One."), "2024-01-01");
  const auto branch = [&](const std::string& name, const std::string& from) {
    git.run("checkout", "-q", "-b", name, from);
    put(git, "content/" + name + ".md", page(name, "One."), "2024-01-02");
  };
  branch("x", "main");
  branch("y", "main");
  SUBCASE("an octopus") {
    branch("z", "main");
    git.run("checkout", "-q", "main");
    git.run_with({"merge", "-q", "--no-ff", "-m", "Merge", "x", "y", "z"}, {},
                 {"GIT_COMMITTER_DATE=2024-02-01T12:00:00Z", "GIT_AUTHOR_DATE=2024-02-01T12:00:00Z"});
    CHECK(told_site(git) ==
          "content/a.md: published 2024-01-01\ncontent/x.md: published 2024-02-01\n"
          "content/y.md: published 2024-02-01\ncontent/z.md: published 2024-02-01\n");
  }
  SUBCASE("a criss-cross") {
    git.run("branch", "-q", "x0", "x");
    git.run("checkout", "-q", "x");
    git.merge("y", "2024-01-03T12:00:00Z");
    git.run("checkout", "-q", "y");
    git.merge("x0", "2024-01-04T12:00:00Z");
    put(git, "content/y.md", page("y", "Two."), "2024-01-05");
    git.run("checkout", "-q", "main");
    git.merge("x", "2024-02-01T12:00:00Z");
    git.merge("y", "2024-03-01T12:00:00Z");
    CHECK(told_site(git) ==
          "content/a.md: published 2024-01-01\ncontent/x.md: published 2024-02-01\n"
          "content/y.md: published 2024-02-01, changed 2024-03-01\n");
  }
}

}  // namespace gazette
