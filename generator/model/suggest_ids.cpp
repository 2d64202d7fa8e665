// What to write in place of the id of a plan or an initiative that isn't known.
#include "model/check_plan_book.h"
#include "model/plan_file.h"
#include "model/rule_problems.h"

namespace gazette {

// The plan in the document's own folder is likelier meant than one of a similar name.
std::string suggest_plan(const PlanDocument& from, std::string_view id, const PlanBook& book) {
  const std::string folder = plan_folder(from.path);
  for (const Plan& plan : book.plans) {
    if (plan.id && plan_folder(plan.path) == folder)
      return fmt::format("the id in {} is \"{}\"", plan.path.text, plan.id.value);
  }
  if (!book.has_private) return fmt::format("see whether {}/plan.md is published", folder);
  return suggest(id, list_ids(book.plans), "write the id that stands in the plan's plan.md");
}

std::string suggest_initiative(std::string_view id, const Plan& plan, std::string otherwise) {
  for (const Initiative& sheet : plan.initiatives) {
    const bool is_number = sheet.id && sheet.number.value == id && sheet.visibility != Visibility::withdrawn;
    if (!is_number) continue;
    return fmt::format("\"{}\" is the number of \"{}\": write that id", id, sheet.id.value);
  }
  return suggest(id, list_ids(plan.initiatives), std::move(otherwise));
}

}  // namespace gazette
