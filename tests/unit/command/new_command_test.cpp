#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <regex>
#include <sstream>

#include "base/files.h"
#include "base/text.h"
#include "command/plan_desk.h"
#include "command/run_command.h"
#include "command/skeleton.h"
#include "git_fixture.h"

namespace gazette {

namespace {

struct Run {
  int exit_code = 0;
  std::string out;
  std::string err;
};

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

constexpr const char* framework = R"(id: small
title: Improvement Plan
kind_of_plan: Improvement Plan
levels:
  - {id: objective, title: Objective, one: objective, other: objectives, at_least: 1, at_most: 3}
  - {id: initiative, title: Initiative, one: initiative, other: initiatives, at_least: 2, at_most: 12}
sections:
  - {id: key-issues, title: Key issues, meaning: What the evidence shows., required: true}
benchmark_types:
  - {id: activities, title: Activities, measures: process, meaning: Steps}
scales:
  - {id: process, title: Process rating, steps: [{name: Done, meaning: Done}, {name: Begun, meaning: Begun}]}
  - {id: performance, title: Performance rating, steps: [{name: Reached, meaning: Reached}]}
quarters:
  - {id: Sept-Dec, from: 09-01, to: 12-31}
  - {id: Jan-March, from: 01-01, to: 03-31}
reports:
  - {id: autumn, kind: progress-report, title: "Report: autumn", from: 09-01, to: 11-30, due: 01-31}
  - {id: winter, kind: progress-report, title: Report on the winter, from: 12-01, to: 02-29, due: 03-31}
)";

// A repository with nothing but a site and a framework.
struct Desk {
  GitFixture git;

  Desk() {
    git.write("site/site.yml", "title: Plans\n");
    git.write("content/frameworks/small.yml", framework);
    git.commit("Begin");
  }

  Run run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "gazette");
    arguments.insert(arguments.end(), {"--repo", git.path().string()});
    std::vector<const char*> pointers;
    for (const std::string& argument : arguments) pointers.push_back(argument.c_str());
    std::ostringstream out;
    std::ostringstream err;
    std::streambuf* const before_out = std::cout.rdbuf(out.rdbuf());
    std::streambuf* const before_err = std::cerr.rdbuf(err.rdbuf());
    const int exit_code = run_command(static_cast<int>(pointers.size()), pointers.data());
    std::cout.rdbuf(before_out);
    std::cerr.rdbuf(before_err);
    return {exit_code, out.str(), err.str()};
  }

  Run begin(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "new");
    return run(std::move(arguments));
  }

  void begin_well(const std::vector<std::string>& arguments) const {
    const Run begun = begin(arguments);
    CAPTURE(begun.err);
    REQUIRE(begun.exit_code == 0);
  }

  void begin_district_and_plan() const {
    begin_well({"district", "harbor-falls", "--name", "Harbor Falls Public Schools"});
    begin_well({"plan", "harbor-falls", "2024-25"});
  }

  std::string read(const std::string& path) const { return read_file(git.path() / path).value_or(""); }

  void replace(const std::string& path, const std::string& pattern, const std::string& by) const {
    git.write(path, std::regex_replace(read(path), std::regex(pattern), by));
  }

  // What check says, if it isn't that all is well.
  std::string problems() const {
    const Run checked = run({"check"});
    return checked.out == "No problems found.\n" ? "" : checked.out + checked.err;
  }
};

const std::string year = "plans/harbor-falls/2024-25/";

// The kinds of plan that the sample has, all put into the repository.
std::vector<std::string> copy_frameworks_of_the_sample(const Desk& desk) {
  std::filesystem::remove(desk.git.path() / "content/frameworks/small.yml");
  std::vector<std::string> ids;
  for (const auto& file : std::filesystem::directory_iterator(std::filesystem::path(GAZETTE_SOURCE_DIR) /
                                                              "content/frameworks")) {
    if (file.path().extension() != ".yml") continue;
    desk.git.write("content/frameworks/" + file.path().filename().string(), read_file(file).value_or(""));
    ids.push_back(file.path().stem().string());
  }
  return ids;
}

}  // namespace

