#include "render/role_events.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "model/duties_of_month.h"
#include "model/plan_year.h"
#include "model/school_year.h"

namespace gazette {

namespace {

// The same report of the same year, which several districts owe on one day.
struct DueInDistricts {
  const Framework* framework = nullptr;
  size_t slot = 0;
  Date due{};
  std::vector<std::string> districts;
  std::optional<Date> published;
};

void note_published(const RenderParts& parts, const ShelvedPlan& plan, std::optional<Date>& published) {
  if (!parts.portal.history.has_versions) return;
  const Date day = parts.portal.document(plan.document).latest_text()->date;
  if (!published || *published < day) published = day;
}

std::vector<DueInDistricts> list_due(const RenderParts& parts) {
  const PlanShelf& shelf = parts.portal.shelf;
  std::vector<DueInDistricts> list;
  for (const ShelvedPlan& plan : shelf.plans) {
    for (const DueReport& due : plan.due) {
      const Framework* framework = shelf.framework_of(plan);
      auto same = std::find_if(list.begin(), list.end(), [&](const DueInDistricts& other) {
        return other.framework == framework && other.slot == due.slot && other.due == due.due;
      });
      if (same == list.end()) same = list.insert(list.end(), {framework, due.slot, due.due, {}, {}});
      const std::string& name = shelf.districts[plan.district].district.name;
      if (std::find(same->districts.begin(), same->districts.end(), name) == same->districts.end())
        same->districts.push_back(name);
      note_published(parts, plan, same->published);
    }
  }
  return list;
}

std::vector<const Duty*> list_duties(const DueInDistricts& due, std::string_view role_slug) {
  const Occasion occasion = due.framework->sums_up(due.framework->reports[due.slot].kind.value)
                                ? Occasion::summative
                                : Occasion::report;
  std::vector<const Duty*> duties;
  for (const Duty& duty : due.framework->duties) {
    if (duty.occasion == occasion && slugify(duty.role) == role_slug && duty.holds(due.due.month()))
      duties.push_back(&duty);
  }
  return duties;
}

Date move_day(Date day, int days) {
  return Date(std::chrono::sys_days(day) + std::chrono::days(days));
}

// By how many days a duty comes before (negative) or after its occasion.
int shift_of(const Duty& duty) {
  return duty.days_before ? -static_cast<int>(std::min(duty.days_before.value, 366U))
                          : static_cast<int>(std::min(duty.days_after.value, 366U));
}

// A school year in which districts have plans of a kind.
struct YearOfPlans {
  const Framework* framework = nullptr;
  int first_year = 0;
  std::vector<std::string> districts;
  std::optional<Date> published;
};

std::vector<YearOfPlans> list_years_of_plans(const RenderParts& parts) {
  const PlanShelf& shelf = parts.portal.shelf;
  std::vector<YearOfPlans> list;
  for (const ShelvedPlan& plan : shelf.plans) {
    const Framework* framework = shelf.framework_of(plan);
    const auto first = parse_school_year(plan.plan.school_year.value);
    if (framework == nullptr || !first) continue;
    for (int year = *first; year < *first + count_years(plan.plan); ++year) {
      auto same = std::find_if(list.begin(), list.end(), [&](const YearOfPlans& other) {
        return other.framework == framework && other.first_year == year;
      });
      if (same == list.end()) same = list.insert(list.end(), {framework, year, {}, {}});
      const std::string& name = shelf.districts[plan.district].district.name;
      if (std::find(same->districts.begin(), same->districts.end(), name) == same->districts.end())
        same->districts.push_back(name);
      note_published(parts, plan, same->published);
    }
  }
  return list;
}

// A day of its own comes once in each school year.
std::optional<Date> day_of_duty(const Duty& duty, int first_year) {
  if (duty.occasion != Occasion::day || !duty.due) return std::nullopt;
  return move_day(next_such_day(*duty.due, span_of_plan(first_year).first), shift_of(duty));
}

class RoleEvents {
 public:
  RoleEvents(const RenderParts& parts, const std::string& role) : parts_(parts), slug_(slugify(role)) {}

