// A small repository of plans without a mistake, into which tests plant theirs.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "document/document.h"
#include "model/plan_book.h"

namespace gazette {

// Where they stand.
inline constexpr const char* framework_path = "content/frameworks/level-4-aip.yml";
inline constexpr const char* district_path = "plans/harbor-falls/district.yml";
inline constexpr const char* plan_path = "plans/harbor-falls/2024-25/plan.md";
inline constexpr const char* earlier_plan_path = "plans/harbor-falls/2023-24/plan.md";
inline constexpr const char* coaching_path = "plans/harbor-falls/2024-25/1.1-coaching.md";
inline constexpr const char* units_path = "plans/harbor-falls/2024-25/1.2-units.md";
inline constexpr const char* report_path = "plans/harbor-falls/2024-25/reports/autumn.md";
inline constexpr const char* winter_path = "plans/harbor-falls/2024-25/reports/winter.md";
inline constexpr const char* minutes_path = "plans/harbor-falls/2024-25/minutes/october.md";

namespace plan_texts {

inline constexpr const char* framework_text = R"(id: level-4-aip
title: Accelerated Improvement Plan
kind_of_plan: Level 4 Accelerated Improvement Plan
levels:
  - {id: objective, title: Objective, one: objective, other: objectives, at_least: 1, usually_at_most: 2, at_most: 3}
  - {id: initiative, title: Initiative, one: initiative, other: initiatives, at_least: 2, usually_at_most: 3, at_most: 4}
summary_words: 20
sections:
  - {id: key-issues, title: Key issues, required: true}
  - {id: priorities, title: Priorities}
benchmark_types:
  - {id: activities, title: Activities, measures: process, meaning: Steps}
scales:
  - id: process
    title: Process rating
    steps:
      - {name: Fully Embedded Stage, meaning: Done}
      - {name: Technical Implementation Stage, meaning: Begun}
  - id: performance
    title: Performance rating
    steps:
      - {name: Reached Performance Goals, meaning: "Yes"}
      - {name: Performance Goals Not Reached, meaning: "No"}
quarters:
  - {id: Sept-Dec, from: 09-01, to: 12-31}
  - {id: Jan-March, from: 01-01, to: 03-31}
)";

inline constexpr const char* district_text = R"(id: harbor-falls
name: Harbor Falls Public Schools
schools:
  - {id: fisher-street, name: Fisher Street School}
designations:
  - {from: 2022-09-20, level: Level 4}
  - {from: 2023-09-20, level: Level 3}
  - {from: 2022-10-20, level: Level 4, school: fisher-street}
meetings:
  - {date: 2024-11-18}
  - {date: 2025-02-17}
)";

inline constexpr const char* earlier_plan_text = R"(---
id: plan-2023
kind: plan
framework: level-4-aip
school_year: 2023-24
status: published
objectives:
  - {id: mathematics, number: 1, lead: Director of Mathematics, title: Mathematics}
---
## Key issues
)";

inline constexpr const char* earlier_sheet_text = R"(---
id: old-coaching
kind: initiative
objective: mathematics
number: "1.1"
status: published
lead: Director of Mathematics
---
)";

inline constexpr const char* plan_text = R"(---
id: plan-2024
kind: plan
framework: level-4-aip
school_year: 2024-25
continues: plan-2023
status: published
objectives:
  - {id: mathematics, number: 1, lead: Director of Mathematics, title: Mathematics}
final_outcomes:
  - id: growth
    text: Growth reaches 50.
    due: 2025-06-30
    measure: State assessment
---
## Key issues
Too few students reach what they could.
## Priorities
Mathematics comes first.
)";

inline constexpr const char* coaching_text = R"(---
id: coaching
kind: initiative
objective: mathematics
number: "1.1"
status: published
continues: old-coaching
schools: [fisher-street]
short_term_outcomes:
  - id: unit-tests
    text: Students pass.
    measure: Tests
    stages:
      - {due: 2025-01-31, target: 60 percent}
      - {due: 2025-06-15, target: 70 percent}
early_evidence:
  - id: coached-lessons
    text: Teachers try out.
    measure: Log
    stages:
      - {when: By Nov 1st, due: 2024-11-01, target: 50 percent}
activities:
  - id: hire-coaches
    quarter: Sept-Dec
    text: Hire two coaches.
    start: 2024-09-03
    complete: 2024-10-15
    lead: Director of Human Resources
  - id: visits
    quarter: Jan-March
    text: Visit.
    when: Each month
    lead: Principals
lead: Director of Mathematics
---
)";

inline constexpr const char* units_text = R"(---
id: units
kind: initiative
objective: mathematics
number: "1.2"
status: published
lead: Director of Mathematics
---
)";

inline constexpr const char* report_text = R"(---
id: plan-2024-q1
kind: progress-report
plan: plan-2024
period: {from: 2024-09-01, to: 2024-11-30}
status: published
dated: 2025-01-14
ratings:
  - initiative: coaching
    process: Technical Implementation Stage
    performance: Reached Performance Goals
  - initiative: units
    process: Fully Embedded Stage
    performance: Performance Goals Not Reached