TEST_CASE("each skeleton passes the check at once, where there is nothing but a site and a framework") {
  const Desk desk;
  const std::vector<std::pair<std::vector<std::string>, std::string>> files = {
      {{"page", "guidance/reading-plans", "Reading plans"}, "content/guidance/reading-plans.md"},
      {{"district", "harbor-falls", "--name", "Harbor Falls"}, "plans/harbor-falls/district.yml"},
      {{"plan", "harbor-falls", "2024-25"}, year + "plan.md"},
      {{"minutes", "harbor-falls", "2024-25", "2024-10-17"}, year + "minutes/2024-10-17.md"},
      {{"report", "harbor-falls", "2024-25", "autumn"}, year + "reports/autumn.md"},
      {{"initiative", "harbor-falls", "2024-25", "Coach every teacher"}, year + "1.1-coach-every-teacher.md"},
      {{"report", "harbor-falls", "2024-25", "winter"}, year + "reports/winter.md"},
  };
  for (const auto& [arguments, path] : files) {
    CAPTURE(path);
    const Run begun = desk.begin(arguments);
    CHECK(begun.exit_code == 0);
    CHECK(holds(begun.out, "Wrote "));
    CHECK(holds(begun.out, path));
    CHECK(begun.err.empty());
    CHECK(holds(desk.read(path), "\nstatus: draft") == !path.ends_with("district.yml"));
    CHECK_FALSE(holds(desk.read(path), "#?"));
    CHECK(desk.problems() == "");
  }
}

TEST_CASE("a file that is there is never overwritten") {
  const Desk desk;
  desk.begin_district_and_plan();
  desk.git.write(year + "plan.md", "mine\n");
  for (const auto& arguments : {std::vector<std::string>{"plan", "harbor-falls", "2024-25"},
                                {"district", "harbor-falls", "--name", "Other"}}) {
    const Run begun = desk.begin(arguments);
    CHECK(begun.exit_code == 2);
    CHECK(holds(begun.err, "is there already; nothing was written"));
  }
  CHECK(desk.read(year + "plan.md") == "mine\n");
  CHECK(holds(desk.read("plans/harbor-falls/district.yml"), "Harbor Falls Public Schools"));
  desk.git.write("content/calendar/index.md", "# Calendar\n");
  CHECK(holds(desk.begin({"page", "calendar", "Calendar"}).err, "content/calendar/index.md"));
}

TEST_CASE("what is missing is said with a complete example") {
  const Desk desk;
  for (const auto& arguments : {std::vector<std::string>{"district"},
                                {"district", "harbor-falls"},
                                {"plan", "harbor-falls"},
                                {"initiative", "harbor-falls", "2024-25"},
                                {"initiative", "harbor-falls", "2024-25", " "},
                                {"report", "harbor-falls", "2024-25"},
                                {"minutes", "harbor-falls", "2024-25"},
                                {"page", "guidance"},
                                {"plan", "harbor-falls", "2024-25", "more"}}) {
    const Run begun = desk.begin(arguments);
    CHECK(begun.exit_code == 2);
    CHECK(holds(begun.err, "for example: gazette new " + arguments.front() + " "));
  }
  CHECK(holds(desk.begin({}).err, "gazette new minutes harbor-falls 2024-25 2024-10-17"));
  CHECK(holds(desk.begin({"initative"}).err, "did you mean \"initiative\"?"));
  CHECK(holds(desk.begin({"page", "a", "A", "--framework", "small"}).err, "not about a page"));
}

TEST_CASE("an unknown district, year, report, objective or day is answered with what there is") {
  const Desk desk;
  CHECK(holds(desk.begin({"plan", "harbor-falls", "2024-25"}).err, "gazette new district harbor-falls"));
  desk.begin_district_and_plan();
  CHECK(holds(desk.begin({"plan", "harbour-falls", "2024-25"}).err, "did you mean \"harbor-falls\"?"));
  CHECK(holds(desk.begin({"report", "harbor-falls", "2025-26", "autumn"}).err, "did you mean \"2024-25\"?"));
  CHECK(holds(desk.begin({"plan", "harbor-falls", "2024-26"}).err, "no school year"));
  CHECK(holds(desk.begin({"report", "harbor-falls", "2024-25", "fall"}).err, "there is: autumn, winter"));
  CHECK(holds(desk.begin({"minutes", "harbor-falls", "2024-25", "2024-02-30"}).err, "isn't a day"));
  CHECK(holds(desk.begin({"minutes", "harbor-falls", "2024-25", "2023-10-17"}).err, "outside the plan"));
  CHECK(holds(desk.begin({"initiative", "harbor-falls", "2024-25", "A", "--objective", "objectiv-1"}).err,
              "--objective objective-1 \"A\""));
  CHECK(holds(desk.begin({"district", "Harbor Falls", "--name", "x"}).err, "new district harbor-falls"));
  for (const char* address : {"../secret", "/etc/passwd", "Guidance/Plans", "a//b", "content/../a", ""}) {
    CAPTURE(std::string(address));
    CHECK(desk.begin({"page", address, "Title"}).exit_code == 2);
  }
}

