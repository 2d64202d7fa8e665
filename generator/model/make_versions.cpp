#include "model/make_versions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/path.h"
#include "base/text.h"
#include "model/read_record.h"
#include "model/record_file.h"
#include "model/schema.h"
#include "model/translation_path.h"
#include "model/translation_rules.h"

namespace gazette {

namespace {

using Ids = std::vector<std::string>;

void add_facts(DigestSink& sink, const SourceValue* map, const RecordRule& rule, bool is_whole,
               const Ids& objectives);

// What a reader sees of a field: not how it is written. One alone is a list of one.
void add_field(DigestSink& sink, const SourceValue* value, const FieldRule& field, const Ids& objectives) {
  std::vector<const SourceValue*> items;
  if (value != nullptr && value->kind == SourceValue::Kind::list) {
    for (const SourceValue& item : value->items) items.push_back(&item);
  } else if (value != nullptr && value->kind != SourceValue::Kind::nothing) {
    items.push_back(value);
  }
  sink.add(items.size());
  for (const SourceValue* item : items) {
    if (field.record != nullptr) {
      add_facts(sink, item, *field.record, false, objectives);
    } else if (const auto known = std::find(objectives.begin(), objectives.end(), item->text);
               field.key == "objective" && known != objectives.end()) {
      sink.add(static_cast<uint64_t>(known - objectives.begin()));
    } else {
      sink.add(collapse_space(item->text));
    }
  }
}

// Ids hold the history together and are no part of it; nor is what decides who may see a document.
// `objectives`: the ids of the plan's, which may be called otherwise and stay what they are.
void add_facts(DigestSink& sink, const SourceValue* map, const RecordRule& rule, bool is_whole,
               const Ids& objectives) {
  static constexpr std::array<std::string_view, 7> unseen = {
      "status", "audience", "publish_on", "draft", "revision_note", "sent_for_review_on", "corrected_on"};
  for (const FieldRule& field : rule.fields) {
    if (field.key == "id") continue;
    if (is_whole && std::find(unseen.begin(), unseen.end(), field.key) != unseen.end()) continue;
    const SourceValue::Entry* entry = map->find(field.key);
    add_field(sink, entry == nullptr ? nullptr : &entry->value, field, objectives);
  }
  for (const SourceValue::Entry* entry : list_other_entries(*map, rule)) {
    sink.add(entry->key);
    add_field(sink, &entry->value, *rule.other, objectives);
  }
}

// Which digest of the body counts.
using BodyDigest = Digest BlobFacts::*;

void add_text(DigestSink& sink, const DocumentHeader& header, const BlobFacts& facts, BodyDigest body,
              const RecordRule* rule, const Ids& objectives) {
  sink.add(header.title);
  sink.add(header.summary);
  sink.add(header.language);
  sink.add(facts.*body);
  if (rule != nullptr) add_facts(sink, &facts.front_matter.value, *rule, true, objectives);
}

const RecordRule* rule_of(DocumentKind kind, const SiteSettings& settings, const SourcePath& path) {
  if (find_translation(settings, path)) return &translation_rule(kind_of_plan_document(settings, path));
  switch (kind) {
    case DocumentKind::plan:
      return &plan_rule();
    case DocumentKind::report:
      return &report_rule();
    case DocumentKind::minutes:
      return &minutes_rule();
    case DocumentKind::assessment:
      return &assessment_rule();
    case DocumentKind::page:
      break;
  }
  const RecordFileRule* record = find_record_file(settings, path);
  return record == nullptr ? nullptr : record->rule;
}

Ids list_objectives(const BlobFacts& plan) {
  Ids ids;
  for (const SourceValue* objective : read_records(plan.front_matter.value, "objectives"))
    ids.push_back(read_text(*objective, "id").value);
  return ids;
}

struct SheetDigest {
  Digest digest;
  const VersionSheet* sheet = nullptr;
};

std::string_view id_of(const BlobFacts& facts) {
  const SourceValue::Entry* id = facts.front_matter.value.find("id");
  return id == nullptr ? std::string_view() : std::string_view(id->value.text);
}

// A plan's, by what they say: a sheet is the same one whatever its file and its id are called.
std::vector<SheetDigest> list_sheets(const PublicState& plan, const SiteSettings& settings,
                                     const ParsedBlobs& blobs, BodyDigest body) {
  std::vector<SheetDigest> sheets;
  if (plan.sheets.empty()) return sheets;
  const bool is_translation = find_translation(settings, plan.path).has_value();
  const RecordRule& rule = is_translation ? translation_rule(PlanFileKind::initiative) : initiative_rule();
  const Ids objectives = list_objectives(blobs.facts(plan.blob));
  for (const VersionSheet& sheet : plan.sheets) {
    DigestSink sink;
    add_text(sink, *sheet.header, blobs.facts(sheet.blob), body, &rule, objectives);
    sheets.push_back({sink.finish(), &sheet});
  }
  std::stable_sort(sheets.begin(), sheets.end(), [&](const SheetDigest& a, const SheetDigest& b) {
    // Which sheet a translation is of, its file says.
    if (!is_translation && a.digest != b.digest) return a.digest < b.digest;
    return id_of(blobs.facts(a.sheet->blob)) < id_of(blobs.facts(b.sheet->blob));
  });
  return sheets;
}

Digest digest_state(const PublicState& state, const SiteSettings& settings, const ParsedBlobs& blobs,
                    DocumentKind kind, BodyDigest body) {
  DigestSink sink;
  add_text(sink, *state.header, blobs.facts(state.blob), body, rule_of(kind, settings, state.path), {});
  for (const SheetDigest& sheet : list_sheets(state, settings, blobs, body)) sink.add(sheet.digest);
  return sink.finish();
}

class VersionMaker {
 public:
  VersionMaker(const SiteSettings& settings, const ParsedBlobs& blobs, PublicDocument& document)
      : settings_(settings), blobs_(blobs), document_(document) {}

