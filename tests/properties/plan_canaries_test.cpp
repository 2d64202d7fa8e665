// Secrets in every private corner of districts, plans, sheets, reports and minutes; and the reverse: what is
// public is there.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "canaries.h"
#include "plan_fixture.h"

namespace gazette {

namespace {

const std::string year = "plans/harbor-falls/2024-25/";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string with_status(const char* text, std::string_view lines) {
  return replaced(text, "status: published", lines);
}

std::string with_lead(const std::string& sheet, std::string_view lead) {
  return replaced(sheet, "lead: Director of Mathematics", fmt::format("lead: {}", lead));
}

std::string coaching_led_by(std::string_view lead) {
  return with_lead(replaced(plan_texts::coaching_text, "continues: old-coaching\n", ""), lead);
}

void fill_public(const GitFixture& git) {
  git.write("site/site.yml",
            "# canary-settings\ntitle: Plans\nrules: {withdrawn-sheet: warning}\ncontent: "
            "[content]\nlanguages: [en, es]\naddress: "
            "https://plans.example.org\n");
  git.write("content/index.md", fmt::format("{}# Front page\n", "---\nstatus: published\n---\n"));
  git.write(framework_path, fmt::format("# canary-framework\n{}", plan_texts::framework_text));
  git.write(district_path, fmt::format("# canary-district\n{}", plan_texts::district_text));
  git.write(plan_path, replaced(replaced(plan_texts::plan_text, "continues: plan-2023\n", ""),
                                "Too few students", "Seen: too few students"));
  git.write(coaching_path, coaching_led_by("Seen lead"));
  git.write(units_path, fmt::format("{}Seen reason.\n", plan_texts::units_text));
  git.write(report_path, replaced(plan_texts::report_text, "## Overall progress",
                                  "## Overall progress\n\nSeen progress.\n"));
  git.write(minutes_path,
            fmt::format("{}Seen minutes.\n",
                        with_status(plan_texts::minutes_text, "status: published\naudience: public")));
}

// Before anything of it is public.
void write_drafts(const GitFixture& git) {
  git.write(plan_path, with_status(plan_texts::plan_text, "status: draft\ntitle: canary-plan"));
  git.write(coaching_path, with_lead(with_status(plan_texts::coaching_text, "status: draft"), "canary-lead"));
  git.write(report_path, with_status(plan_texts::report_text, "status: review\nauthor: canary-author"));
  git.write(minutes_path, fmt::format("{}canary-minutes\n", plan_texts::minutes_text));
}

// Beside what is public, in the end.
void write_beside(const GitFixture& git) {
  git.write(
      year + "1.3-canary.md",
      "---\nid: canary-sheet\nkind: initiative\nobjective: mathematics\nnumber: \"1.3\"\nstatus: draft\n"
      "lead: canary-lead\nshort_term_outcomes:\n  - {id: canary-outcome, text: "
      "canary-text}\n---\ncanary-body\n");
  git.write(year + "1.4-later.md",
            "---\nid: later\nkind: initiative\nobjective: mathematics\nnumber: \"1.4\"\nstatus: published\n"
            "publish_on: 2091-01-01\nlead: canary-later\n---\ncanary-later\n");
  git.write(winter_path,
            replaced(with_status(plan_texts::winter_text, "status: draft"),
                     "    performance: Reached Performance Goals\n",
                     "    performance: Reached Performance Goals\n    evidence: [canary-evidence]\n"
                     "    correction_reason: canary-reason\n"));
  git.write(year + "minutes/november.md",
            fmt::format("{}canary-minutes\n", replaced(plan_texts::minutes_text, "dated:",
                                                       "participants: [canary-participant]\ndated:")));
  git.write(year + "minutes/december.md",
            with_status(plan_texts::minutes_text,
                        "status: published\naudience: internal\nsubmitted_by: canary-author"));
  git.write(year + "reports/wrong.md",
            "---\nid: canary-wrong\nkind: progress-report\nplan: canary-nothing\nstatus: draft\nratings: "
            "canary\n---\n# canary\n");
  const std::string next = "plans/harbor-falls/2025-26/";
  git.write(next + "plan.md",
            replaced(replaced(with_status(plan_texts::plan_text, "status: draft\ntitle: canary-next-plan"),
                              "id: plan-2024", "id: canary-plan"),
                     "school_year: 2024-25", "school_year: 2025-26"));
  git.write(next + "1.1-next.md", fmt::format("{}canary-next\n", plan_texts::units_text));
  git.write(next + "reports/next.md",
            with_status(plan_texts::report_text, "status: draft\nauthor: canary-author"));
  git.write(year + "canary.pdf", "canary-attachment");
  git.write(year + "canary-ideas.md", "---\nstatus: draft\n---\n# canary-ideas\n");
  git.write(year + "plan.es.md", "canary-translation\n");
}

void fill(const GitFixture& git) {
  fill_public(git);
  write_drafts(git);
  git.write(units_path, with_lead(with_status(plan_texts::units_text, "status: draft"), "canary-lead"));
  commit_secretly(git, "2024-08-01");
  fill_public(git);
  commit_secretly(git, "2024-09-01");
  // Sheets and reports that are withdrawn in the end, and drafts between two public versions.
  git.write(year + "1.5-withdrawn.md",
            "---\nid: canary-withdrawn\nkind: initiative\nobjective: mathematics\nnumber: \"1.5\"\nstatus: "
            "published\n---\ncanary-withdrawn\n");
  git.write(
      year + "reports/withdrawn.md",
      with_status(plan_texts::winter_text, "status: published\ntitle: canary-report\nauthor: canary-author"));
  commit_secretly(git, "2024-10-01");
  write_drafts(git);
  commit_secretly(git, "2024-10-15");
  fill_public(git);
  git.write(coaching_path, coaching_led_by("Seen later"));
  git.write(report_path, replaced(replaced(plan_texts::report_text, "performance: Reached Performance Goals",
                                           "performance: Performance Goals Not Reached\n    "
                                           "correction_reason: Seen reason of a correction"),
                                  "## Overall progress", "## Overall progress\n\nSeen progress.\n"));
  git.write(year + "1.5-withdrawn.md",
            "---\nid: canary-withdrawn\nkind: initiative\nobjective: mathematics\nnumber: \"1.5\"\nstatus: "
            "withdrawn\n---\n");
  git.write(year + "reports/withdrawn.md",
            with_status(replaced(plan_texts::winter_text, "id: plan-2024-q2", "id: plan-2024-q3").c_str(),
                        "status: withdrawn\ntitle: Seen title\nrevision_note: Seen reason of a withdrawal"));
  write_beside(git);
  git.write("site/notes.yml",
            "# canary-note\nnotes:\n  - {document: plan-2024, version: 2024-09-01, note: Seen late note}\n");
  commit_secretly(git, "2024-11-01");
  git.write(plan_path, "canary-uncommitted");
}

}  // namespace

TEST_CASE("no secret of plans is in their site, and what is public is") {
  const GitFixture git;
  fill(git);
  BuildOptions options;
  options.repository = git.path();
  SUBCASE("without a date") {}
  SUBCASE("on a day") {
    options.date = parse_iso_date("2026-01-01");
  }
  const SiteFiles files = build_site(options);
  check_no_canary(git, files);
  check_export(options, files);
  for (const char* path : {"1.3", "1.4", "1.5", "2025-26", "later", "wrong", "november", "december"}) {
    CAPTURE(std::string(path));
    for (const auto& [file, bytes] : files) CHECK(file.find(path) == std::string::npos);
  }
  for (const char* text :
       {"Seen: too few students", "Seen lead", "Seen later", "Seen reason.", "Seen progress", "Seen minutes",
        "Seen reason of a correction", "Seen late note", "Seen reason of a withdrawal", "Seen title",
        "Fisher Street School", "Fully Embedded Stage", "Growth reaches 50", "Hire two coaches",
        "Harbor Falls Public Schools"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(files_with(files, text).empty());
  }
}

TEST_CASE("what a file held before anybody linked to it stays private") {
  const GitFixture git;
  fill_public(git);
  commit_secretly(git, "2024-09-01");
  git.write(year + "chart.png", "canary-chart");
  git.write(units_path,
            with_lead(with_status(plan_texts::units_text, "status: published\npublish_on: 2024-12-01"),
                      "Held back"));
  commit_secretly(git, "2024-10-01");
  git.write(year + "chart.png", "seen chart");
  git.write(plan_path, replaced(replaced(plan_texts::plan_text, "continues: plan-2023\n", ""),
                                "Too few students", "![Chart](chart.png) Too few"));
  commit_secretly(git, "2024-11-01");
  git.write(year + "a.pdf", "canary");
  for (int day = 10; day < 20; ++day) {
    git.write(year + "a.pdf", fmt::format("canary {}", day));
    commit_secretly(git, fmt::format("2024-11-{}", day));
  }
  BuildOptions options;
  options.repository = git.path();
  options.date = parse_iso_date("2025-01-01");
  const SiteFiles files = build_site(options);
  check_no_canary(git, files);
  check_export(options, files);
  CHECK(files_with(files, "seen chart").size() == 1);
  CHECK_FALSE(files_with(files, "Held back").empty());
}

}  // namespace gazette
