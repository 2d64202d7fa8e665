#include "model/check_corrections.h"

#include <algorithm>

#include "model/corrections.h"
#include "model/document_versions.h"
#include "model/late_notes.h"
#include "model/plan_shelf.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

std::string describe(const Correction& correction) {
  const std::string now = correction.after.empty() ? std::string("was taken away")
                                                   : fmt::format("is \"{}\" now", correction.after);
  if (correction.is_of_rating()) {
    return fmt::format("the published {} rating of \"{}\" was \"{}\" and {}, without a reason",
                       correction.name(), correction.initiative, correction.before, now);
  }
  if (correction.initiative.empty()) {
    return fmt::format("the published {} of the final outcome \"{}\" was \"{}\" and {}, without a reason",
                       correction.name(), correction.benchmark, correction.before, now);
  }
  return fmt::format(R"(the published {} of the benchmark "{}" of "{}" was "{}" and {}, without a reason)",
                     correction.name(), correction.benchmark, correction.initiative, correction.before, now);
}

std::string hint_for(const Correction& correction, const PublicDocument& document, const Report& report) {
  if (correction.mark.line > 0) {
    return fmt::format("add \"correction_reason: …\" to this {}, or a new \"revision_note: …\" to the report",
                       correction.is_of_rating() ? "rating" : "status");
  }
  const std::string& name = report.id.value.empty() ? document.path.text : report.id.value;
  return fmt::format(
      "add a new \"revision_note: …\" to the report; or a reason to {}, with \"document: {}\" and "
      "\"version: {}\"",
      "site/notes.yml", name, document.versions.back().id);
}

const PublicDocument* find_document(const PublicHistory& history, const Report& report) {
  for (const PublicDocument& document : history.documents) {
    if (document.kind == DocumentKind::report && !document.is_removed && document.path == report.path)
      return &document;
  }
  return nullptr;
}

// What the plan doesn't know of is told as that; a rating that seems to be gone may stand there by mistake.
bool names_unknown(const Report& report, const Plan* plan, const PlanBook& book) {
  const auto is_unknown = [&](const PlacedText& id) {
    return id && plan != nullptr && plan->find_initiative(id.value) == nullptr &&
           book.past.find_initiative(*plan, id.value) == nullptr;
  };
  return std::any_of(report.ratings.begin(), report.ratings.end(),
                     [&](const Rating& rating) { return is_unknown(rating.initiative); }) ||
         std::any_of(report.benchmarks.begin(), report.benchmarks.end(),
                     [&](const BenchmarkStatus& status) { return is_unknown(status.initiative); });
}

// Words that the framework doesn't have are told as that, and ask for no reason.
bool is_mistyped(const Correction& correction, const Framework* framework) {
  if (framework == nullptr || correction.after.empty()) return false;
  if (correction.part == CorrectedPart::status) return !framework->find_status(correction.after);
  const RatingScale* scale = correction.is_of_rating() ? framework->find_scale(correction.scale) : nullptr;
  return scale != nullptr && !scale->find_step(correction.after);
}

void check_report(const Report& tip, const Plan* plan, const PlanBook& book, const PublicDocument& document,
                  const PublicHistory& history, Diagnostics& problems) {
  const Framework* framework = plan == nullptr ? nullptr : book.find_framework(plan->framework.value);
  const auto newest = static_cast<uint32_t>(document.versions.size() - 1);
  const auto before = text_before(document, newest);
  if (!before || !note_of(document, newest).empty()) return;
  Report report = tip;
  add_late_reasons(document.versions[newest], report);
  const std::vector<LateReason>& late = document.versions[newest].late_reasons;
  Report published = read_report_facts(history, document.versions[*before]);
  if (framework != nullptr) find_steps(published, *framework);
  for (const Correction& correction : find_corrections(published, report)) {
    const bool has_late_reason = std::any_of(late.begin(), late.end(), [&](const LateReason& reason) {
      return is_reason_for(reason, correction);
    });
    if (!correction.reason.empty() || has_late_reason || is_mistyped(correction, framework)) continue;
    if (correction.after.empty() && names_unknown(tip, plan, book)) continue;
    Mark mark = correction.mark;
    if (mark.line == 0) mark = tip.ratings_mark.line > 0 ? tip.ratings_mark : Mark{1, 1, 1};
    problems.push_back(error_at(tip, mark, "correction-without-reason", describe(correction),
                                hint_for(correction, document, tip)));
  }
}

}  // namespace

Diagnostics check_corrections(const PlanBook& book, const PublicHistory& history) {
  Diagnostics problems;
  for (const Report& report : book.reports) {
    const PublicDocument* document = report.is_open() ? find_document(history, report) : nullptr;
    if (document == nullptr) continue;
    const Plan* plan = book.find_plan(report.plan.value);
    check_report(report, plan, book, *document, history, problems);
  }
  return problems;
}

}  // namespace gazette
