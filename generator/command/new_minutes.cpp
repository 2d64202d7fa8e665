// The skeleton of the notes of a highlight discussion.
#include <fmt/format.h>

#include <array>

#include "base/failure.h"
#include "command/new_declared.h"
#include "command/new_file.h"
#include "model/plan_file.h"
#include "model/rule_problems.h"
#include "model/school_year.h"

namespace gazette {

namespace {

constexpr const char* skeleton = R"(---
id: {id} #?
kind: minutes
plan: {plan} #?
title: {title} #?
status: draft #?
audience: internal #?
dated: {day} #?
# next_on: {next} #?
participants: [Superintendent, Plan Manager, Plan Monitor] #?
submitted_by: Plan Manager #?
# discussed: [the-id-of-an-initiative] #?
# draft_sent_on: {next} #?
# reported_on: {next} #?
# final_on: {next} #?
---
)";

constexpr const char* usual_headings = R"(## 1. Accomplishments and progress

## 1a. Evidence

## 2. Challenges

## 3. Risks

## 4. Next steps for the coming month

## 5. Key modifications to the plan

## 6. Next steps of district, Manager and Monitor
)";

// Those of the framework; of one that asks for none, those of the Department's form.
std::string list_minutes_headings(const Framework* framework) {
  if (framework == nullptr || framework->minutes_sections.empty()) return usual_headings;
  return list_headings(framework->minutes_sections, "##").substr(1);
}

// As the site's first language writes it.
std::string in_words(Date day) {
  static constexpr std::array<std::string_view, 12> months = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  return fmt::format("{} {}, {}", months[static_cast<unsigned>(day.month()) - 1],
                     static_cast<unsigned>(day.day()), static_cast<int>(day.year()));
}

Date require_day(const Plan& plan, const std::string& asked) {
  const auto day = parse_iso_date(asked);
  const std::string example =
      fmt::format("for example: gazette new minutes {} {} {}-10-17", district_folder(plan.path),
                  school_year_folder(plan.path), school_year_folder(plan.path).substr(0, 4));
  if (!day) throw UsageFailure(fmt::format("\"{}\" isn't a day that exists", asked), example);
  const auto year = parse_school_year(school_year_folder(plan.path));
  if (year && !span_of_plan(*year).holds(*day)) {
    throw UsageFailure(fmt::format("{} lies outside the plan for {}, which runs from {} to {}", asked,
                                   school_year_folder(plan.path), iso_date(span_of_plan(*year).first),
                                   iso_date(span_of_plan(*year).last)),
                       example);
  }
  return *day;
}

}  // namespace

Skeleton begin_minutes(const PlanDesk& desk, const NewFileRequest& request) {
  const Plan& plan = require_plan(desk, request.words[0], request.words[1], request.school);
  const Date day = require_day(plan, request.words[2]);
  const Date next{std::chrono::sys_days(day) + std::chrono::days(28)};
  const std::string id = fmt::format("{}-{}-minutes", district_folder(plan.path), iso_date(day));
  const std::string text = fmt::format(
      skeleton, fmt::arg("id", free_id(id, list_ids(desk.book.minutes))), fmt::arg("plan", plan.id.value),
      fmt::arg("title", yaml_text(fmt::format("Highlight discussion of {}", in_words(day)))),
      fmt::arg("day", iso_date(day)), fmt::arg("next", iso_date(next)));
  return {{fmt::format("{}/minutes/{}.md", plan_folder(plan.path), iso_date(day))},
          explain_keys(text, minutes_rule()) +
              list_minutes_headings(desk.book.find_framework(plan.framework.value)),
          "Write the notes below the headings. They are internal, and never published unless you say "
          "\"audience: public\""};
}

}  // namespace gazette
