#include "render/record_views.h"

#include <algorithm>
#include <string>
#include <utility>

#include "document/address.h"
#include "model/citations.h"
#include "model/read_record.h"
#include "model/record_anchors.h"
#include "render/record_words.h"

namespace gazette {

namespace {

ViewValue view_field(const InterfaceWords& words, const SourceValue& map, const FieldRule& field) {
  switch (field.type) {
    case FieldType::date: {
      const PlacedDate date = read_date(map, field.key);
      return date ? words.date(date.value) : ViewValue();
    }
    case FieldType::number: {
      const auto number = read_number(map, field.key);
      return number ? ViewValue(static_cast<size_t>(number.value)) : ViewValue();
    }
    case FieldType::flag:
      return read_flag(map, field.key);
    case FieldType::texts:
    case FieldType::identifiers: {
      ViewList texts;
      for (PlacedText& text : read_texts(map, field.key)) texts.emplace_back(std::move(text.value));
      return texts;
    }
    case FieldType::record: {
      const auto records = read_records(map, field.key);
      return records.empty() ? ViewValue() : ViewValue(view_facts(words, *records.front(), *field.record));
    }
    case FieldType::records: {
      ViewList list;
      for (const SourceValue* record : read_records(map, field.key))
        list.emplace_back(view_facts(words, *record, *field.record));
      return list;
    }
    default:
      return text_or_nothing(read_text(map, field.key).value);
  }
}

// Where other programs would take it for something to run, it is a text alone.
ViewValue view_address(const std::string& address) {
  const std::string scheme = scheme_of(address);
  const bool is_safe = (scheme == "https" || scheme == "http") && is_well_formed(address);
  return is_safe ? ViewValue(address) : ViewValue();
}

void add_regulation(const SourceValue& map, const std::vector<RecordAnchor>& anchors, ViewRecord& record) {
  record.set("official_url", view_address(read_text(map, "official_text").value));
  const auto paragraphs = read_records(map, "paragraphs");
  const RegulationText regulation(map);
  ViewList list;
  for (const RecordAnchor& anchor : anchors) {
    if (anchor.key != "paragraphs" || !anchor.entry) continue;
    const SourceValue& paragraph = *paragraphs[*anchor.entry];
    ViewRecord view;
    view.set("id", anchor.id).set("depth", std::min(anchor.depth, 5));
    view.set("number", read_text(paragraph, "number").value);
    view.set("title", text_or_nothing(read_text(paragraph, "title").value));
    view.set("text", regulation.link_citations(read_text(paragraph, "text").value, anchors));
    list.emplace_back(std::move(view));
  }
  record.set("paragraphs", std::move(list));
}

// Each criterion has a cell for each level of the scale.
void add_rubric(const SourceValue& map, const std::vector<RecordAnchor>& anchors, ViewRecord& record) {
  const auto criteria = read_records(map, "criteria");
  const auto scale = read_records(map, "scale");
  ViewList list;
  for (const RecordAnchor& anchor : anchors) {
    if (anchor.key != "criteria" || !anchor.entry) continue;
    const SourceValue& criterion = *criteria[*anchor.entry];
    ViewRecord view;
    view.set("id", anchor.id).set("title", read_text(criterion, "title").value);
    view.set("question", text_or_nothing(read_text(criterion, "question").value));
    ViewList elements;
    for (const SourceValue* element : read_records(criterion, "elements"))
      elements.emplace_back(read_text(*element, "title").value);
    view.set("elements", std::move(elements));
    const auto levels = read_records(criterion, "levels");
    ViewList cells;
    for (const SourceValue* step : scale) {
      const std::string name = read_text(*step, "name").value;
      ViewRecord cell;
      cell.set("name", name).set("meaning", ViewValue()).set("elements", ViewValue());
      for (const SourceValue* level : levels) {
        if (read_text(*level, "name").value != name) continue;
        const auto count = read_number(*level, "elements");
        cell.set("meaning", text_or_nothing(read_text(*level, "meaning").value));
        cell.set("elements", count ? ViewValue(static_cast<size_t>(count.value)) : ViewValue());
      }
      cells.emplace_back(std::move(cell));
    }
    view.set("cells", std::move(cells)).set("has_levels", !levels.empty());
    list.emplace_back(std::move(view));
  }
  record.set("criteria", std::move(list));
}

}  // namespace

ViewRecord view_facts(const InterfaceWords& words, const SourceValue& map, const RecordRule& rule) {
  ViewRecord record;
  for (const FieldRule& field : rule.fields) record.set(field.key, view_field(words, map, field));
  return record;
}

std::vector<BodyHeading> list_record_headings(const RenderParts& parts, const Version& version) {
  const SiteSettings& settings = parts.portal.history.settings;
  if (find_record_file(settings, version.path) == nullptr) return {};
  std::vector<BodyHeading> headings;
  for (const RecordAnchor& anchor :
       list_record_anchors(settings, version.path, parts.portal.history.blobs->facts(version.blob))) {
    const bool is_section = !anchor.entry;
    headings.push_back({is_section ? 2 : anchor.depth + 2, anchor.id,
                        is_section ? parts.words.text(name_of_record_section(anchor.key)) : anchor.title});
  }
  return headings;
}

ViewValue view_record(const RenderParts& parts, const TextPlace& place, const Version& version,
                      bool with_links) {
  const RecordFacts facts = facts_of(parts.portal.history, version);
  if (facts.kind == nullptr) return {};
  ViewRecord record = view_facts(parts.words, *facts.map, *facts.kind->rule);
  record.set("kind", facts.kind->kind);
  const std::vector<RecordAnchor> anchors = list_record_anchors(
      parts.portal.history.settings, version.path, parts.portal.history.blobs->facts(version.blob));
  ViewRecord sections;
  for (const FieldRule& field : facts.kind->rule->fields) sections.set(field.key, std::string(field.key));
  for (const RecordAnchor& anchor : anchors) {
    if (!anchor.entry) sections.set(anchor.key, anchor.id);
  }
  record.set("anchors", std::move(sections));
  if (facts.kind->kind == "regulation") add_regulation(*facts.map, anchors, record);
  if (facts.kind->kind == "rubric") add_rubric(*facts.map, anchors, record);
  if (facts.kind->kind == "program") add_program(parts, place.page, *facts.map, with_links, record);
  return record;
}

}  // namespace gazette
