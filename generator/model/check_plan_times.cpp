// The rules of time: activities in order, minutes within their limits, reports by their calendar.
#include <algorithm>
#include <array>

#include "model/check_plan_book.h"
#include "model/check_plan_habits.h"
#include "model/due_in_years.h"
#include "model/rule_problems.h"
#include "model/school_year.h"

namespace gazette {

namespace {

constexpr int longest_activity_days = 90;

Date add_days(Date day, uint32_t count) {
  return Date(std::chrono::sys_days(day) + std::chrono::days(count));
}

int days_between(Date from, Date to) {
  return static_cast<int>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count());
}

bool has_check_within(const Initiative& sheet, Date from, Date to) {
  for (const auto* benchmarks : sheet.all_benchmarks()) {
    for (const Benchmark& benchmark : *benchmarks) {
      for (const Stage& stage : benchmark.stages) {
        const auto due = stage.due_day();
        if (stage.due.is_unreadable || (due && from < *due && *due < to)) return true;
      }
    }
  }
  return false;
}

// The time that an activity takes, and how a message says it.
struct TakenTime {
  Date first;
  Date last;
  Mark mark;
  std::string said;
};

// By its days; else by its own words, or one day and what the words say of the other.
std::optional<TakenTime> find_time(const Activity& activity, const std::optional<PlanSpan>& span) {
  std::optional<Date> first = activity.start ? std::optional(activity.start.value) : std::nullopt;
  std::optional<Date> last = activity.complete ? std::optional(activity.complete.value) : std::nullopt;
  const bool has_both = first && last;
  const bool is_open = says_no_end(activity.when.value) && span;
  if (!first && (activity.meant || is_open)) first = activity.meant ? activity.meant->first : span->first;
  if (!last && (activity.meant || is_open)) last = activity.meant ? activity.meant->last : span->last;
  if (!first || !last) return std::nullopt;
  const int days = days_between(*first, *last);
  const std::string said = has_both || !activity.when ? fmt::format("takes {} days", days)
                                                      : fmt::format("goes on \"{}\"", activity.when.value);
  return TakenTime{*first, *last, has_both ? activity.complete.mark : activity.when.mark, said};
}

void check_length(const Initiative& sheet, const Activity& activity, const std::optional<PlanSpan>& span,
                  Diagnostics& problems) {
  if (activity.start.is_unreadable || activity.complete.is_unreadable) return;
  const bool is_unfilled = activity.text.value.starts_with("…");
  if (activity.frequency || says_how_often(activity.when.value) || is_unfilled) return;
  const auto time = find_time(activity, span);
  if (!time || days_between(time->first, time->last) <= longest_activity_days) return;
  if (has_check_within(sheet, time->first, time->last)) return;
  problems.push_back(warning_at(
      sheet, time->mark, "long-activity",
      fmt::format("the activity \"{}\" {}, and nothing says how one can tell on the way that it goes well",
                  activity.id.value, time->said),
      "add \"frequency: …\" if it repeats; or a stage of a benchmark that is due meanwhile"));
}

// What minutes say of one of their steps, and by when it was due.
struct MinutesStep {
  const PlacedDate& day;
  const PlacedDate& from;
  const Placed<uint32_t>& limit;
  std::string_view what;
  std::string_view since;
};

void check_step(const Minutes& minutes, const MinutesStep& step, Diagnostics& problems) {
  if (!step.day || !step.from) return;
  if (step.day.value < step.from.value) {
    problems.push_back(
        warning_at(minutes, step.day.mark, "minutes-order",
                   fmt::format("{} on {}, before {} on {}", step.what, iso_date(step.day.value), step.since,
                               iso_date(step.from.value)),
                   "see which of the two days is right"));
    return;
  }
  if (!step.limit) return;
  const Date due = add_days(step.from.value, step.limit.value);
  if (step.day.value <= due) return;
  problems.push_back(
      warning_at(minutes, step.day.mark, "minutes-late",
                 fmt::format("{} on {}; that was due on {}, {} days after {}", step.what,
                             iso_date(step.day.value), iso_date(due), step.limit.value, step.since),
                 "if the day is right, nothing is to be done; see that the next ones come in time"));
}

// The same day of another month; the last one of a shorter month.
Date months_before(Date day, uint32_t count) {
  const Date earlier = day - std::chrono::months(count);
  return earlier.ok() ? earlier : Date(earlier.year() / earlier.month() / std::chrono::last);
}

std::optional<Date> first_day_of_publication(const PublicHistory& history, const Report& report) {
  if (!history.has_versions) return std::nullopt;
  for (const PublicDocument& document : history.documents) {
    if (document.kind != DocumentKind::report || document.is_removed || document.path != report.path)
      continue;
    if (document.is_draft || document.versions.empty()) return std::nullopt;
    return document.versions.front().date;
  }
  return std::nullopt;
}

// It goes on after the period of the calendar in which its middle lies, to the end of a later one.
bool joins_more(const Report& report, const DueReport& due, const std::vector<DueReport>& calendar) {
  return std::any_of(calendar.begin(), calendar.end(), [&](const DueReport& later) {
    return due.to < later.to && report.period.to && later.to == report.period.to.value;
  });
}

}  // namespace

