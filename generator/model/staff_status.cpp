#include "model/staff_status.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "model/due_in_years.h"
#include "model/duties_of_month.h"
#include "model/outcome_day.h"
#include "model/plan_file.h"
#include "model/plan_year.h"
#include "model/program_status.h"
#include "model/required_plans.h"
#include "model/school_year.h"
#include "model/staff_benchmarks.h"

namespace gazette {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr days look_ahead{30};
constexpr days fresh_minutes{60};  // older ones are history: their steps aren't asked for

Date add_days(Date day, int64_t count) {
  return Date(sys_days(day) + days(count));
}

bool is_same_month(Date a, Date b) {
  return a.year() == b.year() && a.month() == b.month();
}

// The plan of the newest school year that has begun, unless its time is over.
bool is_current(const Plan& plan, const PlanBook& book, Date day) {
  const auto begins = [&](const Plan& one) -> std::optional<int> {
    const auto year = parse_school_year(one.school_year.value);
    if (!year || one.visibility == Visibility::withdrawn || span_of_plan(*year).first > day)
      return std::nullopt;
    return year;
  };
  const auto own = begins(plan);
  const auto last = own ? span_of_plan(*own).last + std::chrono::years(count_years(plan) - 1) : day;
  if (own && last < day) return false;  // its time is over
  return own && std::none_of(book.plans.begin(), book.plans.end(), [&](const Plan& other) {
           return district_folder(other.path) == district_folder(plan.path) &&
                  school_folder(other.path) == school_folder(plan.path) && begins(other).value_or(0) > *own;
         });
}

class ItemLister {
 public:
  ItemLister(const PlanBook& book, Date day) : book_(book), day_(day) {}

  std::vector<StaffItem> list(const StaffPapers& papers) && {
    list_missing();
    for (const Plan& plan : book_.plans) {
      if (plan.visibility == Visibility::withdrawn) continue;
      const Framework* framework = book_.find_framework(plan.framework.value);
      if (framework != nullptr) list_reports(plan, *framework);
      const bool is_running = is_current(plan, book_, day_);
      list_benchmark_items(book_, plan, is_running, day_, items_);
      if (!is_running) continue;
      list_leads(plan);
      if (framework != nullptr) list_unaligned(plan, *framework);
      if (framework != nullptr && framework->discussions.from) list_minutes(plan, *framework);
    }
    for (const SourcePath& path : papers.in_review)
      add(StaffMatter::in_review, path, {}, std::nullopt, "waits for its review");
    for (const ProgramPage& program : papers.programs)
      list_program_items(program, day_, static_cast<int>(look_ahead.count()), items_);
    std::stable_sort(items_.begin(), items_.end(), [](const StaffItem& a, const StaffItem& b) {
      return std::tie(a.district, a.matter, a.day, a.file) < std::tie(b.district, b.matter, b.day, b.file);
    });
    return std::move(items_);
  }

 private:
  void add(StaffMatter matter, const SourcePath& path, const std::string& role, std::optional<Date> day,
           std::string text) {
    const bool is_of_plans = is_below(path.text, "plans");  // else a page
    items_.push_back({matter, is_of_plans ? std::string(district_folder(path)) : std::string(), role, day,
                      std::move(text), path});
  }

  void list_missing() {
    for (const MissingPlan& missing : list_missing_plans(book_, day_, static_cast<int>(look_ahead.count()))) {
      const bool is_over = missing.due < day_;
      const StaffMatter matter = !is_over                   ? StaffMatter::due
                                 : missing.begun != nullptr ? StaffMatter::late
                                                            : StaffMatter::missing;
      add(matter, missing.begun != nullptr ? missing.begun->path : missing.district->path, {}, missing.due,
          fmt::format("{} {}-{:02}{}: {} ({} since {})", missing.framework->title.value, missing.school_year,
                      (missing.school_year + 1) % 100,
                      missing.school == nullptr ? std::string() : fmt::format(" of {}", missing.school->name),
                      missing.begun != nullptr ? "begun, not published" : "not begun",
                      missing.because->level.value, iso_date(missing.because->from.value)));
    }
  }

  // The plan that continues it; null: none does.
  const Plan* find_next(const Plan& plan) const {
    for (const Plan& other : book_.plans) {
      if (plan.id && other.continues.value == plan.id.value && !other.is_private) return &other;
    }
    return nullptr;
  }

  // As far as the file isn't there, the plan is what there is to look at.
  void list_reports(const Plan& plan, const Framework& framework) {
    std::vector<const Report*> published;
    std::vector<const Report*> all;
    std::string author;
    for (const Report& report : book_.reports) {
      if (report.plan.value != plan.id.value || report.visibility == Visibility::withdrawn) continue;
      all.push_back(&report);
      if (report.is_open() && !report.is_private) published.push_back(&report);
      if (report.author) author = report.author.value;
    }
    const Plan* next = find_next(plan);
    const std::vector<DueReport> open = list_due_in_years(framework, plan, next, day_, published);
    const std::vector<DueReport> begun = list_due_in_years(framework, plan, next, day_, all);
    for (size_t i = 0; i < open.size(); ++i) {
      if (open[i].report || day_ < add_days(open[i].due, -look_ahead.count())) continue;
      const bool has_draft = begun[i].report.has_value();
      const bool is_over = open[i].due < day_;
      add(!is_over    ? StaffMatter::due
          : has_draft ? StaffMatter::late
                      : StaffMatter::missing,
          has_draft ? all[*begun[i].report]->path : plan.path, author, open[i].due,
          fmt::format("{} {}: {}", framework.reports[open[i].slot].title, plan.school_year.value,
                      has_draft ? "begun, not published" : "not begun"));
    }
  }

