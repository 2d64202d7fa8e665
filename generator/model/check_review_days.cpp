// The days of a report's way to its readers, of which each comes no earlier than the one before it: sent for
// review, corrected, dated, published.
#include <algorithm>

#include "model/check_plan_habits.h"
#include "model/read_record.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

struct ReviewDay {
  PlacedDate day;
  std::string_view what;
};

}  // namespace

void check_review_days(const Report& report, const SourceValue& facts, Diagnostics& problems) {
  const std::vector<ReviewDay> days = {{read_date(facts, "sent_for_review_on"), "went to the Department on"},
                                       {read_date(facts, "corrected_on"), "was corrected on"},
                                       {report.dated, "is dated"}};
  const ReviewDay* before = nullptr;
  for (const ReviewDay& one : days) {
    if (!one.day) continue;
    if (before != nullptr && one.day.value < before->day.value) {
      problems.push_back(
          warning_at(report, one.day.mark, "review-order",
                     fmt::format("the report {} {}, before it {} {}", one.what, iso_date(one.day.value),
                                 before->what, iso_date(before->day.value)),
                     "see which of the two days is right"));
    }
    before = &one;
  }
}

Diagnostics check_publication_days(const PlanBook& book, const PublicHistory& history) {
  Diagnostics problems;
  if (!history.has_versions || !history.newest) return problems;
  for (const PublicDocument& document : history.documents) {
    if (document.kind != DocumentKind::report || document.is_removed || document.is_draft) continue;
    const auto report = std::find_if(book.reports.begin(), book.reports.end(),
                                     [&](const Report& one) { return one.path == document.path; });
    if (report == book.reports.end() || !report->dated || document.versions.empty()) continue;
    // What isn't committed yet stands at the newest day there is, which says nothing of when it was written.
    const Date published = document.versions.front().date;
    if (published >= *history.newest || report->dated.value <= published) continue;
    problems.push_back(warning_at(*report, report->dated.mark, "review-order",
                                  fmt::format("the report is dated {}, after it was published on {}",
                                              iso_date(report->dated.value), iso_date(published)),
                                  "see whether the day is right: readers see both"));
  }
  return problems;
}

}  // namespace gazette
