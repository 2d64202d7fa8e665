#include "render/role_events.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "model/duties_of_month.h"

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
      if (!parts.portal.history.has_versions) continue;
      const Date day = parts.portal.document(plan.document).latest_text()->date;
      if (!same->published || *same->published < day) same->published = day;
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

class RoleEvents {
 public:
  RoleEvents(const RenderParts& parts, const std::string& role) : parts_(parts), slug_(slugify(role)) {}

  std::vector<DatedEvent> list() && {
    for (const DueInDistricts& due : list_due(parts_)) add(due);
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
        const int days = duty->days_before ? -static_cast<int>(std::min(duty->days_before.value, 366U))
                                           : static_cast<int>(std::min(duty->days_after.value, 366U));
        const std::string note = parts_.words.fill(
            "event.duty_note", {title_of(due), parts_.words.date_text(due.due), join(due.districts, ", ")});
        put(due, duty->id.value, move_day(due.due, days), duty->text, note);
      } else {
        on_the_day += duty->text + "\n";
      }
    }
    if (on_the_day.empty()) return;
    on_the_day += parts_.words.fill("event.districts", {join(due.districts, ", ")});
    put(due, "due", due.due, parts_.words.fill("event.report", {title_of(due)}), on_the_day);
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
  std::vector<std::string> roles;
  std::set<std::string> slugs;
  for (const Framework& framework : parts.portal.shelf.frameworks) {
    for (const std::string& role : list_roles(framework)) {
      const std::string slug = slugify(role);
      const bool has_days = std::any_of(dues.begin(), dues.end(), [&](const DueInDistricts& due) {
        return !list_duties(due, slug).empty();
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
