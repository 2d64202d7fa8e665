#include "render/program_participation.h"

#include <algorithm>
#include <utility>

#include "model/plan_file.h"
#include "model/read_record.h"
#include "model/record_dates.h"
#include "model/record_file.h"

namespace gazette {

namespace {

bool names_school(const SourceValue& entry, std::string_view school) {
  const auto schools = read_records(entry, "schools");
  return schools.empty() || std::any_of(schools.begin(), schools.end(), [&](const SourceValue* one) {
           return read_text(*one, "school").value == school;
         });
}

// Those that tell something, newest cycle first.
ViewList view_check_ins(const RenderParts& parts, const SourceValue& program, const SourceValue& entry) {
  ViewList list;
  auto cycles = read_records(entry, "cycles");
  std::reverse(cycles.begin(), cycles.end());
  for (const SourceValue* cycle : cycles) {
    const ViewList days = view_cycle_days(parts, program, *cycle);
    if (days.empty()) continue;
    ViewRecord record;
    record.set("goal", text_or_nothing(read_text(*cycle, "goal").value)).set("days", days);
    list.emplace_back(std::move(record));
  }
  return list;
}

}  // namespace

ViewList view_texts(const SourceValue& map, std::string_view key) {
  ViewList texts;
  for (PlacedText& text : read_texts(map, key)) texts.emplace_back(std::move(text.value));
  return texts;
}

void add_participation(const RenderParts& parts, const SourceValue& entry, ViewRecord& record) {
  const PlacedDate from = read_date(entry, "from");
  const std::string said = read_text(entry, "status").value;
  std::string key = said;
  std::replace(key.begin(), key.end(), ' ', '_');
  const std::string word = parts.words.text("record.participation." + key);
  const std::string& shown = word.empty() ? said : word;
  record.set("status", text_or_nothing(shown)).set("standing", text_or_nothing(shown));
  record.set("from", from ? parts.words.date(from.value) : ViewValue());
  if (word.empty() || !from) return;
  record.set("standing",
             parts.words.fill("record.participation_from." + key, {parts.words.date_text(from.value)}));
}

ViewList view_cycle_days(const RenderParts& parts, const SourceValue& program, const SourceValue& cycle) {
  ViewList days;
  for (const CycleDay& day : list_cycle_days(program, cycle)) {
    const std::string state = day.said == nullptr ? std::string() : read_text(*day.said, "state").value;
    ViewRecord one;
    one.set("title", day.title).set("week", static_cast<size_t>(day.week));
    one.set("date", parts.words.date(day.date));
    one.set("state", state.empty() ? ViewValue() : ViewValue(parts.words.text("record.check_in." + state)));
    one.set("note",
            text_or_nothing(day.said == nullptr ? std::string() : read_text(*day.said, "note").value));
    days.emplace_back(std::move(one));
  }
  return days;
}

ViewList view_program_schools(const RenderParts& parts, const Url& page, const SourceValue& entry,
                              bool with_links, std::string_view only) {
  const PlanShelf& shelf = parts.portal.shelf;
  const std::string folder = read_text(entry, "district").value;
  ViewList list;
  for (const SourceValue* one : read_records(entry, "schools")) {
    const std::string id = read_text(*one, "school").value;
    if (!only.empty() && id != only) continue;
    ViewRecord record;
    record.set("title", id).set("url", ViewValue()).set("priorities", view_texts(*one, "priorities"));
    for (DistrictNumber i = 0; i < shelf.districts.size(); ++i) {
      const std::vector<School>& schools = shelf.districts[i].district.schools;
      for (size_t s = 0; shelf.districts[i].folder == folder && s < schools.size(); ++s) {
        if (schools[s].id.value != id) continue;
        record.set("title", schools[s].name);
        if (with_links) record.set("url", relative_url(page, parts.site.schools[i][s]));
      }
    }
    list.emplace_back(std::move(record));
  }
  return list;
}

ViewList view_program_years(const RenderParts& parts, const SourceValue& program, const SourceValue& entry) {
  ViewList list;
  for (const PlacedText& id : read_texts(entry, "years")) {
    std::string title = id.value;
    for (const SourceValue* year : read_records(program, "years")) {
      if (read_text(*year, "id").value != id.value) continue;
      const std::string school_year = read_text(*year, "school_year").value;
      title = read_text(*year, "title").value;
      if (!school_year.empty()) title = parts.words.fill("record.year_of", {title, school_year});
    }
    list.emplace_back(std::move(title));
  }
  return list;
}

ViewList view_programs_of(const RenderParts& parts, const Url& page, DistrictNumber district,
                          std::string_view school) {
  const PublicHistory& history = parts.portal.history;
  const std::string& folder = parts.portal.shelf.districts[district].folder;
  std::vector<std::pair<std::string, ViewRecord>> found;
  for (DocumentNumber i = 0; i < history.documents.size(); ++i) {
    const PublicDocument& document = history.documents[i];
    const RecordFileRule* kind = find_record_file(history.settings, document.path);
    if (kind == nullptr || kind->kind != "program" || document.is_removed) continue;
    const SourceValue& program = *facts_of(history, document.versions.back()).map;
    for (const SourceValue* entry : read_records(program, "districts")) {
      if (read_text(*entry, "district").value != folder) continue;
      if (!school.empty() && !names_school(*entry, school)) continue;
      const std::string& title = document.versions.back().title;
      ViewRecord record = view_link(page, title, parts.site.documents[i].url);
      add_participation(parts, *entry, record);
      record.set("years", view_program_years(parts, program, *entry));
      record.set("priorities", view_texts(*entry, "priorities"));
      record.set("schools", view_program_schools(parts, page, *entry, true, school));
      record.set("cycles", view_check_ins(parts, program, *entry));
      found.emplace_back(title, std::move(record));
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  ViewList list;
  for (auto& [title, record] : found) list.emplace_back(std::move(record));
  return list;
}

}  // namespace gazette
