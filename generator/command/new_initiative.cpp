// The skeleton of a strategy sheet, with the next free number below its objective.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

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

// Fields A to K of the sheet; B, the lead of the objective, stands in the plan.
constexpr const char* skeleton = R"(---
id: {id} #?
kind: initiative
objective: {objective} #? its lead, B, stands in plan.md
number: "{number}" #?
title: {title} #? C:
status: draft #?
lead: … #?
# continues: the-id-it-had #?
{schools}# revision_note: … #?
{benchmarks}resources: #?
  - …
{activities}{declared}---
{texts})";

constexpr const char* outcomes_skeleton = R"(short_term_outcomes: #?
  - id: outcome-1 #?
    text: … #?
    measure: … #?
    population: … #?
    stages: #?
      - due: {due} #?
        target: … #?
)";

constexpr const char* evidence_skeleton = R"(early_evidence: #?
  - id: evidence-1 #?
    text: … #?
    measure: … #?
    stages: #?
      - due: {due} #?
        target: … #?
)";

constexpr const char* typed_skeleton = R"(  - id: {type}-1{mark}
    type: {type}{mark}
    text: …{mark}
    measure: …{mark}
    stages:{mark}
      - due: {due}{mark}
        target: …{mark}
)";

constexpr const char* activity_skeleton = R"(  - id: activity-{count}{mark}
    quarter: {quarter}{mark}
    text: …{text_mark}
    lead: …{lead_mark}
    start: {start}{start_mark}
    complete: {complete}{complete_mark}
)";

std::string list_activities(const Framework& framework, Date first) {
  std::string text;
  int count = 0;
  for (const Quarter& quarter : framework.quarters) {
    if (!quarter.id || !quarter.from || !quarter.to) continue;
    const Date start = next_such_day(*quarter.from, first);
    const bool is_first = text.empty();
    const auto mark = [&](const char* field) { return is_first ? fmt::format(" #? {}", field) : ""; };
    text += fmt::format(
        activity_skeleton, fmt::arg("count", ++count), fmt::arg("mark", is_first ? " #?" : ""),
        fmt::arg("quarter", yaml_text(quarter.id.value)), fmt::arg("text_mark", mark("H:")),
        fmt::arg("lead_mark", mark("I:")), fmt::arg("start", iso_date(start)),
        fmt::arg("start_mark", mark("J:")), fmt::arg("complete", iso_date(next_such_day(*quarter.to, start))),
        fmt::arg("complete_mark", mark("K:")));
  }
  return text.empty() ? "# activities: #?\n" : "activities: #?\n" + text;
}

// Of the framework's own types, else of the usual two; none where it lists no types at all.
std::string list_benchmarks(const Framework& framework, Date first) {
  const auto due = [&](size_t quarter) {
    const bool is_known = quarter < framework.quarters.size() && framework.quarters[quarter].to;
    return iso_date(
        next_such_day(is_known ? *framework.quarters[quarter].to : std::chrono::December / 31, first));
  };
  std::string typed;
  for (const std::string& id : list_own_types(framework)) {
    typed += fmt::format(typed_skeleton, fmt::arg("type", id), fmt::arg("due", due(0)),
                         fmt::arg("mark", typed.empty() ? " #?" : ""));
  }
  const auto has = [&](const char* type) {
    const bool is_usual = typed.empty() && !framework.benchmark_types.empty();
    return is_usual || framework.find_benchmark_type(type) != nullptr;
  };
  std::string text;
  if (has("short_term_outcomes")) text += fmt::format(outcomes_skeleton, fmt::arg("due", due(1)));
  if (has("early_evidence")) text += fmt::format(evidence_skeleton, fmt::arg("due", due(0)));
  return typed.empty() ? text : text + "benchmarks: #?\n" + typed;
}

std::string list_texts(const Framework& framework) {
  const FrameworkLevel* level = framework.find_level("initiative");
  const std::string sections = level == nullptr ? std::string() : list_headings(level->sections, "##");
  return sections.empty() ? fmt::format("… Why this {}, in a few sentences.\n", framework.one("initiative"))
                          : sections.substr(1);
}

