// The skeleton of a plan. One that follows another of its kind begins with its objectives, so that their ids
// stay.
#include <fmt/format.h>

#include <algorithm>

#include "base/failure.h"
#include "base/text.h"
#include "command/new_declared.h"
#include "command/new_file.h"
#include "model/plan_file.h"
#include "model/plan_year.h"
#include "model/rule_problems.h"
#include "model/school_year.h"

namespace gazette {

namespace {

constexpr const char* skeleton = R"(---
id: {id} #?
kind: plan
framework: {framework} #?
school_year: {year} #?
{years}title: {title} #?
status: draft #?
# dated: {first} #?
# approved_on: {first} #?
{continues}# revision_note: … #?
objectives: #?
{objectives}{outcomes}{declared}---
)";

constexpr const char* outcomes_skeleton = R"(final_outcomes: #?
  - id: outcome-1 #?
    text: … #?
    due: {} #?
    measure: … #?
    population: … #?
    baseline: … #?
    target: … #?
)";

constexpr const char* objective_skeleton = R"(  - id: {id}{mark}
    number: {number}{mark}
    title: {title}{mark}
    lead: {lead}{mark}
)";

// The district's own one, or the school's. `framework`: of that kind alone; empty: of any.
const Plan* find_newest_before(const PlanDesk& desk, const NewFileRequest& request, int year,
                               std::string_view framework) {
  const Plan* newest = nullptr;
  for (const Plan& plan : desk.book.plans) {
    const auto other = parse_school_year(school_year_folder(plan.path));
    const bool is_same = district_folder(plan.path) == request.words[0] &&
                         school_folder(plan.path) == request.school &&
                         (framework.empty() || plan.framework.value == framework);
    if (!is_same || !plan.id || !other || *other >= year) continue;
    if (newest == nullptr || school_year_folder(newest->path) < school_year_folder(plan.path)) newest = &plan;
  }
  return newest;
}

std::string school_option(const NewFileRequest& request) {
  return request.school.empty() ? std::string() : fmt::format(" --school {}", request.school);
}

const Framework& choose_framework(const PlanDesk& desk, const NewFileRequest& request, int year) {
  if (!request.framework.empty()) return require_framework(desk, request.framework);
  const Plan* earlier = find_newest_before(desk, request, year, {});
  if (earlier != nullptr && desk.book.find_framework(earlier->framework.value) != nullptr)
    return *desk.book.find_framework(earlier->framework.value);
  const std::vector<std::string> ids = list_ids(desk.book.frameworks);
  if (ids.empty()) {
    throw UsageFailure(
        "this repository has no framework, which says what a plan is made of",
        "copy one into content/frameworks/: content/frameworks/level-4-aip.yml of Gazette's own "
        "repository, for example");
  }
  if (ids.size() > 1) {
    throw UsageFailure(fmt::format("there are several frameworks: {}", join(ids, ", ")),
                       fmt::format("name the kind of plan: gazette new plan {} {}{} --framework {}",
                                   request.words[0], request.words[1], school_option(request), ids.front()));
  }
  return require_framework(desk, ids.front());
}

struct NewObjective {
  std::string id;
  uint32_t number;
  std::string title;
  std::string lead;
};

// Those of the plan of its kind before, so that their ids stay; else as many as such a plan needs.
std::vector<NewObjective> make_objectives(const Framework& framework, const Plan* earlier) {
  std::vector<NewObjective> made;
  for (const Objective& objective : earlier == nullptr ? std::vector<Objective>() : earlier->objectives) {
    if (!objective.id || !objective.number || !objective.title) continue;
    made.push_back({objective.id.value, objective.number.value, yaml_text(objective.title.value),
                    objective.lead ? yaml_text(objective.lead.value) : "…"});
  }
  if (!made.empty()) return made;
  const FrameworkLevel* level = framework.find_level("objective");
  const uint32_t wanted = level == nullptr ? 1 : std::clamp<uint32_t>(level->at_least.value, 1, 9);
  for (uint32_t number = 1; number <= wanted; ++number) {
    const bool is_titled = level != nullptr && number <= level->titles.size();
    made.push_back({fmt::format("{}-{}", make_id(framework.one("objective"), "objective"), number), number,
                    is_titled ? yaml_text(level->titles[number - 1].value) : "…", "…"});
  }
  return made;
}