TEST_CASE("titles keep their quotes, apostrophes and signs") {
  const Desk desk;
  desk.begin_district_and_plan();
  const std::vector<std::string> titles = {"It's \"time\": coach #1",
                                           "'Quoted'",
                                           "- a dash",
                                           "yes",
                                           "2024",
                                           "C:\\path {x} [y] & *z",
                                           "100 %",
                                           "École",
                                           "…",
                                           "#?",
                                           "Why? #? no",
                                           "校"};
  for (const std::string& title : titles) desk.begin_well({"initiative", "harbor-falls", "2024-25", title});
  CHECK(desk.problems() == "");
  const PlanDesk read = open_plan_desk(desk.git.path());
  const Plan& plan = require_plan(read, "harbor-falls", "2024-25", "");
  REQUIRE(plan.initiatives.size() == titles.size());
  for (const Initiative& sheet : plan.initiatives) {
    const size_t place = static_cast<size_t>(std::stoi(sheet.number.value.substr(2))) - 1;
    CHECK(sheet.title.value == titles[place]);
    CHECK(sheet.path.text.starts_with(year + sheet.number.value + "-"));
  }
  CHECK(desk.begin({"initiative", "harbor-falls", "2024-25", "a\x01z"}).exit_code == 2);
  CHECK(desk.begin({"initiative", "harbor-falls", "2024-25", "a\xff"}).exit_code == 2);
}

TEST_CASE("an initiative gets the next number of its objective and an id of its own") {
  const Desk desk;
  desk.begin_district_and_plan();
  desk.git.write(year + "1.7-old.md",
                 "---\nid: old\nkind: initiative\nobjective: objective-1\nnumber: \"1.7\"\n"
                 "status: withdrawn\n---\n");
  desk.begin_well({"initiative", "harbor-falls", "2024-25", "Coach", "every", "teacher"});
  desk.begin_well({"initiative", "harbor-falls", "2024-25", "Coach every teacher!"});
  CHECK(holds(desk.read(year + "1.8-coach-every-teacher.md"), "\nid: coach-every-teacher "));
  CHECK(holds(desk.read(year + "1.9-coach-every-teacher.md"), "\nid: coach-every-teacher-2 "));
  for (const char* field :
       {"# A: ", "B, ", "# C: ", "# D: ", "# E: ", "# F: ", "# G: ", "# H", "# I: ", "# J: ", "# K: "})
    CHECK_MESSAGE(holds(desk.read(year + "1.8-coach-every-teacher.md"), field), field);

  desk.replace(year + "plan.md",
               "final_outcomes:", "  - {id: second, number: 2, title: Second, lead: A}\nfinal_outcomes:");
  CHECK(holds(desk.begin({"initiative", "harbor-falls", "2024-25", "Read \"more\""}).err,
              "--objective objective-1 'Read \"more\"'"));
  desk.begin_well({"initiative", "harbor-falls", "2024-25", "Read", "--objective", "second"});
  CHECK(holds(desk.read(year + "2.1-read.md"), "objective: second"));
  CHECK(holds(desk.problems(), "1 error\n"));
  CHECK(holds(desk.problems(), "1.7-old.md:2:5: error: a strategy sheet that is withdrawn"));
}

TEST_CASE("an objective that is full gets no further initiative") {
  const Desk desk;
  desk.begin_district_and_plan();
  desk.replace("content/frameworks/small.yml", "at_most: 12", "at_most: 1");
  desk.begin_well({"initiative", "harbor-falls", "2024-25", "One"});
  CHECK(holds(desk.begin({"initiative", "harbor-falls", "2024-25", "Two"}).err, "at most 1"));
}