const Objective& choose_objective(const Plan& plan, const NewFileRequest& request) {
  const std::vector<std::string> ids = list_ids(plan.objectives);
  const auto complain = [&](const std::string& message, const std::string& better) {
    throw UsageFailure(message,
                       fmt::format("for example: gazette new initiative {} {}{} --objective {} {}",
                                   request.words[0], request.words[1],
                                   request.school.empty() ? "" : fmt::format(" --school {}", request.school),
                                   better, shell_text(request.words[2])));
  };
  if (ids.empty()) {
    throw UsageFailure("the plan has no objective yet",
                       fmt::format("write one into {}, with id, number and title", plan.path.text));
  }
  if (request.objective.empty() && ids.size() > 1)
    complain(fmt::format("say which objective it serves: {}", join(ids, ", ")), ids.front());
  const std::string& id = request.objective.empty() ? ids.front() : request.objective;
  const Objective* objective = plan.find_objective(id);
  if (objective == nullptr) {
    complain(fmt::format("the plan has no objective \"{}\", but: {}", id, join(ids, ", ")),
             nearest(id, ids).value_or(ids.front()));
  }
  return *objective;
}

// One more than the largest, so that a number that was used never comes back.
std::string next_number(const Plan& plan, const Objective& objective) {
  const std::string begin = fmt::format("{}.", objective.number.value);
  uint32_t largest = 0;
  for (const Initiative& sheet : plan.initiatives) {
    const std::string& number = sheet.number.value;
    uint32_t place = 0;
    if (number.starts_with(begin))
      std::from_chars(number.data() + begin.size(), number.data() + number.size(), place);
    largest = std::max(largest, place);
  }
  return fmt::format("{}{}", begin, largest + 1);
}

void check_room(const Plan& plan, const Objective& objective, const Framework& framework) {
  const FrameworkLevel* level = framework.find_level("initiative");
  if (level == nullptr || !level->at_most) return;
  const auto count =
      std::count_if(plan.initiatives.begin(), plan.initiatives.end(), [&](const Initiative& sheet) {
        return sheet.visibility != Visibility::withdrawn && sheet.objective.value == objective.id.value;
      });
  if (count < level->at_most.value) return;
  throw UsageFailure(fmt::format("the objective \"{}\" has {} {} already; there may be at most {}",
                                 objective.id.value, count, level->other, level->at_most.value),
                     "add to one of them, or join two");
}

std::string list_schools(const PlanDesk& desk, const Plan& plan) {
  const District* district = desk.book.find_district_of(plan.path);
  const std::vector<std::string> ids =
      district == nullptr ? std::vector<std::string>() : list_ids(district->schools);
  return ids.empty() ? std::string() : fmt::format("# schools: [{}] #?\n", join(ids, ", "));
}

}  // namespace

Skeleton begin_initiative(const PlanDesk& desk, const NewFileRequest& request) {
  const Plan& plan = require_plan(desk, request.words[0], request.words[1], request.school);
  const Framework& framework = require_framework(desk, plan.framework.value);
  const Objective& objective = choose_objective(plan, request);
  check_room(plan, objective, framework);
  const std::string& title = request.words[2];
  const std::string number = next_number(plan, objective);
  std::string otherwise = fmt::format("initiative-{}", number);
  std::replace(otherwise.begin(), otherwise.end(), '.', '-');
  const std::string id = free_id(make_id(title, otherwise), list_ids(plan.initiatives));
  const Date first = first_day_of_plan(framework, parse_school_year(request.words[1]).value_or(1));
  const std::string text =
      fmt::format(skeleton, fmt::arg("id", id), fmt::arg("objective", objective.id.value),
                  fmt::arg("number", number), fmt::arg("title", yaml_text(title)),
                  fmt::arg("schools", request.school.empty() ? list_schools(desk, plan) : ""),
                  fmt::arg("benchmarks", list_benchmarks(framework, first)),
                  fmt::arg("activities", list_activities(framework, first)),
                  fmt::arg("declared", list_declared(framework.in_sheet, first)),
                  fmt::arg("texts", list_texts(framework)));
  return {{fmt::format("{}/{}-{}.md", plan_folder(plan.path), number, make_id(title, "sheet"))},
          explain_keys(text, initiative_rule()),
          "Replace each … with the words that belong there, and the days, which are the ends of quarters"};
}

}  // namespace gazette