benchmarks:
  - {initiative: coaching, benchmark: coached-lessons, stage: 2024-11-01, status: partly met}
  - {initiative: coaching, benchmark: hire-coaches, status: met}
---
## Overall progress
### What helped
## mathematics
### coaching
#### In the classroom
)";

inline constexpr const char* winter_text = R"(---
id: plan-2024-q2
kind: progress-report
plan: plan-2024
period: {from: 2024-12-01, to: 2025-02-28}
status: published
ratings:
  - initiative: coaching
    process: Technical Implementation Stage
    performance: Reached Performance Goals
  - initiative: units
    process: Fully Embedded Stage
    performance: Performance Goals Not Reached
---
)";

inline constexpr const char* minutes_text = R"(---
id: minutes-october
kind: minutes
plan: plan-2024
status: published
dated: 2024-10-17
---
## 1. Accomplishments and progress
)";

}  // namespace plan_texts

class PlanFixture {
 public:
  PlanFixture();

  // The first `from` in the file becomes `to`; the test fails if there is none.
  PlanFixture& replace(const std::string& path, std::string_view from, std::string_view to);
  PlanFixture& write(const std::string& path, std::string text);
  PlanFixture& remove(const std::string& path);

  std::pair<PlanBook, Diagnostics> read(bool with_private = true) const;
  // "1.1-coaching.md:4:8: warning: what is wrong [code]", one a line, sorted; paths below plans/<district>/.
  std::string problems(bool with_private = true) const;
  // The same with hints.
  std::string hints() const;

 private:
  std::map<std::string, std::string> files_;
};

inline PlanFileText parse_plan_file(const std::string& path, const std::string& text) {
  auto facts = std::make_shared<BlobFacts>();
  std::shared_ptr<const Body> body;
  if (path.ends_with(".md")) {
    ParsedDocument document = parse_document(text);
    facts->front_matter = std::move(document.front_matter);
    facts->has_front_matter = document.has_front_matter;
    facts->problems = std::move(document.problems);
    body = std::make_shared<const Body>(std::move(document.body));
  } else {
    facts->front_matter = parse_front_matter(text, 1);
    facts->has_front_matter = true;
    facts->problems = facts->front_matter.problems;
  }
  return {{path}, facts, body};
}

inline std::string short_path(const std::string& path) {
  for (const std::string_view folder : {"plans/harbor-falls/2024-25/", "plans/harbor-falls/", "plans/"}) {
    if (path.starts_with(folder)) return path.substr(folder.size());
  }
  return path;
}

inline std::string write_problem(const Diagnostic& problem) {
  return fmt::format("{}:{}:{}: {}: {} [{}]", short_path(problem.place.file.text), problem.place.line,
                     problem.place.column, problem.severity == Severity::error ? "error" : "warning",
                     problem.message, problem.code);
}

inline PlanFixture::PlanFixture()
    : files_({{framework_path, plan_texts::framework_text},
              {district_path, plan_texts::district_text},
              {earlier_plan_path, plan_texts::earlier_plan_text},
              {"plans/harbor-falls/2023-24/1.1-coaching.md", plan_texts::earlier_sheet_text},
              {"plans/harbor-falls/2023-24/1.2-other.md",
               "---\nid: other\nkind: initiative\nobjective: mathematics\nnumber: \"1.2\"\nlead: "
               "Principals\nstatus: published\n---\n"},
              {plan_path, plan_texts::plan_text},
              {coaching_path, plan_texts::coaching_text},
              {units_path, plan_texts::units_text},
              {report_path, plan_texts::report_text},
              {winter_path, plan_texts::winter_text},
              {minutes_path, plan_texts::minutes_text}}) {}

inline PlanFixture& PlanFixture::replace(const std::string& path, std::string_view from,
                                         std::string_view to) {
  std::string& text = files_.at(path);
  const size_t at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, path << " doesn't say " << std::string(from));
  text.replace(at, from.size(), to);
  return *this;
}

inline PlanFixture& PlanFixture::write(const std::string& path, std::string text) {
  files_[path] = std::move(text);
  return *this;
}

inline PlanFixture& PlanFixture::remove(const std::string& path) {
  REQUIRE(files_.erase(path) == 1);
  return *this;
}

inline std::pair<PlanBook, Diagnostics> PlanFixture::read(bool with_private) const {
  std::vector<PlanFileText> files;
  for (const auto& [path, text] : files_) files.push_back(parse_plan_file(path, text));
  SiteSettings settings;
  auto read = read_plan_book(files, settings, {.with_private = with_private});
  sort_diagnostics(read.second);
  return read;
}

inline std::string PlanFixture::problems(bool with_private) const {
  std::string list;
  for (const Diagnostic& problem : read(with_private).second) list += write_problem(problem) + "\n";
  return list;
}

inline std::string PlanFixture::hints() const {
  std::string list;
  for (const Diagnostic& problem : read(true).second) list += problem.hint + "\n";
  return list;
}

}  // namespace gazette
