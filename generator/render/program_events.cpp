#include "render/program_events.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <utility>

#include "model/read_record.h"
#include "model/record_dates.h"
#include "model/record_file.h"
#include "site/feed_addresses.h"

namespace gazette {

namespace {

using ReadProgram = std::function<void(DocumentNumber, const SourceValue&)>;

void for_each_program(const PublicHistory& history, const ReadProgram& read) {
  for (DocumentNumber i = 0; i < history.documents.size(); ++i) {
    const PublicDocument& document = history.documents[i];
    const RecordFileRule* kind = find_record_file(history.settings, document.path);
    if (document.is_removed || kind == nullptr || kind->kind != "program") continue;
    read(i, *facts_of(history, *document.latest_text()).map);
  }
}

std::optional<DistrictNumber> find_district_of(const PlanShelf& shelf, const SourceValue& entry) {
  const std::string folder = read_text(entry, "district").value;
  for (DistrictNumber i = 0; i < shelf.districts.size(); ++i) {
    if (shelf.districts[i].folder == folder) return i;
  }
  return std::nullopt;
}

std::string title_of_role(const SourceValue& program, const std::string& id) {
  for (const SourceValue* role : read_records(program, "roles")) {
    if (read_text(*role, "id").value == id) return read_text(*role, "title").value;
  }
  return id;
}

class ProgramEvents {
 public:
  ProgramEvents(const RenderParts& parts, DocumentNumber document, const SourceValue& facts,
                std::vector<DatedEvent>& events)
      : parts_(parts), document_(document), facts_(facts), events_(events) {
    for (const SourceValue* entry : read_records(facts, "districts")) {
      const auto district = find_district_of(parts.portal.shelf, *entry);
      if (district && takes_part(*entry)) taking_part_.emplace_back(*district, entry);
    }
  }

  void add() {
    for (const SourceValue* event : read_records(facts_, "calendar")) add_event(*event);
    for (const SourceValue* deadline : read_records(facts_, "deadlines")) {
      const PlacedDate due = read_date(*deadline, "due");
      if (due) put(*deadline, due.value, "text").note = read_text(*deadline, "when").value;
    }
    for (const auto& [district, entry] : taking_part_) {
      for (const SourceValue* cycle : read_records(*entry, "cycles")) add_cycle(district, *entry, *cycle);
    }
  }

 private:
  DatedEvent start(Date date, const std::string& id, const std::string& what) const {
    const PublicDocument& document = parts_.portal.document(document_);
    DatedEvent event;
    event.kind = EventOf::program;
    event.date = date;
    event.program = document_;
    event.url = parts_.site.documents[document_].url;
    event.key = fmt::format("program {} {}", event.url.text, id);
    event.title = parts_.words.fill("event.program", {document.versions.back().title, what});
    if (parts_.portal.history.has_versions) event.published = document.latest_text()->date;
    return event;
  }

  static void add_roles(const SourceValue& asked, DatedEvent& event) {
    for (PlacedText& role : read_texts(asked, "who")) event.roles.push_back(std::move(role.value));
  }

  // Of an event or a deadline, which all have that take part in its year.
  DatedEvent& put(const SourceValue& asked, Date date, std::string_view what) {
    DatedEvent event = start(date, read_text(asked, "id").value, read_text(asked, what).value);
    add_roles(asked, event);
    for (const auto& [district, entry] : taking_part_) {
      if (is_of_its_years(*entry, asked)) event.taking_part.push_back(district);
    }
    return events_.emplace_back(std::move(event));
  }

  void add_event(const SourceValue& asked) {
    const PlacedDate from = read_date(asked, "from");
    const PlacedDate to = read_date(asked, "to");
    if (!from) return;
    DatedEvent& event = put(asked, from.value, "what");
    if (to && from.value < to.value) event.last = to.value;
    const auto add_line = [&](const std::string& line) {
      if (!line.empty()) event.note += event.note.empty() ? line : "\n" + line;
    };
    // Days may be narrower than what is known: "Tentatively: early February".
    add_line(read_text(asked, "when").value);
    add_line(read_text(asked, "where").value);
    for (const SourceValue* task : read_records(asked, "tasks")) {
      add_line(parts_.words.fill("event.task", {title_of_role(facts_, read_text(*task, "role").value),
                                                read_text(*task, "text").value}));
    }
  }

  // What a cycle that began means in days. The key stays when a day is moved.
  void add_cycle(DistrictNumber district, const SourceValue& entry, const SourceValue& cycle) {
    for (const CycleDay& day : list_cycle_days(facts_, cycle)) {
      const std::string what = day.title.empty() ? parts_.words.text("event.cycle_end") : day.title;
      const std::string id = fmt::format("{} {} {} {}", read_text(entry, "district").value,
                                         read_text(cycle, "id").value, day.week, day.title);
      DatedEvent event = start(day.date, id, what);
      event.district = district;
      if (const SourceValue* part = find_part(day.part)) add_roles(*part, event);
      events_.push_back(std::move(event));
    }
  }

  const SourceValue* find_part(const std::string& id) const {
    for (const SourceValue* cycle : read_records(facts_, "cycle")) {
      for (const SourceValue* part : read_records(*cycle, "parts")) {
        if (!id.empty() && read_text(*part, "id").value == id) return part;
      }
    }
    return nullptr;
  }

  const RenderParts& parts_;
  DocumentNumber document_;
  const SourceValue& facts_;
  std::vector<DatedEvent>& events_;
  std::vector<std::pair<DistrictNumber, const SourceValue*>> taking_part_;
};

bool has_day(const SourceValue& program, const SourceValue& entry) {
  for (const SourceValue* event : read_records(program, "calendar")) {
    if (read_date(*event, "from") && is_of_its_years(entry, *event)) return true;
  }
  for (const SourceValue* deadline : read_records(program, "deadlines")) {
    if (read_date(*deadline, "due")) return true;
  }
  for (const SourceValue* cycle : read_records(entry, "cycles")) {
    if (!list_cycle_days(program, *cycle).empty()) return true;
  }
  return false;
}

}  // namespace

std::vector<DatedEvent> list_program_events(const RenderParts& parts) {
  std::vector<DatedEvent> events;
  for_each_program(parts.portal.history, [&](DocumentNumber document, const SourceValue& facts) {
    ProgramEvents(parts, document, facts, events).add();
  });
  return events;
}

bool has_program_events(const Portal& portal, DistrictNumber district) {
  bool has_any = false;
  for_each_program(portal.history, [&](DocumentNumber, const SourceValue& facts) {
    for (const SourceValue* entry : read_records(facts, "districts")) {
      has_any = has_any || (takes_part(*entry) && find_district_of(portal.shelf, *entry) == district &&
                            has_day(facts, *entry));
    }
  });
  return has_any;
}

std::vector<ProgramRole> list_roles_of_programs(const RenderParts& parts) {
  std::vector<ProgramRole> roles;
  std::set<std::string> addresses;
  for_each_program(parts.portal.history, [&](DocumentNumber document, const SourceValue& facts) {
    std::vector<DatedEvent> events;
    ProgramEvents(parts, document, facts, events).add();
    for (const SourceValue* role : read_records(facts, "roles")) {
      const std::string id = read_text(*role, "id").value;
      const bool has_days = std::any_of(events.begin(), events.end(), [&](const DatedEvent& event) {
        return std::find(event.roles.begin(), event.roles.end(), id) != event.roles.end();
      });
      if (has_days && addresses.insert(calendar_file_url(parts.site, document, id).text).second)
        roles.push_back({document, id, read_text(*role, "title").value});
    }
  });
  return roles;
}

}  // namespace gazette