void check_activity_times(const Initiative& sheet, const std::optional<PlanSpan>& span,
                          Diagnostics& problems) {
  const Activity* latest = nullptr;  // of those above
  for (const Activity& activity : sheet.activities) {
    check_length(sheet, activity, span, problems);
    if (!activity.start) continue;
    if (latest != nullptr && activity.start.value < latest->start.value) {
      problems.push_back(warning_at(
          sheet, activity.start.mark, "activity-order",
          fmt::format("the activity \"{}\" starts {}, before \"{}\", which stands above it and starts {}",
                      activity.id.value, iso_date(activity.start.value), latest->id.value,
                      iso_date(latest->start.value)),
          "list activities in the order in which they start, or correct the day"));
      continue;
    }
    latest = &activity;
  }
}

void check_minutes_times(const Minutes& minutes, const DiscussionRules& rules, Diagnostics& problems) {
  if (minutes.dated.is_missing() && rules.from) {
    problems.push_back(warning_at(minutes, minutes.plan.mark, "minutes-undated",
                                  "the minutes don't say on which day the discussion was",
                                  "add \"dated: …\" with that day"));
  }
  const std::array<MinutesStep, 3> steps = {
      {{minutes.draft_sent_on, minutes.dated, rules.draft_days, "the draft was sent", "the discussion"},
       {minutes.reported_on, minutes.draft_sent_on, rules.review_days,
        "what was wrong in the draft was reported", "the draft"},
       {minutes.final_on, minutes.dated, rules.final_days, "the final minutes were sent", "the discussion"}}};
  for (const MinutesStep& step : steps) check_step(minutes, step, problems);
  if (!minutes.dated || !minutes.next_on || minutes.dated.value < minutes.next_on.value) return;
  problems.push_back(warning_at(minutes, minutes.next_on.mark, "minutes-order",
                                fmt::format("the next discussion is on {}, which isn't after this one on {}",
                                            iso_date(minutes.next_on.value), iso_date(minutes.dated.value)),
                                "see which of the two days is right"));
}

void check_discussed(const Minutes& minutes, const Plan& plan, const PlanBook& book, Diagnostics& problems) {
  if (!plan.is_whole) return;
  for (const PlacedText& id : minutes.discussed) {
    if (plan.find_initiative(id.value) != nullptr) continue;
    problems.push_back(error_at(minutes, id.mark, "unknown-initiative",
                                fmt::format("the plan \"{}\" has no {}initiative \"{}\"", plan.id.value,
                                            public_word(book.has_private), id.value),
                                suggest_initiative(id.value, plan, "write the id of a strategy sheet")));
  }
}

void check_coverage(const Plan& plan, const PlanBook& book, const DiscussionRules& rules,
                    Diagnostics& problems) {
  if (!rules.whole_plan_months) return;
  std::vector<const Minutes*> all;
  std::vector<const Minutes*> undated;  // of a day that can't be read, which may be any
  for (const Minutes& minutes : book.minutes) {
    if (minutes.plan.value != plan.id.value || minutes.visibility == Visibility::withdrawn) continue;
    if (minutes.dated) all.push_back(&minutes);
    if (minutes.dated.is_unreadable) undated.push_back(&minutes);
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Minutes* a, const Minutes* b) { return a->dated.value < b->dated.value; });
  if (all.empty()) return;
  const Minutes& newest = *all.back();
  const Date since = months_before(newest.dated.value, rules.whole_plan_months.value);
  if (since < all.front()->dated.value) return;  // there was no time yet for the whole plan
  for (const Initiative& sheet : plan.initiatives) {
    // Minutes may speak of it by its number.
    if (!sheet.id || sheet.visibility == Visibility::withdrawn || !has_number_of_its_own(sheet, plan))
      continue;
    const auto speaks_of_it = [&](const Minutes* minutes) {
      const std::vector<std::string> ids = list_discussed(*minutes, plan);
      return std::find(ids.begin(), ids.end(), sheet.id.value) != ids.end();
    };
    const bool was_discussed = std::any_of(undated.begin(), undated.end(), speaks_of_it) ||
                               std::any_of(all.begin(), all.end(), [&](const Minutes* minutes) {
                                 return minutes->dated.value >= since && speaks_of_it(minutes);
                               });
    if (was_discussed) continue;
    problems.push_back(warning_at(
        newest, newest.dated.mark, "not-discussed",
        fmt::format(
            "no minutes since {} speak of the initiative {} \"{}\"; each is discussed within {} months",
            iso_date(since), sheet.number.value, sheet.id.value, rules.whole_plan_months.value),
        "put it on the next agenda; if it was discussed, add its id to \"discussed:\" of those minutes"));
  }
}

