#include "model/check_public.h"

#include <utility>

#include "model/check_corrections.h"
#include "model/check_plan_habits.h"
#include "model/check_records.h"
#include "model/check_small_groups.h"
#include "model/check_texts.h"

namespace gazette {

void lower_to_warnings(Diagnostics& problems) {
  for (Diagnostic& problem : problems) problem.severity = Severity::warning;
}

Diagnostics check_public(const PlanBook& book, const PublicHistory& history,
                         const std::vector<PlanFileText>& plan_files) {
  Diagnostics problems = check_corrections(book, history);
  append(problems, check_records(history, book, plan_files));
  append(problems, check_late_reports(book, history));
  append(problems, check_rating_evidence(book));
  append(problems, check_publication_days(book, history));
  append(problems, check_small_groups(book, history, plan_files, history.settings.small_group));
  append(problems, check_texts(book, history));
  return problems;
}

}  // namespace gazette
