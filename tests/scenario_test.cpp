// Every text below tests/scenarios/ is a test: the repository it describes is made, the program is run, and
// what it left behind is compared. With GAZETTE_UPDATE=1 exact expectations are rewritten.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/files.h"
#include "scenario_expectations.h"
#include "scenario_play.h"
#include "scenario_text.h"

namespace gazette {

namespace {

const std::filesystem::path scenarios = std::filesystem::path(GAZETTE_SOURCE_DIR) / "tests" / "scenarios";

// Each run must have said how it ended, so that a failure that nobody looks at is noticed.
class ScenarioRunner {
 public:
  explicit ScenarioRunner(const std::string& text)
      : scenario_(parse_scenario(text)), play_(GAZETTE_PROGRAM) {}

  std::string run(bool update) {
    for (ScenarioSection& section : scenario_.sections) {
      const std::string complaint = play_section(section, update);
      if (!complaint.empty()) return fmt::format("line {}: {}\n{}", section.line, section.header, complaint);
    }
    if (!play_.has_run()) return "the scenario runs nothing";
    return complain_about_exit();
  }

  std::string text() const { return write_scenario(scenario_); }

 private:
  std::string play_section(ScenarioSection& section, bool update) {
    if (section.header.starts_with("run ")) {
      const std::string complaint = complain_about_exit();
      if (!complaint.empty()) return complaint;
      exit_code_said_ = false;
    }
    if (play_.act(section)) return {};
    if (!play_.has_run()) return "nothing has run yet, or the section makes no sense";
    if (section.header.starts_with("exit ")) exit_code_said_ = true;
    const Verdict verdict = judge(section, play_);
    if (!verdict.known) return "makes no sense";
    if (verdict.complaint.empty() || !update || !verdict.actual) return verdict.complaint;
    section.body = *verdict.actual;
    return {};
  }

  std::string complain_about_exit() const {
    if (!play_.has_run() || exit_code_said_ || play_.last_run().exit_code == 0) return {};
    return fmt::format("exit code {}, and nothing expects it\n{}{}", play_.last_run().exit_code,
                       play_.last_run().out, play_.last_run().err);
  }

  ScenarioText scenario_;
  ScenarioPlay play_;
  bool exit_code_said_ = false;
};

std::string complaint_about(const std::string& scenario) {
  return ScenarioRunner(scenario).run(false);
}

}  // namespace

TEST_CASE("scenario") {
  const bool update = std::getenv("GAZETTE_UPDATE") != nullptr;
  for (const std::string& path : list_files(scenarios)) {
    if (!path.ends_with(".txt")) continue;
    SUBCASE(path.c_str()) {
      const std::string text = *read_file(scenarios / path);
      ScenarioRunner runner(text);
      const std::string complaint = runner.run(update);
      if (!complaint.empty()) FAIL_CHECK("tests/scenarios/", path, ": ", complaint);
      if (update && complaint.empty() && runner.text() != text) write_file(scenarios / path, runner.text());
    }
  }
}

TEST_CASE("a scenario is written as it was read") {
  for (const char* text : {"", "Title\n", "Title\n\n=== run build\n=== exit 0\n",
                           "=== commit 1\n--- a.md\n\n---\nx\n", "a\n=== b"}) {
    const std::string once = write_scenario(parse_scenario(text));
    CHECK(write_scenario(parse_scenario(once)) == once);
  }
}

TEST_CASE("a file in a scenario holds what stands below its name") {
  const auto edits = parse_edits(
      "--- a.md\n---\nid: a\n---\n\\--- b\n\n--- bytes c\na\\xff\\r\\n\nb\n--- delete d e\n--- rename f -> "
      "g\n"
      "--- link h -> ../i\n");
  REQUIRE(edits.size() == 5);
  CHECK(edits[0].text == "---\nid: a\n---\n--- b\n");
  CHECK(edits[1].text == "a\xff\r\nb");
  CHECK(edits[2].path == "d e");
  CHECK(edits[3].target == "g");
  CHECK(edits[4].target == "../i");
  CHECK_THROWS(parse_edits("--- two words\n"));
  CHECK_THROWS(parse_edits("lost text\n--- a.md\n"));
}

TEST_CASE("words are split at spaces, but for quoted ones") {
  CHECK(words_of("run  build --title \"A b\" \"\"") ==
        std::vector<std::string>{"run", "build", "--title", "A b", ""});
}

TEST_CASE("text is found behind tags, entities and line breaks") {
  CHECK(holds_text("<p>The <del>se</del>cret\n  plan</p>", "Secret plan"));
  CHECK(holds_text("A &lt; B &#38; C", "a < b & c"));
  CHECK(holds_text("<img alt=\"Secret\">", "secret"));
  CHECK_FALSE(holds_text("<p>secretary</p>", "secret plan"));
}

TEST_CASE("a scenario can fail") {
  const std::string commit = "=== commit 2020-01-05T10:00:00Z\n--- a.md\n# Attendance\n";
  const std::string build = commit + "=== run build --plain\n";
  CHECK(complaint_about(build).empty());
  CHECK_FALSE(complaint_about(commit).empty());
  CHECK_FALSE(complaint_about(build + "=== exit 1\n").empty());
  CHECK_FALSE(complaint_about(build + "=== diagnostics\na.md: warning: no [such]\n").empty());
  CHECK_FALSE(complaint_about(build + "=== files\nother.html\n").empty());
  CHECK_FALSE(complaint_about(build + "=== file a/index.html contains\nNo such words\n").empty());
  CHECK_FALSE(complaint_about(build + "=== file a/index.html lacks\nAttendance\n").empty());
  CHECK_FALSE(complaint_about(build + "=== file other.html contains\n").empty());
  CHECK_FALSE(complaint_about(build + "=== file a/index.html absent\n").empty());
  CHECK_FALSE(complaint_about(build + "=== nowhere attendance\n").empty());
  CHECK_FALSE(complaint_about(build + "=== output unchanged\n").empty());
  CHECK_FALSE(complaint_about(build + "=== messages contain\nNo such words\n").empty());
  CHECK_FALSE(complaint_about(build + "=== nonsense\n").empty());
  CHECK_FALSE(complaint_about("=== run build --no-such-option\n").empty());
}

}  // namespace gazette