  // What serves nothing in another plan, where its framework says that such plans do.
  void list_unaligned(const Plan& plan, const Framework& framework) {
    const auto aligns = [&](const char* level_id) {
      const FrameworkLevel* level = framework.find_level(level_id);
      return level != nullptr && level->aligns;
    };
    for (const Objective& objective : plan.objectives) {
      if (aligns("objective") && objective.aligns_with.empty())
        add(StaffMatter::unaligned, plan.path, objective.lead.value, std::nullopt,
            fmt::format("{} {} \"{}\" doesn't say what it serves in another plan", framework.one("objective"),
                        objective.number.value, objective.title.value));
    }
    for (const Initiative& sheet : plan.initiatives) {
      if (aligns("initiative") && sheet.visibility != Visibility::withdrawn && sheet.aligns_with.empty())
        add(StaffMatter::unaligned, sheet.path, sheet.lead.value, std::nullopt,
            fmt::format("{} {} \"{}\" doesn't say what it serves in another plan",
                        framework.one("initiative"), sheet.number.value, sheet.title.value));
    }
  }

  void list_leads(const Plan& plan) {
    for (const Objective& objective : plan.objectives) {
      if (!objective.lead)
        add(StaffMatter::without_lead, plan.path, {}, std::nullopt,
            fmt::format("objective {} \"{}\"", objective.number.value, objective.title.value));
    }
    for (const Initiative& sheet : plan.initiatives) {
      if (sheet.visibility == Visibility::withdrawn) continue;
      const std::string name = fmt::format("{} \"{}\"", sheet.number.value, sheet.title.value);
      if (plan.find_objective(sheet.objective.value) == nullptr)
        add(StaffMatter::without_lead, sheet.path, sheet.lead.value, std::nullopt,
            fmt::format("initiative {}: belongs to no objective of the plan", name));
      if (!sheet.lead)
        add(StaffMatter::without_lead, sheet.path, {}, std::nullopt, fmt::format("initiative {}", name));
      for (const Activity& activity : sheet.activities) {
        if (!activity.lead)
          add(StaffMatter::without_lead, sheet.path, sheet.lead.value, std::nullopt,
              fmt::format("activity \"{}\" of {}", activity.text.value, sheet.number.value));
      }
    }
  }

  void list_minutes(const Plan& plan, const Framework& framework) {
    std::set<std::pair<int, unsigned>> held;
    std::string writer;
    std::optional<Date> next;
    const Minutes* newest = nullptr;
    for (const Minutes& minutes : book_.minutes) {
      if (minutes.plan.value != plan.id.value || minutes.visibility == Visibility::withdrawn ||
          !minutes.dated)
        continue;
      const Date date = minutes.dated.value;
      held.emplace(static_cast<int>(date.year()), static_cast<unsigned>(date.month()));
      if (minutes.submitted_by) writer = minutes.submitted_by.value;
      if (newest == nullptr || newest->dated.value < date) newest = &minutes;
      list_steps(minutes, framework.discussions);
    }
    if (newest != nullptr && newest->next_on && newest->next_on.value <= day_) next = newest->next_on.value;
    if (next && newest->dated.value < *next)
      add(StaffMatter::late, newest->path, writer, *next, "the discussion of that day has no minutes yet");
    const auto year = parse_school_year(plan.school_year.value);
    if (!year) return;
    const Date first =
        Date(std::chrono::year(*year), framework.discussions.from->month(), std::chrono::day(1));
    std::string months;
    std::optional<Date> last;
    for (Date month = first; month < first + std::chrono::years(1); month += std::chrono::months(1)) {
      const Date after = month + std::chrono::months(1);
      if (after > day_) break;  // it isn't over
      const bool was_held =
          held.contains({static_cast<int>(month.year()), static_cast<unsigned>(month.month())});
      if (was_held || !framework.discussions.holds(month.month())) continue;
      last = add_days(after, -1);
      if (!months.empty()) months += ", ";
      months += iso_date(month).substr(0, 7);
    }
    if (last) {
      add(StaffMatter::missing, plan.path, writer, last,
          fmt::format("no minutes of a discussion in {}", months));
    }
  }

