#include "command/demo_script.h"

#include <doctest/doctest.h>

#include <string>

namespace gazette {

namespace {

const std::string head = "branch: main\nauthor: {name: Desk, email: desk@portal.example}\ncommits:\n";
const std::string begin = head + "  - date: 2022-09-19T10:12:00-04:00\n    message: Begin\n";

// "line:column code: message", a line a problem.
std::string problems_of(const std::string& yaml) {
  std::string list;
  for (const Diagnostic& problem : read_demo_script(yaml).second) {
    list += std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + " " +
            problem.code + ": " + problem.message + "\n";
  }
  return list;
}

bool says(const std::string& yaml, const std::string& words) {
  const std::string problems = problems_of(yaml);
  CAPTURE(problems);
  const bool found = problems.find(words) != std::string::npos;
  CHECK(found);
  return found;
}

}  // namespace

TEST_CASE("a script is read into values with their places") {
  const auto [script, problems] = read_demo_script(begin +
                                                   "    add: [content/, site/site.yml]\n"
                                                   "    remove:\n"
                                                   "      - content/old.md\n"
                                                   "  - date: 2022-09-19T10:12:00-04:00\n"
                                                   "    message: \"Amend:   it\"\n"
                                                   "    branch: true\n"
                                                   "    move:\n"
                                                   "      - {from: plans/a.md, to: plans/b.md}\n"
                                                   "    write:\n"
                                                   "      - path: content/c.md\n"
                                                   "        text: |\n"
                                                   "          ---\n"
                                                   "          title: C\n"
                                                   "          ---\n"
                                                   "\n"
                                                   "          # Text\n"
                                                   "    amend:\n"
                                                   "      - path: plans/b.md\n"
                                                   "        before: \"\"\n"
                                                   "        now: \" two  words\\n\"\n");
  REQUIRE(problems.empty());
  CHECK(script.branch == "main");
  CHECK(script.author_name == "Desk");
  CHECK(script.author_email == "desk@portal.example");
  REQUIRE(script.commits.size() == 2);
  const DemoCommit& first = script.commits[0];
  CHECK(first.seconds == 1663596720);
  CHECK(first.offset_minutes == -240);
  CHECK(first.message == "Begin");
  CHECK_FALSE(first.on_branch);
  REQUIRE(first.additions.size() == 2);
  CHECK(first.additions[1].value == "site/site.yml");
  CHECK(first.additions[1].mark.line == 6);
  CHECK(first.removals.at(0).mark.line == 8);
  const DemoCommit& second = script.commits[1];
  CHECK(second.message == "Amend: it");
  CHECK(second.on_branch);
  CHECK(second.moves.at(0).from.value == "plans/a.md");
  CHECK(second.moves.at(0).to.value == "plans/b.md");
  CHECK(second.written.at(0).text == "---\ntitle: C\n---\n\n# Text\n");
  CHECK(second.amendments.at(0).before.empty());
  CHECK(second.amendments.at(0).now.value == " two  words\n");
  CHECK(second.amendments.at(0).now.mark.line == 25);
}

TEST_CASE("unknown and missing keys of a script are reported") {
  says(begin + "    ad: [content/]\n", "6:5 unknown-key: unknown key \"ad\"");
  CHECK(read_demo_script(begin + "    ad: [content/]\n").second.at(0).hint == "did you mean \"add\"?");
  says(begin + "    move: [{from: site/a, to: site/b, why: so}]\n", "unknown key \"why\"");
  says(begin + "    move: [{from: site/a}]\n", "6:12 missing-key: \"to\" is missing");
  says(head + "  - message: Begin\n", "4:5 missing-key: \"date\" is missing");
  says("author: {name: Desk}\n", "\"branch\" is missing");
  says("author: {name: Desk}\n", "1:9 missing-key: \"email\" is missing");
  says("author: {name: Desk}\n", "\"commits\" is missing");
  says("", "\"author\" is missing");
}

TEST_CASE("values of another type are reported") {
  says(head + "  - Begin\n", "4:5 wrong-type: each entry of \"commits\" must be a block of keys");
  says("branch: main\nauthor: Desk\ncommits: []\n", "\"author\" must be a block of keys");
  says("branch: main\nauthor: {name: Desk, email: a@b.example}\ncommits: []\n", "there are no commits");
  says(begin + "    add: content/\n", "6:10 wrong-type: \"add\" must be a list");
  says(begin + "    add: [{path: content/}]\n", "each entry of \"add\" must be a path");
  says(begin + "    branch: maybe\n", "must be true or false");
  says("branch: [main]\n", "\"branch\" must be text");
  says("branch: main\nauthor: {name: \"A <b>\", email: a@b.example}\n", "2:16 bad-name");
}

TEST_CASE("a date is an instant with its offset") {
  for (const char* date :
       {"2022-09-19", "2022-09-19T10:12:00", "2022-09-19 10:12:00-04:00", "2022-02-30T10:12:00-04:00",
        "2022-09-19T24:00:00-04:00", "2022-09-19T10:60:00-04:00", "2022-09-19T10:12:-1-04:00",
        "2022-09-19T10:12:00-4:000", "2022-09-19T10:12:00-15:00", "1969-09-19T10:12:00-04:00"}) {
    CAPTURE(date);
    says(head + "  - date: " + date + "\n    message: Begin\n", "4:11 bad-date");
  }
}

TEST_CASE("dates that go back are reported, whatever the offsets") {
  const std::string same = "  - date: 2022-09-19T16:12:00+02:00\n    message: At the same time\n";
  CHECK(problems_of(begin + same).empty());
  says(begin + "  - date: 2022-09-19T16:11:59+02:00\n    message: Before\n", "6:5 date-order");
}

TEST_CASE("a path stays below the folders of the sources") {
  for (const char* path :
       {"content", "README.md", "/content/a.md", "content/../run", "plans//a.md", "contents/a.md"}) {
    CAPTURE(path);
    says(begin + "    remove: [" + path + "]\n", "6:14 bad-path");
  }
  says(begin + "    write: [{path: a.md, text: A}]\n", "bad-path");
}

TEST_CASE("an amendment must say something else that can be found") {
  says(begin + "    amend: [{path: content/a.md, before: one, now: \"\"}]\n",
       "empty-value: \"now\" has no words");
  says(begin + "    amend: [{path: content/a.md, before: one, now: one}]\n",
       R"(no-change: "before" and "now" say the same)");
}

TEST_CASE("the first commit has nothing to be merged with") {
  says(begin + "    branch: true\n", "4:5 bad-branch");
}

TEST_CASE("a script may be longer than front matter, and has a limit") {
  std::string script = begin;
  while (script.size() < 900'000) {
    script +=
        "  - date: 2022-10-03T09:00:00-04:00\n    message: Amend a plan of Harbor Falls\n    amend:\n"
        "      - {path: plans/harbor-falls/plan.md, before: \"due: 2023-01-31\", now: \"due: 2023-06-30\"}\n";
  }
  CHECK(problems_of(script).empty());
  CHECK(read_demo_script(script).first.commits.size() > 4'000);
  says(begin + "# " + std::string(1 << 20, 'x'), "front-matter-size");
}

TEST_CASE("a script that can't be read says so once") {
  CHECK(read_demo_script(begin + "\tmessage: x\n").second.size() == 1);
  CHECK(read_demo_script(begin + "    add: [content/\n").second.size() == 1);
}

}  // namespace gazette
