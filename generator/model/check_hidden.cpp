// The rule that a public document rests on nothing that isn't public.
#include <algorithm>
#include <utility>

#include "model/check_plan_book.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

bool is_hidden_from(const PlanDocument& from, const PlanDocument& to) {
  return !from.is_private && from.is_open() && to.is_private;
}

void tell_once(const PlanDocument& from, const Mark& mark, const PlanDocument& to, std::string_view what,
               Diagnostics& problems) {
  Diagnostic problem =
      error_at(from, mark, "not-public",
               fmt::format("this document is public, but {} \"{}\" isn't", what, to.id.value),
               fmt::format("publish {} too, or keep this one a draft", to.path.text));
  const bool is_told = std::any_of(problems.begin(), problems.end(), [&](const Diagnostic& told) {
    return told.code == problem.code && told.place.file == problem.place.file &&
           told.message == problem.message;
  });
  if (!is_told) problems.push_back(std::move(problem));
}

}  // namespace

bool rests_on_hidden(const PlanDocument& from, const Mark& mark, const Plan& to, std::string_view what,
                     const PlanBook& book, Diagnostics& problems) {
  if (!is_hidden_from(from, to)) return false;
  const bool was_public = book.past.any_version(to, [](const Plan& past) { return past.is_open(); });
  if (!was_public) tell_once(from, mark, to, what, problems);
  return true;
}

bool rests_on_hidden(const PlanDocument& from, const Mark& mark, const Initiative& to, const Plan& plan,
                     std::string_view what, const PlanBook& book, Diagnostics& problems) {
  if (!is_hidden_from(from, to)) return false;
  const bool was_public = book.past.any_version(plan, [&](const Plan& past) {
    const Initiative* sheet = past.find_initiative(to.id.value);
    return past.is_open() && sheet != nullptr && sheet->is_open();
  });
  if (!was_public) tell_once(from, mark, to, what, problems);
  return true;
}

}  // namespace gazette
