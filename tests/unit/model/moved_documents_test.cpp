#include <doctest/doctest.h>

#include "gate_fixture.h"

namespace gazette {

namespace {

std::string page(const std::string& text) {
  return std::string(open_header) + "# " + text + "\n\nText of " + text + "\n";
}

std::string former(const PublicDocument& document) {
  std::string text;
  for (const FormerPath& path : document.former_paths) {
    text += path.path.text + " (" + std::to_string(path.version_count) + ") ";
  }
  return text;
}

}  // namespace

TEST_CASE("a document keeps its history through a chain of renames") {
  const GitFixture git;
  put(git, "a.md", page("one"), "2020-01-01");
  rename(git, "a.md", "b.md", "2020-01-02");
  put(git, "b.md", page("two"), "2020-01-03");
  rename(git, "b.md", "folder/c.md", "2020-01-04");
  const Gate gate = pass_gate(git, site_settings(""));
  CHECK(told(gate.history) == "folder/c.md: published 2020-01-01, changed 2020-01-03\n");
  CHECK(former(gate.history.documents[0]) == "a.md (1) b.md (2) ");
}

TEST_CASE("a rename with an edit is a removal and a new document") {
  const GitFixture git;
  put(git, "a.md", page("one"), "2020-01-01");
  git.move("a.md", "b.md");
  put(git, "b.md", page("two"), "2020-01-02");
  CHECK(told(git) == "a.md: published 2020-01-01, removed on 2020-01-02\nb.md: published 2020-01-02\n");
}

TEST_CASE("two files that swap their names are each what its name says") {
  const GitFixture git;
  git.write("a.md", page("one"));
  git.write("b.md", page("two"));
  git.commit("Add", "2020-01-01T12:00:00Z");
  git.move("a.md", "c.md");
  git.move("b.md", "a.md");
  git.move("c.md", "b.md");
  git.commit("Swap", "2020-01-02T12:00:00Z");
  CHECK(told(git) ==
        "a.md: published 2020-01-01, changed 2020-01-02\nb.md: published 2020-01-01, changed 2020-01-02\n");
}

TEST_CASE("a chain of renames in one commit keeps apart what its names say") {
  const GitFixture git;
  git.write("a.md", page("one"));
  git.write("b.md", page("two"));
  git.commit("Add", "2020-01-01T12:00:00Z");
  git.move("b.md", "c.md");
  git.move("a.md", "b.md");
  git.commit("Shift", "2020-01-02T12:00:00Z");
  // b stays b, with another text; a is gone, and c is new: b's old bytes weren't taken away, but replaced.
  CHECK(told(git) ==
        "a.md: published 2020-01-01, removed on 2020-01-02\nb.md: published 2020-01-01, changed "
        "2020-01-02\nc.md: "
        "published 2020-01-02\n");
}

TEST_CASE("among files of the same bytes the one of the same name is the same document") {
  const GitFixture git;
  git.write("x/report.md", page("same"));
  git.write("x/other.md", page("same"));
  git.commit("Add", "2020-01-01T12:00:00Z");
  git.move("x/report.md", "y/report.md");
  git.move("x/other.md", "a/new.md");
  git.commit("Move", "2020-01-02T12:00:00Z");
  const Gate gate = pass_gate(git, site_settings(""));
  CHECK(told(gate.history) == "a/new.md: published 2020-01-01\ny/report.md: published 2020-01-01\n");
  CHECK(former(gate.history.documents[0]) == "x/other.md (1) ");
  CHECK(former(gate.history.documents[1]) == "x/report.md (1) ");
}

TEST_CASE("files of the same bytes without a name in common pair in the order of their paths") {
  const GitFixture git;
  git.write("a.md", page("same"));
  git.write("b.md", page("same"));
  git.commit("Add", "2020-01-01T12:00:00Z");
  git.move("a.md", "y.md");
  git.move("b.md", "x.md");
  git.commit("Move", "2020-01-02T12:00:00Z");
  const Gate gate = pass_gate(git, site_settings(""));
  CHECK(former(gate.history.documents[0]) == "a.md (1) ");
  CHECK(former(gate.history.documents[1]) == "b.md (1) ");
}

TEST_CASE("a copy is a new document") {
  const GitFixture git;
  put(git, "a.md", page("one"), "2020-01-01");
  put(git, "b.md", page("one"), "2020-01-02");
  CHECK(told(git) == "a.md: published 2020-01-01\nb.md: published 2020-01-02\n");
}

TEST_CASE("one removed file can't become two") {
  const GitFixture git;
  put(git, "a.md", page("one"), "2020-01-01");
  git.remove("a.md");
  git.write("b.md", page("one"));
  git.write("c.md", page("one"));
  git.commit("Split", "2020-01-02T12:00:00Z");
  CHECK(told(git) == "b.md: published 2020-01-01\nc.md: published 2020-01-02\n");
}

TEST_CASE("a file that enters the content folders begins there") {
  const GitFixture git;
  put(git, "minutes/a.md", page("one"), "2020-01-01");
  rename(git, "minutes/a.md", "content/a.md", "2020-01-02");
  const Gate gate = pass_gate(git, site_settings());
  CHECK(told(gate.history) == "content/a.md: published 2020-01-02\n");
  CHECK(gate.history.documents[0].former_paths.empty());
}

TEST_CASE("a file that leaves the content folders is removed") {
  const GitFixture git;
  put(git, "content/a.md", page("one"), "2020-01-01");
  rename(git, "content/a.md", "minutes/a.md", "2020-01-02");
  CHECK(told(pass_gate(git, site_settings()).history) ==
        "content/a.md: published 2020-01-01, removed on 2020-01-02\n");
  rename(git, "minutes/a.md", "content/b.md", "2020-01-03");
  CHECK(told(pass_gate(git, site_settings()).history) ==
        "content/a.md: published 2020-01-01, removed on 2020-01-02\ncontent/b.md: published 2020-01-03\n");
}

TEST_CASE("a file that loses its extension is removed, and a link to a file is no document") {
  const GitFixture git;
  put(git, "a.md", page("one"), "2020-01-01");
  rename(git, "a.md", "a.txt", "2020-01-02");
  std::filesystem::create_symlink("a.txt", git.path() / "b.md");
  git.commit("Link", "2020-01-03T12:00:00Z");
  CHECK(told(git) == "a.md: published 2020-01-01, removed on 2020-01-02\n");
}

TEST_CASE("a document that moved while it was a draft is reached at its public addresses alone") {
  const GitFixture git;
  put(git, "secret-name.md", "---\nstatus: draft\n---\n# one\n", "2020-01-01");
  rename(git, "secret-name.md", "other-secret.md", "2020-01-02");
  rename(git, "other-secret.md", "plan.md", "2020-01-03");
  put(git, "plan.md", page("one"), "2020-01-04");
  const Gate gate = pass_gate(git, site_settings(""));
  CHECK(told(gate.history) == "plan.md: published 2020-01-04\n");
  CHECK(gate.history.documents[0].former_paths.empty());
  CHECK(gate.history.documents[0].paths.size() == 1);
}

TEST_CASE("a draft that moves to the place of a removed document doesn't change what it becomes there") {
  const auto story = [](bool with_draft) {
    const GitFixture git;
    put(git, "plan.md", page("one"), "2020-01-01");
    if (with_draft) put(git, "draft.md", "---\nstatus: draft\n---\n# two\n", "2020-01-01");
    take_away(git, "plan.md", "2020-01-02");
    if (with_draft) rename(git, "draft.md", "plan.md", "2020-01-03");
    put(git, "plan.md", page("two"), "2020-01-04");
    return told(git);
  };
  CHECK(story(true) == story(false));
  CHECK(story(true) == "plan.md: published 2020-01-01, removed on 2020-01-02, restored 2020-01-04\n");
}

TEST_CASE("documents that ended at one path stand in an order that no draft changes") {
  const auto story = [](bool with_draft) {
    const GitFixture git;
    if (with_draft) put(git, "b.md", "---\nstatus: draft\n---\n# two\n", "2019-12-01");
    put(git, "a.md", page("one"), "2020-01-01");
    put(git, "b.md", page("two"), "2020-01-02");
    take_away(git, "a.md", "2020-01-03");
    rename(git, "b.md", "a.md", "2020-01-04");
    take_away(git, "a.md", "2020-01-05");
    return told(git);
  };
  CHECK(story(true) == story(false));
}

TEST_CASE("a document whose first text never came on its day moves like others") {
  const GitFixture git;
  put(git, "a.md", "---\nstatus: published\npublish_on: 2030-01-01\n---\n# One\n", "2020-01-01");
  put(git, "a.md", page("two"), "2020-02-01");
  rename(git, "a.md", "b.md", "2020-03-01");
  CHECK(told(git) == "b.md: published 2020-02-01\n");
}

TEST_CASE("a document whose text waits moves to where a private file stood, too") {
  const auto told_with = [](const std::string& hidden) {
    const GitFixture git;
    put(git, "a.md", page("one"), "2020-01-01");
    put(git, "a.md", "---\nstatus: published\npublish_on: 2030-01-01\n---\n# Two\n", "2020-01-02");
    if (!hidden.empty()) {
      put(git, "b.md", "---\n" + hidden + "\n---\n# Hidden\n", "2020-01-03");
      git.remove("b.md");
    }
    git.move("a.md", "b.md");
    git.commit("Move", "2020-01-05T12:00:00Z");
    return told(git);
  };
  CHECK(told_with("") == "b.md: published 2020-01-01\n");
  for (const std::string hidden : {"status: draft", "status: published\naudience: internal",
                                   "status: published\npublish_on: 2029-01-01"}) {
    CAPTURE(hidden);
    CHECK(told_with(hidden) == told_with(""));
  }
}

TEST_CASE("an index finds the document that stood at a path at the time") {
  const GitFixture git;
  put(git, "a.md", page("one"), "2020-01-01");      // 0
  rename(git, "a.md", "b.md", "2020-01-02");        // 1
  put(git, "a.md", page("another"), "2020-01-03");  // 2
  put(git, "late.md", page("late"), "2020-01-04");  // 3
  const Portal portal = assemble_portal(pass_gate(git, site_settings("")).history);
  const auto path_of = [&](const std::string& path, uint32_t publication) {
    const auto found = portal.paths.find(path, publication);
    return found ? portal.document(*found).path.text : "none";
  };
  CHECK(path_of("a.md", 0) == "b.md");
  CHECK(path_of("a.md", 1) == "b.md");
  CHECK(path_of("a.md", 2) == "a.md");
  CHECK(path_of("b.md", 0) == "b.md");
  CHECK(path_of("late.md", 0) == "late.md");
  CHECK(path_of("none.md", 3) == "none");
}

TEST_CASE("what comes to a place as another document is withdrawn there is what stands there then") {
  PublicDocument withdrawn;
  withdrawn.is_removed = true;
  withdrawn.paths = {{2, {"a.md"}, {}}};
  PublicDocument other;
  other.paths = {{1, {"b.md"}, {}}, {2, {"a.md"}, {}}};
  CHECK(PathIndex({withdrawn, other}).find("a.md", 3) == 1);
  CHECK(PathIndex({other, withdrawn}).find("a.md", 3) == 0);
}

TEST_CASE("an author's path means a file, with or without its extension, or a folder's index") {
  const GitFixture git;
  for (const char* path : {"a.md", "b/index.md", "c/README.md", "d.md", "d/index.md", "e.markdown"}) {
    git.write(path, page(path));
  }
  git.commit("Add", "2020-01-01T12:00:00Z");
  const Portal portal = assemble_portal(pass_gate(git, site_settings("")).history);
  const auto path_of = [&](const std::string& path) {
    const auto found = portal.paths.find_linked(path, 1);
    return found ? portal.document(*found).path.text : "none";
  };
  CHECK(path_of("a.md") == "a.md");
  CHECK(path_of("a") == "a.md");
  CHECK(path_of("a.html") == "a.md");
  CHECK(path_of("b") == "b/index.md");
  CHECK(path_of("c") == "c/README.md");
  CHECK(path_of("d") == "d.md");
  CHECK(path_of("e.markdown") == "e.markdown");
  CHECK(path_of("A") == "none");
  CHECK(path_of("") == "none");
  CHECK(path_of("a.htm") == "none");
}

TEST_CASE("what is new stands in order, newest first, and within a day by document") {
  const GitFixture git;
  git.write("b.md", page("b"));
  git.write("a.md", page("a"));
  git.commit("Add", "2020-01-01T12:00:00Z");
  put(git, "c.md", page("c"), "2020-01-01T13:00:00Z");
  put(git, "a.md", page("a2"), "2020-01-02");
  take_away(git, "b.md", "2020-01-03");
  const Portal portal = assemble_portal(pass_gate(git, site_settings("")).history);
  std::string order;
  for (const PortalEvent& event : portal.events) {
    order += portal.document(event.document).path.text + " " +
             portal.document(event.document).versions[event.version].id + "; ";
  }
  CHECK(order == "b.md ; a.md 2020-01-02; a.md 2020-01-01; b.md 2020-01-01; c.md 2020-01-01; ");
  CHECK(portal.version_count == 4);
}

TEST_CASE("a plain site is called what its front page is called") {
  const GitFixture git;
  put(git, "README.md", "# Handbook\n", "2020-01-01");
  CHECK(assemble_portal(pass_gate(git, plain_settings()).history).history.settings.title == "Handbook");
  put(git, "index.md", "# Welcome\n", "2020-01-02");
  CHECK(assemble_portal(pass_gate(git, plain_settings()).history).history.settings.title == "Welcome");
  put(git, "index.md", "---\nstatus: draft\n---\n# Secret\n", "2020-01-03");
  CHECK(assemble_portal(pass_gate(git, plain_settings()).history).history.settings.title == "Handbook");
}

}  // namespace gazette
