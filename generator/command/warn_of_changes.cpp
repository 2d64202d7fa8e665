#include "command/warn_of_changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ranges>
#include <set>
#include <string>
#include <utility>

#include "command/unreadable_files.h"
#include "model/compare_plans.h"
#include "model/root_causes.h"

namespace gazette {

namespace {

Diagnostic warning_at(const SourcePath& file, const Mark& mark, std::string code, std::string message,
                      std::string hint) {
  return make_diagnostic(Severity::warning, std::move(code), {file, mark.line, mark.column, mark.length},
                         std::move(message), std::move(hint));
}

std::string values_of(const Amendment& amendment) {
  const auto said = [](const AmendmentValue& value) {
    return value.date ? iso_date(*value.date) : value.text;
  };
  const std::string before = said(amendment.before);
  const std::string after = said(amendment.after);
  if (after.empty()) return fmt::format(R"(is taken away now: it was "{}")", before);
  return before.empty() ? fmt::format(R"(is new: "{}")", after)
                        : fmt::format(R"(changes now from "{}" to "{}")", before, after);
}

// What a plan says otherwise than the public approved or a report measured.
class PlanWarnings {
 public:
  PlanWarnings(const SiteStates& states, const DocumentPair& pair, Diagnostics& problems)
      : states_(states),
        pair_(pair),
        before_(read_plan_version(states.before->portal.history, *pair.before->latest_text())),
        after_(read_plan_version(states.after.portal.history, *pair.after->latest_text())),
        amendments_(compare_plans(before_, after_)),
        problems_(problems) {}

  void warn() {
    bool any = false;
    for (const Amendment& amendment : amendments_) any = warn_of_measured(amendment) || any;
    const bool is_approved_anew = before_.approved_on.value != after_.approved_on.value;
    if (any || amendments_.empty() || !before_.approved_on || is_approved_anew) return;
    problems_.push_back(warning_at(
        after_.path, after_.approved_on.mark, "unexplained-amendment",
        fmt::format("the plan was approved on {} and is amended now, without a word on why",
                    iso_date(before_.approved_on.value)),
        "add \"revision_note: …\" to plan.md or to the strategy sheet, for readers; where the amendment was "
        "approved, too, write the new day under \"approved_on\""));
  }

 private:
  // Whether a report told how that benchmark stands, and what it was measured by is another now.
  bool warn_of_measured(const Amendment& amendment) {
    if (!changes_measure(amendment)) return false;
    const std::string* report = find_report(amendment);
    if (report == nullptr) return false;
    const Initiative* sheet = after_.find_initiative(amendment.initiative.id);
    const Benchmark* benchmark = sheet == nullptr ? nullptr : sheet->find_benchmark(amendment.thing.id);
    const bool is_dropped = amendment.change == AmendmentChange::dropped;
    const std::string_view what = amendment.field == AmendmentField::due    ? "due date "
                                  : amendment.field == AmendmentField::when ? "time "
                                                                            : "target ";
    const bool is_whole = amendment.subject == AmendmentSubject::initiative;
    const std::string measured =
        fmt::format("the {} \"{}\"",
                    is_whole                                               ? "initiative"
                    : amendment.subject == AmendmentSubject::final_outcome ? "final outcome"
                                                                           : "benchmark",
                    is_whole ? amendment.initiative.id : amendment.thing.id);
    problems_.push_back(warning_at(
        sheet == nullptr ? after_.path : sheet->path,
        benchmark == nullptr ? mark_of_outcome(amendment) : benchmark->id.mark, "measured-benchmark",
        is_whole ? fmt::format("\"{}\" says how {} stands, which goes now", *report, measured)
        : is_dropped
            ? fmt::format("\"{}\" says how {} stands, and what it was to reach goes now", *report, measured)
            : fmt::format("\"{}\" says how {} stands; its {}{}", *report, measured, what,
                          values_of(amendment)),
        "say why in \"revision_note\" of plan.md or of the strategy sheet: readers see both, and that the "
        "report came first"));
    return true;
  }

  // In plan.md; none if it isn't about one, or it goes.
  Mark mark_of_outcome(const Amendment& amendment) const {
    const auto found =
        std::find_if(after_.final_outcomes.begin(), after_.final_outcomes.end(),
                     [&](const FinalOutcome& outcome) { return outcome.id.value == amendment.thing.id; });
    const bool is_one = amendment.subject == AmendmentSubject::final_outcome;
    return is_one && found != after_.final_outcomes.end() ? found->id.mark : Mark{};
  }

