#include "command/replay_demo.h"

#include <doctest/doctest.h>

#include <string>

namespace gazette {

namespace {

// A commit a part, in the words of the script.
std::string script_of(const std::vector<std::string>& commits) {
  std::string yaml = "branch: main\nauthor: {name: Desk, email: desk@portal.example}\ncommits:\n";
  for (const std::string& commit : commits) {
    yaml += "  - {date: 2022-09-19T10:12:00-04:00, message: Work, " + commit + "}\n";
  }
  return yaml;
}

DemoReplay replay(const std::vector<std::string>& commits, const FileTexts& sources) {
  const auto [script, problems] = read_demo_script(script_of(commits));
  REQUIRE(problems.empty());
  return replay_demo(script, sources);
}

// "+path=text" and "-path", a line a commit.
std::string told(const std::vector<std::string>& commits, const FileTexts& sources) {
  const DemoReplay played = replay(commits, sources);
  std::string list;
  for (const Diagnostic& problem : played.problems) {
    list += std::to_string(problem.place.line - 3) + " " + problem.code + ": " + problem.message + "\n";
  }
  for (const FileTextChanges& changes : played.commits) {
    for (const auto& [path, text] : changes) list += text ? " +" + path + "=" + *text : " -" + path;
    list += "\n";
  }
  return list;
}

}  // namespace

TEST_CASE("files that no commit adds come with the first one") {
  CHECK(told({"add: [content/a]", "add: [content/b]"},
             {{"content/a", "A"}, {"content/b", "B"}, {"content/c", "C"}}) ==
        " +content/a=A +content/c=C\n +content/b=B\n");
}

TEST_CASE("a folder brings what no other commit adds, the narrowest folder first") {
  CHECK(told({"add: [site/]", "add: [plans/]", "add: [plans/x/deep/]", "add: [plans/x/own]"},
             {{"site/s", "S"},
              {"plans/p", "P"},
              {"plans/x/deep/d", "D"},
              {"plans/x/own", "O"},
              {"plans/x/other", "X"}}) ==
        " +site/s=S\n +plans/p=P +plans/x/other=X\n +plans/x/deep/d=D\n +plans/x/own=O\n");
}

TEST_CASE("a written file without a source stays only where the script says so") {
  CHECK(told({"add: [content/]", "write: [{path: site/notes.yml, text: N, stays: true}]"},
             {{"content/a", "A"}}) == " +content/a=A\n +site/notes.yml=N\n");
  CHECK(told({"add: [content/]", "write: [{path: site/notes.yml, text: N}]"}, {{"content/a", "A"}}) ==
        "2 unknown-path: the sources have no file site/notes.yml, and no commit removes it\n");
}

TEST_CASE("amendments are undone, newest first") {
  CHECK(told({"add: [content/]", "amend: [{path: content/a, before: one, now: two}]",
              "amend: [{path: content/a, before: two, now: three}]"},
             {{"content/a", "say three!"}}) ==
        " +content/a=say one!\n +content/a=say two!\n +content/a=say three!\n");
  CHECK(told({"add: [content/]",
              "amend: [{path: content/a, before: \"\", now: \" more\"}, {path: content/a, before: more, now: "
              "much more}]"},
             {{"content/a", "say much more!"}}) == " +content/a=say!\n +content/a=say much more!\n");
}

TEST_CASE("words that don't occur exactly once are reported") {
  const std::string amend = "amend: [{path: content/a, before: one, now: two}]";
  CHECK(told({"add: [content/]", amend}, {{"content/a", "one"}}) ==
        "2 not-once: these words occur 0 times in content/a at this point\n");
  CHECK(told({"add: [content/]", amend}, {{"content/a", "two by two"}}) ==
        "2 not-once: these words occur 2 times in content/a at this point\n");
  CHECK(told({"add: [content/]", "amend: [{path: content/a, before: one, now: aa}]"},
             {{"content/a", "aaa"}}) == "2 not-once: these words occur 2 times in content/a at this point\n");
  // It is once in the sources, but not before the later amendment.
  CHECK(told({"add: [content/]", amend, "amend: [{path: content/a, before: two four, now: four}]"},
             {{"content/a", "two four"}}) ==
        "2 not-once: these words occur 2 times in content/a at this point\n");
}

TEST_CASE("a moved file is the same before and after, under its path of the time") {
  CHECK(told({"add: [plans/]", "amend: [{path: plans/old, before: one, now: two}]",
              "move: [{from: plans/old, to: plans/mid}], amend: [{path: plans/mid, before: two, now: three}]",
              "move: [{from: plans/mid, to: plans/new}]"},
             {{"plans/new", "three"}}) ==
        " +plans/old=one\n +plans/old=two\n +plans/mid=three -plans/old\n -plans/mid +plans/new=three\n");
  CHECK(told({"add: [plans/old]", "move: [{from: plans/old, to: plans/new}]"}, {{"plans/new", "N"}}) ==
        " +plans/old=N\n +plans/new=N -plans/old\n");
}

TEST_CASE("two files may change places") {
  CHECK(told({"add: [plans/]",
              "move: [{from: plans/a, to: plans/c}, {from: plans/b, to: plans/a}, {from: "
              "plans/c, to: plans/b}]"},
             {{"plans/a", "A"}, {"plans/b", "B"}}) == " +plans/a=B +plans/b=A\n +plans/a=A +plans/b=B\n");
}

TEST_CASE("a file of the past is written, amended and removed") {
  CHECK(told({"write: [{path: content/w, text: two}]", "amend: [{path: content/w, before: one, now: two}]",
              "remove: [content/w]"},
             {{"content/a", "A"}}) == " +content/a=A +content/w=one\n +content/w=two\n -content/w\n");
}

TEST_CASE("a path that was removed may be added again") {
  CHECK(told({"write: [{path: content/a, text: old}]", "remove: [content/a]", "add: [content/a]"},
             {{"content/a", "new"}}) == " +content/a=old\n -content/a\n +content/a=new\n");
  CHECK(told({"write: [{path: content/a, text: old}]", "remove: [content/a], add: [content/]"},
             {{"content/a", "new"}}) == " +content/a=old\n +content/a=new\n");
}

TEST_CASE("paths that aren't there are reported") {
  const FileTexts sources = {{"content/abc", "A"}, {"plans/x/p", "P"}};
  CHECK(told({"add: [content/]", "add: [content/abd]"}, sources) ==
        "2 unknown-path: the sources have no text of content/abd\n");
  CHECK(told({"add: [content/]", "add: [content/none/]"}, sources) ==
        "2 unknown-path: there is nothing to add below content/none/\n");
  CHECK(told({"add: [content/]", "remove: [content/abd]"}, sources) ==
        "2 unknown-path: there is no file content/abd at this point\n");
  CHECK(told({"add: [content/]", "move: [{from: plans/x/q, to: plans/x/r}]"}, sources) ==
        "2 unknown-path: there is no file plans/x/q at this point\n");
  CHECK(told({"amend: [{path: plans/x/p, before: O, now: P}]", "add: [plans/x/p]"}, sources) ==
        "1 unknown-path: there is no file plans/x/p at this point\n");
  CHECK(replay({"add: [content/]", "remove: [content/abd]"}, sources).problems.at(0).hint ==
        "did you mean content/abc?");
  CHECK(replay({"add: [plans/x]"}, sources).problems.at(0).hint == "to add a folder, end its path with /");
}

TEST_CASE("a file is added once") {
  const FileTexts sources = {{"content/a", "A"}, {"content/b", "B"}};
  CHECK(told({"add: [content/a]", "add: [content/a]"}, sources) ==
        "2 added-twice: there is a file content/a already at this point\n");
  CHECK(told({"add: [content/]", "add: [content/]"}, sources) ==
        "2 unknown-path: there is nothing to add below content/\n");
  CHECK(told({"add: [content/]", "write: [{path: content/a, text: A}]"}, sources) ==
        "2 added-twice: there is a file content/a already at this point\n");
  CHECK(told({"add: [content/]", "move: [{from: content/a, to: content/b}]"}, sources).find("added-twice") !=
        std::string::npos);
}

TEST_CASE("the last commit must leave what the sources hold") {
  CHECK(told({"add: [content/]", "write: [{path: content/w, text: W}]"}, {{"content/a", "A"}}) ==
        "2 unknown-path: the sources have no file content/w, and no commit removes it\n");
  CHECK(told({"add: [content/]", "remove: [content/a]"}, {{"content/a", "A"}, {"content/b", "B"}}) ==
        "2 still-there: the sources still have the file content/a that goes here\n");
  CHECK(told({"add: [content/a]", "remove: [content/a]", "add: [content/a]"}, {{"content/a", "A"}}) ==
        "1 unknown-path: the sources have no text of content/a\n");
  CHECK(told({"add: [content/a]", "remove: [content/a]"}, {{"content/a", "A"}}) ==
        "2 still-there: the sources still have the file content/a that goes here\n");
}

TEST_CASE("a commit that changes nothing is reported") {
  CHECK(told({"add: [content/]", "branch: true"}, {{"content/a", "A"}})
            .starts_with("2 no-change: this commit changes nothing\n"));
}

}  // namespace gazette