TEST_CASE("a plan that follows another continues it, with its objectives") {
  const Desk desk;
  desk.begin_district_and_plan();
  desk.replace(year + "plan.md", "id: objective-1 ", "id: mathematics ");
  desk.replace(year + "plan.md", "title: … ", "title: \"Math: more\" ");
  desk.begin_well({"plan", "harbor-falls", "2026-27"});
  const std::string text = desk.read("plans/harbor-falls/2026-27/plan.md");
  CHECK(holds(text, "\ncontinues: harbor-falls-2024-25 "));
  CHECK(holds(text, "  - id: mathematics "));
  CHECK(holds(text, "    title: \"Math: more\" "));
  CHECK(holds(text, "## Key issues\n\n… What the evidence shows.\n"));
  CHECK(desk.problems() == "");
}

TEST_CASE("a plan of another kind than the one before begins anew, and each kind without a mistake") {
  const Desk desk;
  const std::vector<std::string> kinds = copy_frameworks_of_the_sample(desk);
  REQUIRE(kinds.size() > 1);
  desk.begin_well({"district", "harbor-falls", "--name", "Harbor Falls Public Schools"});
  const std::filesystem::path plans = desk.git.path() / "plans/harbor-falls";
  const std::string later = "plans/harbor-falls/2034-35/plan.md";
  for (const std::string& before : kinds) {
    std::filesystem::remove_all(plans / "2024-25");
    desk.begin_well({"plan", "harbor-falls", "2024-25", "--framework", before});
    desk.replace(year + "plan.md", "\ntitle: [^#\n]* #", "\ntitle: The one before #");
    CHECK(desk.run({"check"}).exit_code == 0);
    for (const std::string& kind : kinds) {
      CAPTURE(before);
      CAPTURE(kind);
      desk.begin_well({"plan", "harbor-falls", "2034-35", "--framework", kind});
      CHECK(holds(desk.read(later), "\ncontinues: harbor-falls-2024-25 ") == (kind == before));
      CHECK(holds(desk.read(later), "The one before") == (kind == before));
      const Run checked = desk.run({"check"});
      CAPTURE(checked.out + checked.err);
      CHECK(checked.exit_code == 0);
      std::filesystem::remove_all(plans / "2034-35");
    }
  }
}

TEST_CASE("a new district holds a level in readiness that is in use") {
  const Desk desk;
  copy_frameworks_of_the_sample(desk);
  desk.begin_well({"district", "harbor-falls", "--name", "Harbor Falls"});
  const std::string path = "plans/harbor-falls/district.yml";
  CHECK_FALSE(holds(desk.read(path), "level: Level"));
  desk.replace(path, "\n# ", "\n");
  CHECK(holds(desk.read(path), "\ndesignations: "));
  CHECK(desk.problems() == "");
}

TEST_CASE("a plan of a kind without sheets is begun without a word of them, and its grid with every row") {
  const Desk desk;
  const std::string kind = "district-instructional-prioritization-plan";
  const std::string path = std::string("content/frameworks/").append(kind).append(".yml");
  desk.git.write(path, read_file(std::filesystem::path(GAZETTE_SOURCE_DIR) / path).value_or(""));
  desk.begin_well({"district", "harbor-falls", "--name", "Harbor Falls Public Schools"});
  const Run begun = desk.begin({"plan", "harbor-falls", "2024-25", "--framework", kind});
  REQUIRE(begun.exit_code == 0);
  CHECK_FALSE(holds(begun.out + begun.err, "sheet"));
  CHECK_FALSE(holds(begun.out + begun.err, "initiative"));
  const std::string plan = desk.read(year + "plan.md");
  for (const char* word : {"sheet", "initiative", "final_outcomes"}) {
    CAPTURE(word);
    CHECK_FALSE(holds(plan, word));
  }
  CHECK(holds(plan, "- id: kindergarten\n      grade: Kindergarten\n"));
  CHECK(holds(plan, "- id: grade-12\n      grade: Grade 12\n"));
  CHECK(desk.problems() == "");
}

