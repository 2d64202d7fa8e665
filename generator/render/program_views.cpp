// What a page of a program works out from its facts.
#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "model/plan_file.h"
#include "model/read_record.h"
#include "model/record_dates.h"
#include "render/program_events.h"
#include "render/program_participation.h"
#include "render/record_views.h"
#include "site/feed_addresses.h"

namespace gazette {

namespace {

using Records = std::vector<const SourceValue*>;

// What the record of that id in a list is called; else the id.
std::string title_of(const Records& records, const std::string& id) {
  for (const SourceValue* record : records) {
    if (read_text(*record, "id").value != id) continue;
    const std::string title = read_text(*record, "title").value;
    if (!title.empty()) return title;
  }
  return id;
}

ViewValue view_day(const InterfaceWords& words, const SourceValue& map, std::string_view key) {
  const PlacedDate date = read_date(map, key);
  return date ? words.date(date.value) : ViewValue();
}

class ProgramView {
 public:
  ProgramView(const RenderParts& parts, const Url& page, const SourceValue& map, bool with_links)
      : parts_(parts), page_(page), map_(map), with_links_(with_links), roles_(read_records(map, "roles")) {
    if (with_links && parts.site.has_downloads) with_days_ = list_roles_of_programs(parts);
  }

  void add(ViewRecord& record) const {
    const Records events = list_in_order(map_);
    ViewList calendar;
    for (const SourceValue* event : events) calendar.emplace_back(view_event(*event, {}));
    record.set("calendar", std::move(calendar));
    ViewList by_role;
    for (const SourceValue* role : roles_) {
      const std::string id = read_text(*role, "id").value;
      ViewRecord view;
      view.set("title", title_of(roles_, id))
          .set("meaning", text_or_nothing(read_text(*role, "meaning").value));
      ViewList own;
      for (const SourceValue* event : events) {
        const auto who = read_texts(*event, "who");
        const bool takes_part =
            std::any_of(who.begin(), who.end(), [&](const PlacedText& other) { return other.value == id; });
        if (takes_part) own.emplace_back(view_event(*event, id));
      }
      view.set("events", std::move(own)).set("calendar_url", view_calendar(id));
      by_role.emplace_back(std::move(view));
    }
    record.set("by_role", std::move(by_role));
    record.set("cycle", view_cycle());
    record.set("districts", view_districts());
    ViewList links;
    for (const SourceValue* link : read_records(map_, "links")) links.emplace_back(view_link_of(*link));
    record.set("links", std::move(links));
  }

 private:
  static ViewRecord view_link_of(const SourceValue& link) {
    ViewRecord view;
    view.set("title", read_text(link, "title").value);
    const PlacedText url = read_text(link, "url");
    const bool is_safe = url.value.starts_with("https://") || url.value.starts_with("http://");
    view.set("url", text_or_nothing(is_safe ? url.value : ""));
    return view;
  }

  // The file with the role's days; nothing where it has none.
  ViewValue view_calendar(const std::string& role) const {
    const auto has_file = [&](const ProgramRole& one) {
      return one.id == role && parts_.site.documents[one.program].url.text == page_.text;
    };
    const auto found = std::find_if(with_days_.begin(), with_days_.end(), has_file);
    if (found == with_days_.end()) return {};
    return relative_url(page_, calendar_file_url(parts_.site, found->program, role));
  }

  // `role`: whose task is meant; empty: everybody's.
  ViewRecord view_event(const SourceValue& event, const std::string& role) const {
    const InterfaceWords& words = parts_.words;
    ViewRecord view;
    view.set("what", read_text(event, "what").value);
    view.set("when", text_or_nothing(read_text(event, "when").value));
    view.set("from", view_day(words, event, "from")).set("to", view_day(words, event, "to"));
    view.set("year", text_or_nothing(title_of(read_records(map_, "years"), read_text(event, "year").value)));
    view.set("type",
             text_or_nothing(title_of(read_records(map_, "activity_types"), read_text(event, "type").value)));
    view.set("where", text_or_nothing(read_text(event, "where").value));
    ViewList who;
    for (const PlacedText& id : read_texts(event, "who")) who.emplace_back(title_of(roles_, id.value));
    view.set("who", std::move(who)).set("optional_for", view_texts(event, "optional_for"));
    view.set("parts", view_texts(event, "parts"));
    ViewList tasks;
    for (const SourceValue* task : read_records(event, "tasks")) {
      const std::string of = read_text(*task, "role").value;
      if (!role.empty() && of != role) continue;
      ViewRecord one;
      one.set("role", title_of(roles_, of)).set("text", read_text(*task, "text").value);
      tasks.emplace_back(std::move(one));
    }
    view.set("tasks", std::move(tasks));
    return view;
  }

  ViewValue view_cycle() const {
    const Records cycles = read_records(map_, "cycle");
    if (cycles.empty()) return {};
    ViewRecord view;
    const auto weeks = read_number(*cycles.front(), "weeks");
    view.set("weeks", weeks ? ViewValue(static_cast<size_t>(weeks.value)) : ViewValue());
    ViewList list;
    for (const SourceValue* part : read_records(*cycles.front(), "parts")) {
      ViewRecord one;
      const auto week = read_number(*part, "week");
      one.set("title", read_text(*part, "title").value);
      one.set("week", week ? ViewValue(static_cast<size_t>(week.value)) : ViewValue());
      one.set("meaning", text_or_nothing(read_text(*part, "meaning").value));
      list.emplace_back(std::move(one));
    }
    view.set("parts", std::move(list));
    return view;
  }

  ViewList view_districts() const {
    ViewList list;
    for (const SourceValue* entry : read_records(map_, "districts")) {
      const std::string id = read_text(*entry, "district").value;
      ViewRecord view;
      view.set("title", id).set("url", ViewValue());
      const PlanShelf& shelf = parts_.portal.shelf;
      for (DistrictNumber i = 0; i < shelf.districts.size(); ++i) {
        if (shelf.districts[i].folder != id) continue;
        view.set("title", shelf.districts[i].district.name);
        if (with_links_) view.set("url", relative_url(page_, parts_.site.districts[i]));
      }
      add_participation(parts_, *entry, view);
      ViewList team;
      for (const SourceValue* member : read_records(*entry, "team")) {
        ViewRecord one;
        one.set("role", read_text(*member, "role").value).set("count", read_text(*member, "count").value);
        team.emplace_back(std::move(one));
      }
      view.set("team", std::move(team)).set("priorities", view_texts(*entry, "priorities"));
      view.set("years", view_program_years(parts_, map_, *entry));
      view.set("schools", view_program_schools(parts_, page_, *entry, with_links_, {}));
      ViewList cycles;
      for (const SourceValue* cycle : read_records(*entry, "cycles")) cycles.emplace_back(view_days(*cycle));
      view.set("cycles", std::move(cycles));
      list.emplace_back(std::move(view));
    }
    return list;
  }

  ViewRecord view_days(const SourceValue& cycle) const {
    ViewRecord view;
    view.set("goal", text_or_nothing(read_text(cycle, "goal").value));
    view.set("days", view_cycle_days(parts_, map_, cycle));
    return view;
  }

  const RenderParts& parts_;
  const Url& page_;
  const SourceValue& map_;
  bool with_links_;
  Records roles_;
  std::vector<ProgramRole> with_days_;  // of all programs
};

}  // namespace

void add_program(const RenderParts& parts, const Url& page, const SourceValue& map, bool with_links,
                 ViewRecord& record) {
  ProgramView(parts, page, map, with_links).add(record);
}

}  // namespace gazette