  static bool changes_measure(const Amendment& amendment) {
    const bool is_dropped = amendment.change == AmendmentChange::dropped;
    const bool is_altered =
        amendment.change == AmendmentChange::changed || amendment.change == AmendmentChange::cleared;
    if (amendment.subject == AmendmentSubject::benchmark || amendment.subject == AmendmentSubject::initiative)
      return is_dropped;
    if (amendment.subject == AmendmentSubject::final_outcome)
      return is_dropped || (is_altered && is_measure(amendment.field));
    if (amendment.subject != AmendmentSubject::stage) return false;
    return is_dropped || (is_altered && is_measure(amendment.field));
  }

  static bool is_measure(AmendmentField field) {
    static constexpr std::array fields = {AmendmentField::due, AmendmentField::when, AmendmentField::target};
    return std::find(fields.begin(), fields.end(), field) != fields.end();
  }

  // Whether it rates an initiative, or says how a benchmark of it stands.
  static bool speaks_of(const Report& report, const std::string& initiative) {
    const auto is_of_it = [&](const auto& entry) { return entry.initiative.value == initiative; };
    return std::any_of(report.ratings.begin(), report.ratings.end(), is_of_it) ||
           std::any_of(report.benchmarks.begin(), report.benchmarks.end(), is_of_it);
  }

  // The title of the newest public report that speaks of it; null: none does.
  const std::string* find_report(const Amendment& amendment) const {
    const Portal& portal = states_.before->portal;
    const auto plan = portal.shelf.find_plan(pair_.before_number);
    if (!plan) return nullptr;
    const std::vector<ReportNumber>& reports = portal.shelf.plans[*plan].reports;
    for (const ReportNumber number : std::views::reverse(reports)) {
      const ShelvedReport& report = portal.shelf.reports[number];
      if (amendment.subject == AmendmentSubject::initiative) {
        if (speaks_of(report.report, amendment.initiative.id))
          return &portal.document(report.document).latest_text()->title;
        continue;
      }
      for (const BenchmarkStatus& status : report.report.benchmarks) {
        const bool is_stage =
            !amendment.stage.date || !status.stage || *amendment.stage.date == status.stage.value;
        if (is_stage && status.initiative.value == amendment.initiative.id &&
            status.benchmark.value == amendment.thing.id)
          return &portal.document(report.document).latest_text()->title;
      }
    }
    return nullptr;
  }

  const SiteStates& states_;
  const DocumentPair& pair_;
  const Plan before_;
  const Plan after_;
  const std::vector<Amendment> amendments_;
  Diagnostics& problems_;
};

class ChangeWarnings {
 public:
  explicit ChangeWarnings(const SiteStates& states)
      : states_(states), pairs_(pair_documents(states)), unreadable_(states) {}

  Diagnostics list() && {
    add_problems_of_tip();
    if (states_.before != nullptr) {
      for (const DocumentPair& pair : pairs_) warn_of(pair);
      warn_of_lost_addresses();
      sort_diagnostics(problems_);
    }
    put_causes_first(problems_);
    return std::move(problems_);
  }

 private:
  void add_problems_of_tip() {
    static constexpr std::array<std::string_view, 5> links = {"broken-link", "broken-anchor", "broken-image",
                                                              "damaged-image", "link-to-removed"};
    for (const Diagnostic& problem : states_.after.problems) {
      const bool is_of_link = std::find(links.begin(), links.end(), problem.code) != links.end();
      const bool is_new = states_.before == nullptr || !was_there(problem);
      if (is_new && unreadable_.may_explain(problem)) continue;
      if (problem.severity == Severity::error || (is_of_link && is_new)) problems_.push_back(problem);
    }
  }

  bool was_there(const Diagnostic& problem) const {
    const Diagnostics& before = states_.before->problems;
    return std::any_of(before.begin(), before.end(), [&](const Diagnostic& other) {
      return other.code == problem.code && other.place.file == problem.place.file &&
             other.message == problem.message;
    });
  }

  void warn_of(const DocumentPair& pair) {
    if (pair.before == nullptr || pair.after == nullptr || !unreadable_.find_cause(pair).empty()) return;
    warn_of_shown_again(pair);
    if (pair.before->is_removed) return;
    if (pair.after->is_removed) return warn_of_removal(pair);
    if (!new_note_of(pair).empty()) return;
    if (pair.after->kind == DocumentKind::plan) PlanWarnings(states_, pair, problems_).warn();
  }

  // By the id of the version: its text alone may be read again.
  void warn_of_shown_again(const DocumentPair& pair) {
    for (const Version& version : pair.after->versions) {
      if (!version.has_text()) continue;
      const std::vector<Version>& before = pair.before->versions;
      const bool was_withheld = std::any_of(before.begin(), before.end(), [&](const Version& other) {
        return other.redaction && other.id == version.id;
      });
      if (!was_withheld) continue;
      problems_.push_back(warning_at(
          pair.after->path, {}, "shown-again",
          fmt::format("the version {} of this document is withheld, and readers could read it again",
                      version.id),
          "put its entry back into site/redactions.yml, if it must not be read"));
    }
  }