std::string list_objectives(const std::vector<NewObjective>& objectives) {
  std::string text;
  for (const NewObjective& one : objectives) {
    text += fmt::format(objective_skeleton, fmt::arg("id", one.id), fmt::arg("number", one.number),
                        fmt::arg("title", one.title), fmt::arg("lead", one.lead),
                        fmt::arg("mark", text.empty() ? " #?" : ""));
    if (&one == &objectives.front())
      text += "#     aligns_with: [the-id-of-an-objective-of-another-plan] #?\n";
  }
  return text;
}

// The sections of the plan, and those of each item of its first level below the item's id.
std::string list_texts(const Framework& framework, const std::vector<NewObjective>& objectives) {
  std::string text = list_headings(framework.sections, "##");
  const FrameworkLevel* level = framework.find_level("objective");
  if (level != nullptr && !level->sections.empty()) {
    for (const NewObjective& one : objectives)
      text += fmt::format("\n## {}\n", one.id) + list_headings(level->sections, "###");
  }
  return text.empty() ? text : text.substr(1);
}

// A framework with types of its own, and final outcomes not among them, has its figures elsewhere.
std::string list_outcomes(const Framework& framework, int first_year) {
  const bool is_usual = framework.benchmark_types.empty() ? framework.in_plan.tables.empty()
                                                          : list_own_types(framework).empty();
  const bool has_any = is_usual || framework.find_benchmark_type("final_outcomes") != nullptr;
  return has_any ? fmt::format(outcomes_skeleton, fmt::format("{:04}-06-30", first_year + 1)) : std::string();
}

// Sheets belong to the second level, which not every kind of plan has.
std::string tell_next(const Framework& framework, const std::string& district, const std::string& year,
                      const std::string& school) {
  if (framework.find_level("initiative") == nullptr) return "Replace each … with the words that belong there";
  return fmt::format(
      "Replace each … with the words that belong there, then add its {}: gazette new initiative {} {}{} "
      "\"Coach every teacher\"",
      framework.other("initiative"), district, year, school);
}

}  // namespace

Skeleton begin_plan(const PlanDesk& desk, const NewFileRequest& request) {
  const std::string& district = request.words[0];
  const std::string& year = request.words[1];
  const District& known = require_district(desk, district);
  const std::string& school = request.school;
  if (!school.empty()) require_school(known, school);
  const auto first_year = parse_school_year(year);
  if (!first_year) {
    throw UsageFailure(
        fmt::format(
            "\"{}\" is no school year, which is written like 2024-25: the second year follows the first",
            year),
        fmt::format("for example: gazette new plan {} 2024-25", district));
  }
  const Framework& framework = choose_framework(desk, request, *first_year);
  const Plan* earlier = find_newest_before(desk, request, *first_year, framework.id.value);
  const Date first = first_day_of_plan(framework, *first_year);
  const std::string title =
      earlier != nullptr && earlier->title ? earlier->title.value : framework.title.value;
  const std::string id =
      free_id(fmt::format("{}-{}", school.empty() ? district : school, year), list_ids(desk.book.plans));
  const std::vector<NewObjective> objectives = make_objectives(framework, earlier);
  const bool has_years = framework.years && framework.years.value > 1;
  const std::string text = fmt::format(
      skeleton, fmt::arg("id", id), fmt::arg("framework", framework.id.value), fmt::arg("year", year),
      fmt::arg("title", yaml_text(title)), fmt::arg("first", iso_date(first)),
      fmt::arg("years", has_years ? fmt::format("years: {} #?\n", framework.years.value) : ""),
      fmt::arg("continues", earlier == nullptr ? "" : fmt::format("continues: {} #?\n", earlier->id.value)),
      fmt::arg("objectives", list_objectives(objectives)),
      fmt::arg("outcomes", list_outcomes(framework, *first_year)),
      fmt::arg("declared", list_declared(framework.in_plan, first)));
  const std::string folder = school.empty() ? "" : fmt::format("/schools/{}", school);
  return {{fmt::format("plans/{}/{}{}/plan.md", district, year, folder)},
          explain_keys(text, plan_rule()) + list_texts(framework, objectives),
          tell_next(framework, district, year, school_option(request))};
}

}  // namespace gazette
