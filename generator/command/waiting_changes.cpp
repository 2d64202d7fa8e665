#include "command/waiting_changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <utility>

#include "command/translation_changes.h"
#include "command/warn_of_changes.h"
#include "model/rule_severities.h"

namespace gazette {

namespace {

bool holds(const Diagnostics& problems, const Diagnostic& problem) {
  return std::any_of(problems.begin(), problems.end(), [&](const Diagnostic& other) {
    return other.code == problem.code && other.place.file == problem.place.file &&
           other.message == problem.message;
  });
}

std::shared_ptr<const PreparedSite> prepare_on(Date day, SourceLine& line, BuildOptions options) {
  options.date = day;
  options.show_drafts = false;
  Stopwatch stopwatch;
  return prepare_site(line, options, stopwatch);
}

// Each file that readers see, and the document that it is a part of.
std::map<SourcePath, SourcePath> list_parts(const PreparedSite& site) {
  std::map<SourcePath, SourcePath> parts;
  for (const auto* documents : {&site.portal.history.documents, &site.translations.documents}) {
    for (const PublicDocument& document : *documents) {
      if (document.is_removed) continue;
      parts.emplace(document.path, document.path);
      for (const VersionSheet& sheet : document.versions.back().sheets)
        parts.emplace(sheet.path, document.path);
    }
  }
  return parts;
}

// One day on which something is due.
class DayTeller {
 public:
  DayTeller(const SiteStates& states, std::vector<PublicChange> waiting)
      : states_(states), waiting_(std::move(waiting)), parts_(list_parts(states.after)) {
    for (const FileChange& file : states.line.work_tree_changes()) {
      edited_.insert(file.path);
      const auto part = parts_.find(file.path);
      if (part != parts_.end()) edited_.insert(part->second);
    }
  }

  std::vector<PublicChange> list_changes() {
    std::vector<PublicChange> changes;
    const auto take = [&](std::vector<PublicChange> found) {
      for (PublicChange& change : found) {
        // Files that aren't documents change at once.
        const bool is_of_day = change.effect != PublicEffect::source &&
                               change.effect != PublicEffect::waiting &&
                               change.effect != PublicEffect::uncompared;
        if (is_of_day && edited_.contains(change.file)) changes.push_back(std::move(change));
      }
    };
    take(list_public_changes(states_));
    take(list_translation_changes(states_));
    add_unchanged(changes);
    sort_by_district(changes);
    for (PublicChange& change : changes) change.from = waiting_.front().from;
    return changes;
  }

  // What neither stands on the day before nor is `told` already.
  Diagnostics list_problems(const Diagnostics& told) const {
    Diagnostics problems = warn_of_changes(states_);
    append(problems, warn_of_stale_translations(states_));
    std::erase_if(problems, [&](const Diagnostic& problem) {
      const bool is_of_edit = holds(states_.after.problems, problem) || edited_.contains(problem.place.file);
      return !is_of_edit || holds(states_.before->problems, problem) || holds(told, problem);
    });
    apply_severities(states_.after.portal.history.settings.rules, problems);
    for (Diagnostic& problem : problems)
      problem.message = fmt::format("on {}: {}", iso_date(*waiting_.front().from), problem.message);
    return problems;
  }

 private:
  // What waits, and makes no difference on its day.
  void add_unchanged(std::vector<PublicChange>& changes) {
    std::set<SourcePath> told;
    for (const PublicChange& change : changes) told.insert(change.file);
    for (PublicChange& change : waiting_) {
      const auto part = parts_.find(change.file);
      const bool is_public = part != parts_.end();
      if (is_public && told.contains(part->second)) continue;
      change.effect = is_public ? PublicEffect::unchanged : PublicEffect::unseen;
      changes.push_back(change);
    }
  }

  const SiteStates states_;
  std::vector<PublicChange> waiting_;
  const std::map<SourcePath, SourcePath> parts_;
  std::set<SourcePath> edited_;  // files, and the documents that they are parts of
};

}  // namespace

bool has_waiting(const std::vector<PublicChange>& changes) {
  return std::any_of(changes.begin(), changes.end(),
                     [](const PublicChange& change) { return change.effect == PublicEffect::waiting; });
}

std::vector<WaitingDay> take_waiting_days(const SiteStates& states, SourceLine& line,
                                          const BuildOptions& options, const Diagnostics& told,
                                          std::vector<PublicChange>& changes) {
  std::map<Date, std::vector<PublicChange>> by_day;
  for (const PublicChange& change : changes) {
    if (change.effect == PublicEffect::waiting) by_day[*change.from].push_back(change);
  }
  std::erase_if(changes, [](const PublicChange& change) { return change.effect == PublicEffect::waiting; });
  std::vector<WaitingDay> days;
  Diagnostics known = told;
  for (auto& [day, waiting] : by_day) {
    const auto eve = prepare_on(std::chrono::sys_days(day) - std::chrono::days(1), line, options);
    const auto due = prepare_on(day, line, options);
    DayTeller teller({eve.get(), *due, states.line}, std::move(waiting));
    WaitingDay& told_day = days.emplace_back();
    told_day.day = day;
    told_day.changes = teller.list_changes();
    told_day.problems = teller.list_problems(known);
    append(known, due->problems);
  }
  return days;
}

void add_problems_of(const std::vector<WaitingDay>& days, Diagnostics& problems) {
  for (const WaitingDay& day : days) append(problems, day.problems);
}

}  // namespace gazette
