#include "render/role_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "model/duties_of_month.h"
#include "render/role_events.h"
#include "site/feed_addresses.h"

namespace gazette {

namespace {

constexpr unsigned first_month = 8;  // the school year's, as plans and discussions count it

constexpr std::array<std::pair<Occasion, std::string_view>, 5> occasions = {
    {{Occasion::ongoing, "roles.occasion.ongoing"},
     {Occasion::discussion, "roles.occasion.discussion"},
     {Occasion::report, "roles.occasion.report"},
     {Occasion::summative, "roles.occasion.summative"},
     {Occasion::day, "roles.occasion.day"}}};

// A kind of plan that knows nothing of the sort lacks nothing, either.
bool knows_occasion(const Framework& framework, Occasion occasion) {
  return std::any_of(framework.duties.begin(), framework.duties.end(),
                     [&](const Duty& duty) { return duty.occasion == occasion; });
}

// What the duty says, with its day where it has one of its own.
std::string text_of(const RenderParts& parts, const Duty& duty) {
  if (duty.occasion != Occasion::day || !duty.due) return duty.text;
  return parts.words.fill("roles.by_day", {duty.text, parts.words.month(duty.due->month()),
                                           std::to_string(static_cast<unsigned>(duty.due->day()))});
}

// Those that ask something of somebody; what asks most stands first.
std::vector<const Framework*> list_frameworks_with_duties(const RenderParts& parts) {
  std::vector<const Framework*> list;
  for (const Framework& framework : parts.portal.shelf.frameworks) {
    if (!framework.duties.empty()) list.push_back(&framework);
  }
  std::stable_sort(list.begin(), list.end(), [](const Framework* a, const Framework* b) {
    return a->duties.size() > b->duties.size();
  });
  return list;
}

// Months in which a role does the same.
struct MonthGroup {
  std::vector<std::string> months;
  std::vector<const Duty*> duties;
};

std::vector<MonthGroup> group_months(const RenderParts& parts, const Framework& framework,
                                     const std::string& role) {
  std::vector<MonthGroup> groups;
  for (unsigned i = 0; i < 12; ++i) {
    const std::chrono::month month((first_month - 1 + i) % 12 + 1);
    std::vector<const Duty*> duties = list_duties_of_month(framework, month);
    std::erase_if(duties, [&](const Duty* duty) { return duty->role != role; });
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const MonthGroup& known) { return known.duties == duties; });
    if (group == groups.end()) group = groups.insert(groups.end(), {{}, std::move(duties)});
    group->months.push_back(parts.words.month(month));
  }
  return groups;
}

ViewRecord view_group(const RenderParts& parts, const MonthGroup& group) {
  ViewList by_occasion;
  for (const auto& [occasion, word] : occasions) {
    ViewList texts;
    for (const Duty* duty : group.duties) {
      if (duty->occasion == occasion) texts.emplace_back(text_of(parts, *duty));
    }
    if (texts.empty()) continue;
    ViewRecord record;
    record.set("title", parts.words.text(word)).set("duties", std::move(texts));
    by_occasion.emplace_back(std::move(record));
  }
  ViewRecord record;
  record.set("months", join(group.months, ", ")).set("occasions", std::move(by_occasion));
  return record;
}

ViewRecord view_role(const RenderParts& parts, const Framework& framework, const std::string& role,
                     std::string id) {
  ViewList ongoing;
  ViewList without;
  for (const auto& [occasion, word] : occasions) {
    bool has_any = false;
    for (const Duty& duty : framework.duties) {
      if (duty.role != role || duty.occasion != occasion) continue;
      has_any = true;
      if (occasion == Occasion::ongoing) ongoing.emplace_back(duty.text);
    }
    if (!has_any && knows_occasion(framework, occasion)) without.emplace_back(parts.words.text(word));
  }
  ViewList months;
  for (const MonthGroup& group : group_months(parts, framework, role)) {
    if (!group.duties.empty()) months.emplace_back(view_group(parts, group));
  }
  ViewRecord record;
  record.set("id", std::move(id)).set("name", role).set("ongoing", std::move(ongoing));
  record.set("months", std::move(months)).set("without", std::move(without));
  return record;
}

// All months where discussions are held, else those in which a report is due.
ViewList view_year(const RenderParts& parts, const Framework& framework) {
  const bool has_discussions = knows_occasion(framework, Occasion::discussion);
  ViewList year;
  for (unsigned i = 0; i < 12; ++i) {
    const std::chrono::month month((first_month - 1 + i) % 12 + 1);
    ViewList reports;
    for (const CalendarReport& report : framework.reports) {
      if (report.due && report.due->month() == month) reports.emplace_back(report.title);
    }
    if (!has_discussions && reports.empty()) continue;
    ViewRecord record;
    record.set("month", parts.words.month(month));
    record.set("has_discussion", has_occasion(framework, Occasion::discussion, month));
    record.set("reports", std::move(reports));
    year.emplace_back(std::move(record));
  }
  return year;
}

}  // namespace

void fill_roles(const RenderParts& parts, const Page& page, ViewRecord& view) {
  view.set("breadcrumbs", ViewList{view_link(page.url, parts.words.text("layout.home"), home_url)});
  const std::vector<std::string> with_days = list_roles_with_days(parts);
  ViewList frameworks;
  for (const Framework* const with_duties : list_frameworks_with_duties(parts)) {
    const Framework& framework = *with_duties;
    const std::string prefix = framework.id.value + "-";
    ViewList roles;
    for (const std::string& role : list_roles(framework)) {
      ViewRecord one = view_role(parts, framework, role, prefix + slugify(role));
      const bool has_days = std::find(with_days.begin(), with_days.end(), role) != with_days.end();
      one.set("calendar_url",
              has_days ? ViewValue(relative_url(page.url, calendar_file_url(role))) : ViewValue());
      roles.emplace_back(std::move(one));
    }
    ViewRecord record;
    record.set("id", fmt::format("{}year", prefix)).set("title", framework.title.value);
    record.set("roles", std::move(roles)).set("year", view_year(parts, framework));
    record.set("has_discussions", knows_occasion(framework, Occasion::discussion));
    frameworks.emplace_back(std::move(record));
  }
  view.set("frameworks", std::move(frameworks));
}

}  // namespace gazette
