// The skeleton of a plan. One that follows another begins with its objectives, so that their ids stay.
#include <fmt/format.h>

#include <algorithm>

#include "base/failure.h"
#include "base/text.h"
#include "command/new_file.h"
#include "model/plan_file.h"
#include "model/rule_problems.h"
#include "model/school_year.h"

namespace gazette {

namespace {

constexpr const char* skeleton = R"(---
id: {id} #?
kind: plan
framework: {framework} #?
school_year: {year} #?
title: {title} #?
status: draft #?
# dated: {first} #?
# approved_on: {first} #?
{continues}# revision_note: … #?
objectives: #?
{objectives}final_outcomes: #?
  - id: outcome-1 #?
    text: … #?
    due: {last} #?
    measure: … #?
    population: … #?
    baseline: … #?
    target: … #?
---
)";

constexpr const char* objective_skeleton = R"(  - id: {id}{mark}
    number: {number}{mark}
    title: {title}{mark}
    lead: {lead}{mark}
)";

const Plan* find_newest_before(const PlanDesk& desk, const std::string& district, int year) {
  const Plan* newest = nullptr;
  for (const Plan& plan : desk.book.plans) {
    const auto other = parse_school_year(school_year_folder(plan.path));
    if (district_folder(plan.path) != district || !plan.id || !other || *other >= year) continue;
    if (newest == nullptr || school_year_folder(newest->path) < school_year_folder(plan.path)) newest = &plan;
  }
  return newest;
}

const Framework& choose_framework(const PlanDesk& desk, const NewFileRequest& request, const Plan* earlier) {
  if (!request.framework.empty()) return require_framework(desk, request.framework);
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
                       fmt::format("name the kind of plan: gazette new plan {} {} --framework {}",
                                   request.words[0], request.words[1], ids.front()));
  }
  return require_framework(desk, ids.front());
}

std::string list_objectives(const Framework& framework, const Plan* earlier) {
  std::string text;
  const auto add = [&](const std::string& id, uint32_t number, const std::string& title,
                       const std::string& lead) {
    text += fmt::format(objective_skeleton, fmt::arg("id", id), fmt::arg("number", number),
                        fmt::arg("title", title), fmt::arg("lead", lead),
                        fmt::arg("mark", text.empty() ? " #?" : ""));
  };
  if (earlier != nullptr) {
    for (const Objective& objective : earlier->objectives) {
      if (!objective.id || !objective.number || !objective.title) continue;
      add(objective.id.value, objective.number.value, yaml_text(objective.title.value),
          objective.lead ? yaml_text(objective.lead.value) : "…");
    }
  }
  if (!text.empty()) return text;
  const FrameworkLevel* level = framework.find_level("objective");
  const uint32_t wanted = level == nullptr ? 1 : std::clamp<uint32_t>(level->at_least.value, 1, 9);
  for (uint32_t number = 1; number <= wanted; ++number) {
    add(fmt::format("objective-{}", number), number, "…", "…");
  }
  return text;
}

std::string list_headings(const Framework& framework) {
  std::string text;
  for (const FrameworkSection& section : framework.sections) {
    if (!text.empty()) text += '\n';
    text += fmt::format("## {}\n", section.title);
    if (!section.meaning.empty()) text += fmt::format("\n… {}\n", section.meaning);
  }
  return text;
}

}  // namespace

Skeleton begin_plan(const PlanDesk& desk, const NewFileRequest& request) {
  const std::string& district = request.words[0];
  const std::string& year = request.words[1];
  require_district(desk, district);
  const auto first_year = parse_school_year(year);
  if (!first_year) {
    throw UsageFailure(
        fmt::format(
            "\"{}\" is no school year, which is written like 2024-25: the second year follows the first",
            year),
        fmt::format("for example: gazette new plan {} 2024-25", district));
  }
  const Plan* earlier = find_newest_before(desk, district, *first_year);
  const Framework& framework = choose_framework(desk, request, earlier);
  const Date first = first_day_of_plan(framework, *first_year);
  const std::string title =
      earlier != nullptr && earlier->title ? earlier->title.value : framework.title.value;
  const std::string id = free_id(fmt::format("{}-{}", district, year), list_ids(desk.book.plans));
  const std::string text = fmt::format(
      skeleton, fmt::arg("id", id), fmt::arg("framework", framework.id.value), fmt::arg("year", year),
      fmt::arg("title", yaml_text(title)), fmt::arg("first", iso_date(first)),
      fmt::arg("last", fmt::format("{:04}-06-30", *first_year + 1)),
      fmt::arg("continues", earlier == nullptr ? "" : fmt::format("continues: {} #?\n", earlier->id.value)),
      fmt::arg("objectives", list_objectives(framework, earlier)));
  return {{fmt::format("plans/{}/{}/plan.md", district, year)},
          explain_keys(text, plan_rule()) + list_headings(framework),
          fmt::format(
              "Replace each … with the words that belong there, then add its strategy sheets: gazette new "
              "initiative {} {} \"Coach every teacher\"",
              district, year)};
}

}  // namespace gazette