std::vector<std::string> list_discussed(const Minutes& minutes, const Plan& plan) {
  std::vector<std::string> ids;
  for (const PlacedText& id : minutes.discussed) ids.push_back(id.value);
  if (!ids.empty()) return ids;
  const Body& body = *minutes.body;
  for (uint32_t i = 0; i < body.nodes.size(); ++i) {
    const NodeKind kind = body.nodes[i].kind;
    if (kind != NodeKind::paragraph && kind != NodeKind::heading) continue;
    const std::string words = plain_text(body, i);
    for (const Initiative& sheet : plan.initiatives) {
      for (const std::string* name : {&sheet.number.value, &sheet.id.value}) {
        const bool opens = !name->empty() && words.starts_with(*name) &&
                           (words.size() == name->size() || words[name->size()] == ':' ||
                            words[name->size()] == ' ' || words[name->size()] == ',');
        if (opens && (name == &sheet.id.value || name->find('.') != std::string::npos))
          ids.push_back(sheet.id.value);
      }
    }
  }
  return ids;
}

void check_report_calendar(const Report& report, const Plan& plan, const Framework& framework,
                           Diagnostics& problems) {
  const auto year = parse_school_year(plan.school_year.value);
  if (!year || !report.period.from || !report.period.to) return;
  if (report.period.to.value < report.period.from.value) return;
  const std::vector<DueReport> calendar =
      list_due_in_years(framework, plan, nullptr, report.period.to.value, {});
  if (calendar.empty()) return;
  bool begins = false;
  bool ends = false;
  for (const DueReport& due : calendar) {
    begins = begins || due.from == report.period.from.value;
    ends = ends || due.to == report.period.to.value;
  }
  if (begins && ends) return;
  std::string periods;
  for (const DueReport& due : calendar) {
    if (framework.reports[due.slot].kind.value != report.kind.value) continue;
    if (!periods.empty()) periods += ", ";
    periods += fmt::format("{} to {}", iso_date(due.from), iso_date(due.to));
  }
  problems.push_back(warning_at(
      report, report.period.mark, "report-period",
      fmt::format("the period {} to {} doesn't fit the calendar of reports",
                  iso_date(report.period.from.value), iso_date(report.period.to.value)),
      periods.empty()
          ? std::string("the calendar of the framework has no report of this kind")
          : fmt::format("the calendar has {}; a report may join periods that follow one another", periods)));
}

Diagnostics check_late_reports(const PlanBook& book, const PublicHistory& history) {
  Diagnostics problems;
  for (const Report& report : book.reports) {
    const Plan* plan = book.find_plan(report.plan.value);
    const Framework* framework = plan ? book.find_framework(plan->framework.value) : nullptr;
    const auto year = plan ? parse_school_year(plan->school_year.value) : std::nullopt;
    if (framework == nullptr || !year || !report.is_open() || report.is_private) continue;
    if (report.dated.is_unreadable) continue;
    const auto published = first_day_of_publication(history, report);
    const std::optional<Date> day = report.dated ? std::optional(report.dated.value) : published;
    if (!day) continue;
    const std::vector<DueReport> calendar = list_due_in_years(
        *framework, *plan, nullptr, report.period.to ? report.period.to.value : *day, {&report});
    for (const DueReport& due : calendar) {
      // One that joins several periods is due with the last of them.
      const bool is_last = report.period.to && due.to == report.period.to.value;
      const bool is_joined = report.period.from && report.period.from.value < due.from;
      if (!(is_last && is_joined) && !(due.report && !joins_more(report, due, calendar))) continue;
      if (*day <= due.due) continue;
      problems.push_back(warning_at(
          report, report.dated ? report.dated.mark : report.id.mark, "late-report",
          fmt::format("the report {} {}; it was due on {}", report.dated ? "is dated" : "was published",
                      iso_date(*day), iso_date(due.due)),
          "if the day is right, nothing is to be done; the register of missing reports tells readers"));
    }
  }
  return problems;
}

}  // namespace gazette
