// The skeleton of an assessment: each criterion of the rubric, with the levels among which to choose.
#include <fmt/format.h>

#include <filesystem>

#include "base/failure.h"
#include "base/text.h"
#include "command/new_file.h"
#include "model/plan_file.h"
#include "model/read_record.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

constexpr const char* skeleton = R"(---
id: {id} #?
kind: assessment
plan: {plan} #?
rubric: {rubric} #?
title: {title} #?
status: draft #?
audience: internal #?
# dated: {day} #?
author: … #?
ratings: [] #?
# Take away the [], and each "# " in front; write the exact words of a level, best first:
{levels}{ratings}# overall: … #?
# next_step: … #?
---
)";

const DeskRubric& require_rubric(const PlanDesk& desk, const std::string& id) {
  std::vector<std::string> ids;
  for (const DeskRubric& rubric : desk.rubrics) {
    ids.push_back(read_text(rubric.facts, "id").value);
    if (ids.back() == id) return rubric;
  }
  throw UsageFailure(fmt::format("there is no rubric \"{}\"", id),
                     suggest(id, ids, "begin one: gazette new rubric exit-criteria \"Criteria for exit\""));
}

std::string list_levels(const SourceValue& rubric) {
  std::string text;
  for (const SourceValue* level : read_records(rubric, "scale"))
    text += fmt::format("#   {}\n", comment_text(read_text(*level, "name").value));
  return text;
}

std::string list_criteria(const SourceValue& rubric) {
  std::string text;
  for (const SourceValue* criterion : read_records(rubric, "criteria")) {
    const bool is_first = text.empty();
    text += fmt::format("#   - criterion: {}  # {}\n#     level:\n", read_text(*criterion, "id").value,
                        comment_text(read_text(*criterion, "title").value));
    std::vector<std::string> elements;
    for (const SourceValue* element : read_records(*criterion, "elements"))
      elements.push_back(read_text(*element, "id").value);
    if (!elements.empty())
      text += fmt::format("#     elements: [{}]{}\n", join(elements, ", "), is_first ? " #?" : "");
    text += "#     note:\n#     evidence: []\n";
  }
  return text;
}

}  // namespace

Skeleton begin_assessment(const PlanDesk& desk, const NewFileRequest& request) {
  const Plan& plan = require_plan(desk, request.words[0], request.words[1], request.school);
  const std::string& name = request.words[2];
  const DeskRubric& rubric = require_rubric(desk, name);
  const std::string title = read_text(rubric.facts, "title").value;
  // A plan may be judged again by the same rubric.
  std::string path;
  std::vector<std::string> taken;
  do {
    path = fmt::format("{}/assessments/{}.md", plan_folder(plan.path), free_id(name, taken));
    taken.push_back(free_id(name, taken));
  } while (std::filesystem::exists(desk.root / path));
  const std::string text = fmt::format(
      skeleton,
      fmt::arg("id", free_id(fmt::format("{}-{}", plan.id.value, name), list_ids(desk.book.assessments))),
      fmt::arg("plan", plan.id.value), fmt::arg("rubric", name),
      fmt::arg("title", yaml_text(title.empty() ? name : title)),
      fmt::arg("day", fmt::format("{}-09-20", school_year_folder(plan.path).substr(0, 4))),
      fmt::arg("levels", list_levels(rubric.facts)), fmt::arg("ratings", list_criteria(rubric.facts)));
  return {{path},
          explain_keys(text, assessment_rule()),
          "Judge each criterion. The assessment is internal, and never published unless you say \"audience: "
          "public\""};
}

}  // namespace gazette