  std::vector<DatedEvent> list() && {
    for (const DueInDistricts& due : list_due(parts_)) add(due);
    for (const YearOfPlans& year : list_years_of_plans(parts_)) add(year);
    std::stable_sort(events_.begin(), events_.end(), [](const DatedEvent& a, const DatedEvent& b) {
      return std::tie(a.date, a.key) < std::tie(b.date, b.key);
    });
    return std::move(events_);
  }

 private:
  void add(const DueInDistricts& due) {
    std::string on_the_day;
    for (const Duty* duty : list_duties(due, slug_)) {
      if (duty->days_before || duty->days_after) {
        const std::string note = parts_.words.fill(
            "event.duty_note", {title_of(due), parts_.words.date_text(due.due), join(due.districts, ", ")});
        put(due, duty->id.value, move_day(due.due, shift_of(*duty)), duty->text, note);
      } else {
        on_the_day += duty->text + "\n";
      }
    }
    if (on_the_day.empty()) return;
    on_the_day += parts_.words.fill("event.districts", {join(due.districts, ", ")});
    put(due, "due", due.due, parts_.words.fill("event.report", {title_of(due)}), on_the_day);
  }

  void add(const YearOfPlans& year) {
    for (const Duty& duty : year.framework->duties) {
      const auto day = day_of_duty(duty, year.first_year);
      if (!day || slugify(duty.role) != slug_) continue;
      DatedEvent event;
      event.date = *day;
      event.key = fmt::format("role {} {} day {} {}", slug_, year.framework->id.value, duty.id.value,
                              year.first_year);
      event.title = duty.text;
      event.note = fmt::format("{}\n{}", year.framework->title.value,
                               parts_.words.fill("event.districts", {join(year.districts, ", ")}));
      event.url = roles_url;
      event.published = year.published;
      events_.push_back(std::move(event));
    }
  }

  static const std::string& title_of(const DueInDistricts& due) {
    return due.framework->reports[due.slot].title;
  }

  void put(const DueInDistricts& due, const std::string& id, Date date, std::string title, std::string note) {
    DatedEvent event;
    event.date = date;
    event.key = fmt::format("role {} {} {} {} {}", slug_, due.framework->id.value,
                            due.framework->reports[due.slot].id.value, iso_date(due.due), id);
    event.title = std::move(title);
    event.note = std::move(note);
    event.url = roles_url;
    event.published = due.published;
    events_.push_back(std::move(event));
  }

  const RenderParts& parts_;
  std::string slug_;
  std::vector<DatedEvent> events_;
};

}  // namespace

std::vector<std::string> list_roles_with_days(const RenderParts& parts) {
  const std::vector<DueInDistricts> dues = list_due(parts);
  const std::vector<YearOfPlans> years = list_years_of_plans(parts);
  std::vector<std::string> roles;
  std::set<std::string> slugs;
  for (const Framework& framework : parts.portal.shelf.frameworks) {
    for (const std::string& role : list_roles(framework)) {
      const std::string slug = slugify(role);
      const bool has_reports = std::any_of(dues.begin(), dues.end(), [&](const DueInDistricts& due) {
        return !list_duties(due, slug).empty();
      });
      const bool has_days =
          has_reports || std::any_of(years.begin(), years.end(), [&](const YearOfPlans& year) {
            const std::vector<Duty>& duties = year.framework->duties;
            return std::any_of(duties.begin(), duties.end(), [&](const Duty& duty) {
              return slugify(duty.role) == slug && day_of_duty(duty, year.first_year);
            });
          });
      if (has_days && !slug.empty() && slugs.insert(slug).second) roles.push_back(role);
    }
  }
  return roles;
}

std::vector<DatedEvent> list_role_events(const RenderParts& parts, const std::string& role) {
  return RoleEvents(parts, role).list();
}

}  // namespace gazette