TEST_CASE("a plan begins with the titles that its framework gives") {
  const Desk desk;
  std::string titled(framework);
  titled.replace(titled.find("at_least: 1"), 11, "titles: [Keep good teachers, \"Read: well\"], at_least: 2");
  desk.git.write("content/frameworks/small.yml", titled);
  desk.begin_district_and_plan();
  CHECK(holds(desk.read(year + "plan.md"), "title: Keep good teachers"));
  CHECK(holds(desk.read(year + "plan.md"), "title: \"Read: well\""));
  CHECK(desk.problems() == "");
}

TEST_CASE("minutes and reports begin with the headings that the framework asks for, each once") {
  const Desk desk;
  desk.git.write("content/frameworks/small.yml",
                 fmt::format("{}minutes_sections:\n  - {{id: done, title: 1. Done, required: true}}\n"
                             "report_kinds:\n  - id: progress-report\n    title: Report\n    sections:\n"
                             "      - {{id: all, title: Overall progress, required: true}}\n"
                             "      - {{id: asks, title: What we ask, required: true}}\n",
                             framework));
  desk.begin_district_and_plan();
  desk.begin_well({"minutes", "harbor-falls", "2024-25", "2024-10-17"});
  const std::string minutes = desk.read(year + "minutes/2024-10-17.md");
  CHECK(holds(minutes, "---\n## 1. Done\n"));
  CHECK_FALSE(holds(minutes, "Risks"));
  desk.begin_well({"report", "harbor-falls", "2024-25", "autumn"});
  const std::string report = desk.read(year + "reports/autumn.md");
  CHECK(report.find("## Overall progress") == report.rfind("## Overall progress"));
  CHECK(holds(report, "## What we ask"));
  CHECK(desk.problems() == "");
}

TEST_CASE("a plan needs a framework, and the choice where there are several") {
  const Desk desk;
  desk.begin_well({"district", "harbor-falls", "--name", "Harbor Falls"});
  desk.git.write("content/frameworks/other.yml",
                 std::regex_replace(framework, std::regex("id: small"), "id: other"));
  CHECK(holds(desk.begin({"plan", "harbor-falls", "2024-25"}).err, "--framework other"));
  CHECK(holds(desk.begin({"plan", "harbor-falls", "2024-25", "--framework", "smal"}).err, "\"small\"?"));
  desk.begin_well({"plan", "harbor-falls", "2024-25", "--framework", "small"});
  desk.git.remove("content/frameworks/other.yml");
  desk.git.remove("content/frameworks/small.yml");
  CHECK(holds(desk.begin({"plan", "harbor-falls", "2025-26"}).err, "no framework"));
}

TEST_CASE("a report has every initiative in force, its last ratings, and the benchmarks that were due") {
  const Desk desk;
  desk.begin_district_and_plan();
  for (const char* title : {"One", "Two", "Three"})
    desk.begin_well({"initiative", "harbor-falls", "2024-25", title});
  desk.replace(year + "1.3-three.md", "status: draft", "status: withdrawn");
  const std::string of_the_withdrawn = desk.problems();
  CHECK(holds(of_the_withdrawn, "[withdrawn-sheet]\n"));
  CHECK(of_the_withdrawn.ends_with("1 error\n"));
  desk.replace(year + "1.1-one.md", "due: 2025-03-31", "due: 2025-02-28");
  desk.begin_well({"report", "harbor-falls", "2024-25", "autumn"});
  CHECK(holds(desk.read(year + "reports/autumn.md"), "# 1.1 One: not rated before"));
  desk.replace(year + "reports/autumn.md", "# ratings:",
               "ratings:\n  - {initiative: one, process: Begun, performance: Reached}\n# ratings:");
  desk.begin_well({"report", "harbor-falls", "2024-25", "winter"});

  const std::string text = desk.read(year + "reports/winter.md");
  CHECK(holds(text, "  from: 2024-12-01 "));
  CHECK(holds(text, "  to: 2025-02-28 "));  // no leap year
  CHECK(holds(text, "# dated: 2025-03-31 "));
  CHECK(holds(text, "title: Report on the winter, 2024-25"));
  CHECK(holds(text, "1.1 One: last rated for 2024-09-01 to 2024-11-30: Begun; Reached"));
  CHECK(holds(text, "1.2 Two: not rated before"));
  CHECK_FALSE(holds(text, "Three"));
  CHECK(holds(text, "\n## objective-1\n\n### one\n"));
  CHECK(holds(text, "    benchmark: outcome-1\n"));
  CHECK(holds(text, "    stage: 2025-02-28"));
  CHECK(holds(text, "    benchmark: evidence-1"));
  CHECK(holds(text, "    status: no data"));
  CHECK(desk.problems() == of_the_withdrawn);

  SUBCASE("what it holds in readiness is right, too") {
    std::string filled = std::regex_replace(text, std::regex("#     process:"), "#     process: Done");
    filled = std::regex_replace(filled, std::regex("#     performance:"), "#     performance: Reached");
    filled = std::regex_replace(filled, std::regex("#       -\n"), "#       - Log\n");
    const size_t begin = filled.find("# ratings:");
    const size_t end = filled.find("benchmarks:");
    filled = filled.substr(0, begin) +
             std::regex_replace(filled.substr(begin, end - begin), std::regex("(^|\n)# "), "$1") +
             filled.substr(end);
    desk.git.write(year + "reports/winter.md", filled);
    CHECK(desk.problems() == of_the_withdrawn);
    const PlanDesk read = open_plan_desk(desk.git.path());
    CHECK(read.book.reports.back().ratings.size() == 2);
  }
  SUBCASE("a time that has a report gets no second one") {
    desk.git.move(year + "reports/winter.md", year + "reports/q2.md");
    CHECK(holds(desk.begin({"report", "harbor-falls", "2024-25", "winter"}).err, "reports/q2.md"));
  }
}