  void warn_of_removal(const DocumentPair& pair) {
    if (is_withdrawal(pair.after->versions.back())) return warn_of_withdrawal(pair);
    problems_.push_back(warning_at(
        pair.before->path, {}, "deleted-document",
        "this document is public and is deleted here: readers would find a page that says it was removed, "
        "without a reason",
        std::string(
            find_successor(pair)
                ? "where it was moved and edited at once, move it alone and commit that first: then its "
                  "address leads to the new place and its history stays"
                : "to say why, keep the file with \"status: withdrawn\" and the reason as revision_note; "
                  "where it was moved, commit the move before you edit it")));
  }

  void warn_of_withdrawal(const DocumentPair& pair) {
    if (!pair.after->removal_reason.empty()) return;
    problems_.push_back(warning_at(
        pair.after->path, {}, "unexplained-withdrawal",
        "this document is public and is withdrawn here: readers would be told that no reason was given",
        "say why in \"revision_note\", in words that readers understand"));
  }

  // A new document of the same name or title: it may have been moved and edited.
  bool find_successor(const DocumentPair& removed) const {
    const std::string& title = removed.before->latest_text()->title;
    const std::string_view name = file_name(removed.before->path.text);
    return std::any_of(pairs_.begin(), pairs_.end(), [&](const DocumentPair& pair) {
      return pair.before == nullptr && pair.after != nullptr && !pair.after->is_removed &&
             (pair.after->latest_text()->title == title || file_name(pair.after->path.text) == name);
    });
  }

  // Addresses of pages that are there now and wouldn't be, nor lead on.
  void warn_of_lost_addresses() {
    std::set<std::string> kept;
    for (const Page& page : states_.after.site.pages) kept.insert(page.url.text);
    for (const Page& page : states_.before->site.pages) {
      if (kept.contains(page.url.text) || !is_looked_for(page) || is_taken_away(page)) continue;
      problems_.push_back(warning_at(
          file_of(page), {}, "lost-address",
          fmt::format("the page at {} would be gone, and nothing leads on from there", page.url.text),
          "keep the id or the folder that its address is made of, or tell those who "
          "link to it"));
    }
  }

  static bool is_of_document(const Page& page) {
    static constexpr std::array kinds = {PageKind::page,    PageKind::plan,     PageKind::initiative,
                                         PageKind::report,  PageKind::minutes,  PageKind::assessment,
                                         PageKind::history, PageKind::version,  PageKind::change,
                                         PageKind::since,   PageKind::tombstone};
    return std::find(kinds.begin(), kinds.end(), page.kind) != kinds.end();
  }

  // Pages of documents, districts and schools have addresses of their own; all others are lists of them.
  static bool is_looked_for(const Page& page) {
    return is_of_document(page) || page.kind == PageKind::district || page.kind == PageKind::school;
  }

  // Withdrawing a document or withholding a version takes it away, and hiding one is an error of its own.
  bool is_taken_away(const Page& page) const {
    if (!is_of_document(page)) return unreadable_.contains(file_of(page));
    const DocumentPair& pair = pairs_[page.subject];
    if (pair.after == nullptr || !unreadable_.find_cause(pair).empty()) return true;
    const std::vector<Version>& versions = pair.after->versions;
    if (is_withdrawal(versions.back())) return true;
    const bool is_of_version =
        page.kind == PageKind::version || page.kind == PageKind::change || page.kind == PageKind::since;
    return is_of_version && std::any_of(versions.begin(), versions.end(), [&](const Version& version) {
             return version.redaction && version.id == pair.before->versions[page.part].id;
           });
  }

  SourcePath file_of(const Page& page) const {
    const Portal& portal = states_.before->portal;
    if (is_of_document(page)) {
      const PublicDocument& document = portal.document(page.subject);
      const auto plan = portal.shelf.find_plan(page.subject);
      if (page.kind == PageKind::initiative && plan)
        return portal.shelf.plans[*plan].plan.initiatives[page.part].path;
      return document.path;
    }
    return {fmt::format("plans/{}/district.yml", portal.shelf.districts[page.subject].folder)};
  }

  const SiteStates& states_;
  const std::vector<DocumentPair> pairs_;  // the first are the documents of the state before, in its order
  const UnreadableFiles unreadable_;
  Diagnostics problems_;
};

}  // namespace

Diagnostics warn_of_changes(const SiteStates& states) {
  return ChangeWarnings(states).list();
}

}  // namespace gazette