  void list_steps(const Minutes& minutes, const DiscussionRules& rules) {
    if (minutes.dated.value > day_ || sys_days(day_) - sys_days(minutes.dated.value) > fresh_minutes) return;
    const auto ask = [&](const PlacedDate& done, const Placed<uint32_t>& limit, std::string_view what) {
      if (done || !limit) return;
      const Date by = add_days(minutes.dated.value, limit.value);
      add(by < day_ ? StaffMatter::late : StaffMatter::due, minutes.path, minutes.submitted_by.value, by,
          fmt::format("the {} minutes of {} aren't sent, as far as the file says", what,
                      iso_date(minutes.dated.value)));
    };
    if (!minutes.final_on) ask(minutes.draft_sent_on, rules.draft_days, "draft");
    ask(minutes.final_on, rules.final_days, "final");
  }

  const PlanBook& book_;
  Date day_;
  std::vector<StaffItem> items_;
};

// The day to which a duty is bound, in the month of `day`: the discussion's, or that on which the report is
// due.
std::optional<Date> day_of_occasion(const PlanBook& book, const Plan& plan, const Framework& framework,
                                    Occasion occasion, Date day) {
  if (occasion == Occasion::discussion) {
    for (const Minutes& minutes : book.minutes) {
      if (minutes.plan.value != plan.id.value || minutes.visibility == Visibility::withdrawn) continue;
      for (const PlacedDate* known : {&minutes.dated, &minutes.next_on}) {
        if (*known && is_same_month(known->value, day)) return known->value;
      }
    }
  }
  const auto year = parse_school_year(plan.school_year.value);
  if (!year || occasion == Occasion::discussion || occasion == Occasion::ongoing) return std::nullopt;
  const bool sums_up = occasion == Occasion::summative;
  for (const DueReport& due : list_due_in_years(framework, plan, nullptr, day, {})) {
    if (framework.sums_up(framework.reports[due.slot].kind.value) == sums_up && is_same_month(due.due, day))
      return due.due;
  }
  return std::nullopt;
}

std::optional<Date> day_of_year(const Duty& duty, Date day) {
  return duty.due ? std::optional(day_in_year(*duty.due, day.year())) : std::nullopt;
}

}  // namespace

std::string_view name_of(StaffMatter matter) {
  static constexpr std::array<std::string_view, 10> names = {"late",
                                                             "missing",
                                                             "due",
                                                             "benchmarks that no report speaks of",
                                                             "in review",
                                                             "without a lead",
                                                             "unaligned",
                                                             "benchmarks of the month",
                                                             "activities of the month",
                                                             "days of programs"};
  return names[static_cast<size_t>(matter)];
}

std::vector<StaffItem> list_staff_items(const PlanBook& book, const StaffPapers& papers, Date day) {
  return ItemLister(book, day).list(papers);
}

std::vector<std::string> list_known_roles(const PlanBook& book, const std::vector<ProgramPage>& programs) {
  std::set<std::string> roles;
  for (const Framework& framework : book.frameworks) {
    for (const Duty& duty : framework.duties) roles.insert(duty.role);
  }
  for (const Plan& plan : book.plans) {
    for (const Objective& objective : plan.objectives) roles.insert(objective.lead.value);
    for (const Initiative& sheet : plan.initiatives) {
      roles.insert(sheet.lead.value);
      for (const Activity& activity : sheet.activities) roles.insert(activity.lead.value);
    }
  }
  for (const Report& report : book.reports) roles.insert(report.author.value);
  for (const Minutes& minutes : book.minutes) roles.insert(minutes.submitted_by.value);
  for (const ProgramPage& program : programs) {
    for (std::string& role : list_program_roles(program)) roles.insert(std::move(role));
  }
  roles.erase("");
  return {roles.begin(), roles.end()};
}

std::vector<DutyOfMonth> list_duties_on(const PlanBook& book, Date day) {
  std::vector<DutyOfMonth> list;
  for (const Framework& framework : book.frameworks) {
    std::vector<const Plan*> plans;
    for (const Plan& plan : book.plans) {
      if (plan.framework.value == framework.id.value && is_current(plan, book, day)) plans.push_back(&plan);
    }
    if (plans.empty()) continue;
    for (const std::string& role : list_roles(framework)) {
      for (const Duty& duty : framework.duties) {
        if (duty.role != role || !falls_into(framework, duty, day.month())) continue;
        list.push_back({&framework, &duty, {}, std::nullopt});
        const bool has_day = duty.occasion == Occasion::day;
        if (!duty.days_before && !duty.days_after && !has_day) continue;
        std::set<std::string_view> told;  // a day of its own is the same for all plans of a district
        for (const Plan* plan : plans) {
          const auto on =
              has_day ? day_of_year(duty, day) : day_of_occasion(book, *plan, framework, duty.occasion, day);
          if (!on || (has_day && !told.insert(district_folder(plan->path)).second)) continue;
          const int64_t move =
              duty.days_before ? -int64_t{duty.days_before.value} : int64_t{duty.days_after.value};
          const Date by = add_days(*on, std::clamp<int64_t>(move, -3660, 3660));
          list.push_back({&framework, &duty, std::string(district_folder(plan->path)), by});
        }
      }
    }
  }
  return list;
}

}  // namespace gazette