TEST_CASE("what a district holds in readiness is right") {
  const Desk desk;
  desk.begin_well({"district", "harbor-falls", "--name", "Harbor Falls", "--code", "0090"});
  const std::string path = "plans/harbor-falls/district.yml";
  CHECK(holds(desk.read(path), "\ncode: \"0090\" "));
  const std::string text = desk.read(path);
  const size_t second = text.find('\n') + 1;
  desk.git.write(
      path, text.substr(0, second) + std::regex_replace(text.substr(second), std::regex("(^|\n)# "), "$1"));
  CHECK(desk.problems() == "");
  CHECK(open_plan_desk(desk.git.path()).book.districts.front().schools.size() == 1);
}

TEST_CASE("a skeleton that is published as it is doesn't pass") {
  const Desk desk;
  desk.begin_district_and_plan();
  desk.replace(year + "plan.md", "status: draft", "status: published");
  CHECK(holds(desk.problems(), "isn't written yet [unfilled]"));
}

TEST_CASE("a repository without files or settings can't get a file") {
  const Desk desk;
  const std::string bare = (desk.git.folder() / "bare.git").string();
  desk.git.run("clone", "-q", "--bare", desk.git.path().string(), bare);
  CHECK(desk.begin({"page", "a", "A", "--repo", bare}).exit_code == 2);
  desk.git.remove("site/site.yml");
  CHECK(holds(desk.begin({"page", "a", "A"}).err, "site/site.yml"));
}

TEST_CASE("texts become YAML, words of a command, and ids") {
  CHECK(yaml_text("Coach every teacher's team") == "Coach every teacher's team");
  CHECK(yaml_text("a: b") == "\"a: b\"");
  CHECK(yaml_text("say \"no\" \\") == "\"say \\\"no\\\" \\\\\"");
  CHECK(yaml_text("No") == "\"No\"");
  CHECK(yaml_text("1.1") == "\"1.1\"");
  CHECK(yaml_text("") == "\"\"");
  CHECK(shell_text("it's") == "\"it's\"");
  CHECK(shell_text("\"it's\" $5") == "'\"it'\\''s\" $5'");
  CHECK(make_id("Coach, every Teacher!", "x") == "coach-every-teacher");
  CHECK(make_id("校", "x") == "x");
  CHECK(make_id("one two three four five six seven eight nine ten eleven", "x").size() <= 48);
  CHECK(free_id("a", {"a", "a-2"}) == "a-3");
}

TEST_CASE("keys are explained in the words of the table, at every depth") {
  const std::string text =
      explain_keys("---\nid: a #?\n# stages: b\nactivities:\n  - id: x\n    lead: y #? I:\n---\nid: b #?\n",
                   initiative_rule());
  CHECK(holds(text, "# what reports call it; never changed, whatever the number\n"));
  CHECK(holds(text, "# I: the role that leads it\n"));
  CHECK(text.ends_with("---\nid: b #?\n"));
}

}  // namespace gazette