  void add(const PublicState& state) {
    if (state.is_text()) {
      add_text(state);
    } else if (state.header || in_force_) {
      add_removal(state);
    }
  }

 private:
  void add_text(const PublicState& state) {
    note_path(state);
    const Digest meaning = digest_state(state, settings_, blobs_, document_.kind, &BlobFacts::meaning);
    if (in_force_ && meaning == meaning_) return note_sheets(state);
    shown_ = state;
    Version version;
    version.event = document_.versions.empty() ? EventKind::published
                    : in_force_                ? EventKind::changed
                                               : EventKind::restored;
    version.header = state.header;
    version.title = shown_title(*state.header, state.path);
    version.blob = state.blob;
    version.sheets = state.sheets;
    version.wording = digest_state(state, settings_, blobs_, document_.kind, &BlobFacts::wording);
    version.id = next_id(state.date);
    push(std::move(version), state);
    meaning_ = meaning;
    in_force_ = true;
    document_.is_removed = false;
  }

  void add_removal(const PublicState& state) {
    const Version* last = document_.latest_text();
    Version version;
    version.event = EventKind::removed;
    // What was withdrawn is called what it is called now: its versions are nobody's business.
    const bool is_withdrawn = state.header != nullptr;
    version.header = is_withdrawn ? state.header : last->header;
    version.title = is_withdrawn ? shown_title(*state.header, state.path) : last->title;
    if (document_.versions.empty()) {
      document_.path = state.path;
      add_place(state);
    }
    document_.is_removed = true;
    document_.removal_reason = is_withdrawn ? state.header->note : "";
    // Withdrawn again, with another reason perhaps: still the same removal.
    const bool is_again = !in_force_ && !document_.versions.empty() && is_withdrawn_ == is_withdrawn;
    if (!is_again) {
      push(std::move(version), state);
      // Where readers found it, wherever the file that withdraws it stands.
      document_.versions.back().path = document_.path;
    }
    in_force_ = false;
    is_withdrawn_ = is_withdrawn;
  }

  void push(Version version, const PublicState& state) {
    version.date = state.date;
    version.path = state.path;
    version.publication = state.publication;
    version.was_held_back = state.embargoed;
    if (!document_.versions.empty()) document_.versions.back().until = state.date;
    document_.versions.push_back(std::move(version));
  }

  void note_path(const PublicState& state) {
    const SourcePath& path = state.path;
    if (!document_.paths.empty() && document_.path == path) return;
    if (!document_.paths.empty()) {
      document_.former_paths.push_back({document_.path, document_.versions.size()});
    }
    add_place(state);
    document_.path = path;
  }

  void add_place(const PublicState& state) {
    const std::optional<Date> day = state.embargoed ? std::optional(state.date) : std::nullopt;
    document_.paths.push_back({state.publication, state.path, day});
  }

  // Of the same sheets.
  void note_sheets(const PublicState& state) {
    const auto before = list_sheets(shown_, settings_, blobs_, &BlobFacts::meaning);
    const auto after = list_sheets(state, settings_, blobs_, &BlobFacts::meaning);
    SheetMoves moves{state.publication, document_.versions.size(), {}};
    for (size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
      const std::string_view from = file_name(before[i].sheet->path.text);
      const std::string_view to = file_name(after[i].sheet->path.text);
      if (from != to) moves.names.emplace_back(from, to);
    }
    if (!moves.names.empty()) document_.sheet_moves.push_back(std::move(moves));
    shown_ = state;
  }

  std::string next_id(Date date) {
    if (date != day_) ordinal_ = 0;
    day_ = date;
    ++ordinal_;
    return ordinal_ == 1 ? iso_date(date) : fmt::format("{}.{}", iso_date(date), ordinal_);
  }

  const SiteSettings& settings_;
  const ParsedBlobs& blobs_;
  PublicDocument& document_;
  Digest meaning_;
  PublicState shown_;  // what is in force, as its files are called now
  bool in_force_ = false;
  bool is_withdrawn_ = false;  // when it was removed last
  Date day_{};
  int ordinal_ = 0;
};

}  // namespace

std::string shown_title(const DocumentHeader& header, const SourcePath& path) {
  if (!header.title.empty()) return header.title;
  std::string_view name = file_stem(path.text);
  const std::string lower = to_lower_ascii(name);
  if ((lower == "index" || lower == "readme") && path.text.find('/') != std::string::npos) {
    name = file_name(parent_folder(path.text));
  }
  std::string title(name);
  for (char& c : title) {
    if (c == '-' || c == '_') c = ' ';
  }
  title = collapse_space(title);
  title.erase(0, std::min(title.size(), title.find_first_not_of('.')));
  if (title.empty()) return std::string(name);
  if (title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

PublicDocument make_versions(const DocumentLife& life, DocumentKind kind, const SiteSettings& settings,
                             const ParsedBlobs& blobs, Date build_date) {
  PublicDocument document;
  document.kind = kind;
  VersionMaker maker(settings, blobs, document);
  for (const PublicState& state : life.states) {
    // Only what waits for its day can be late: a move after the newest version, which has no date of its
    // own to readers, is in force at once.
    if (!state.embargoed || state.date <= build_date) maker.add(state);
  }
  return document;
}

}  // namespace gazette
