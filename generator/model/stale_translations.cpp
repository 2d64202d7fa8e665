#include "model/stale_translations.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "model/read_record.h"
#include "model/text_chunks.h"
#include "model/translation_path.h"
#include "model/translation_rules.h"

namespace gazette {

namespace {

// The sheet (its id in the original; empty: the document itself) and the way to the field:
// "activities/a1/text".
using FieldKey = std::pair<std::string, std::string>;

struct Texts {
  std::map<FieldKey, std::string> fields;
  std::map<std::string, std::vector<TextChunk>> chunks;  // by sheet
};

void add_fields(const SourceValue& map, const RecordRule& rule, const FieldKey& place, Texts& texts) {
  static constexpr std::array<std::string_view, 9> of_itself = {"id",         "initiative",  "title",
                                                                "summary",    "status",      "audience",
                                                                "publish_on", "reviewed_on", "revision_note"};
  const bool is_whole = place.second.empty();
  for (const FieldRule& field : rule.fields) {
    const bool is_own = std::find(of_itself.begin(), of_itself.end(), field.key) != of_itself.end();
    const bool is_told = field.key == "title" && !is_whole;
    if (is_own && !is_told) continue;
    const FieldKey key{place.first, place.second + std::string(field.key)};
    if (field.record == nullptr) {
      // Each of a list stands for the one in its place, if both name as many.
      const std::vector<PlacedText> words = read_texts(map, field.key);
      for (size_t i = 0; i < words.size(); ++i) {
        const std::string which = words.size() == 1 ? "" : fmt::format("/{} of {}", i + 1, words.size());
        texts.fields[{key.first, key.second + which}] = words[i].value;
      }
      continue;
    }
    for (const SourceValue* item : read_records(map, field.key)) {
      PlacedText id = read_text(*item, "id");
      if (!id) id = read_text(*item, "initiative");
      if (id) add_fields(*item, *field.record, {key.first, key.second + "/" + id.value + "/"}, texts);
    }
  }
}

void add_text(const PublicHistory& history, const Oid& blob, const DocumentHeader& header,
              const std::string& sheet, const RecordRule& rule, Texts& texts) {
  const SourceValue& map = history.blobs->facts(blob).front_matter.value;
  if (!header.title_is_heading && !header.title.empty()) texts.fields[{sheet, "title"}] = header.title;
  if (!header.summary.empty()) texts.fields[{sheet, "summary"}] = header.summary;
  add_fields(map, rule, {sheet, ""}, texts);
  std::vector<TextChunk> chunks = list_chunks(*history.blobs->body(blob));
  // The heading that is the title opens the text, as one that stands in the front matter would.
  if (header.title_is_heading && chunks.size() > 1) {
    chunks.erase(chunks.begin());
    chunks.front().heading.clear();
    chunks.front().level = 0;
  }
  texts.chunks[sheet] = std::move(chunks);
}

// When something was published, among all that the public can see.
using Turn = std::tuple<uint32_t, bool, Date>;

Turn turn_of(const Version& version) {
  return {version.publication, version.was_held_back, version.was_held_back ? version.date : Date{}};
}

// The version that stood then, or the first.
uint32_t find_in_force(const PublicDocument& document, const Turn& turn) {
  uint32_t in_force = 0;
  for (uint32_t v = 0; v < document.versions.size(); ++v) {
    if (document.versions[v].has_text() && turn_of(document.versions[v]) <= turn) in_force = v;
  }
  return in_force;
}

// The versions of a document as texts, read when they are asked for.
class TextsOfVersions {
 public:
  // `original`: of a translation, which knows its sheets by their places; of an original null.
  TextsOfVersions(const PublicHistory& history, const PublicDocument& document,
                  const PublicDocument* original)
      : history_(history), document_(document), original_(original) {}

  const Texts& of(uint32_t v) {
    const auto found = texts_.find(v);
    if (found != texts_.end()) return found->second;
    const Version& version = document_.versions[v];
    Texts texts;
    const PlanFileKind kind = kind_of_plan_document(history_.settings, version.path);
    add_text(history_, version.blob, *version.header, {}, translation_rule(kind), texts);
    const std::map<std::string, std::string> ids = list_ids(version);
    for (const VersionSheet& sheet : version.sheets) {
      add_text(history_, sheet.blob, *sheet.header, ids.at(sheet.path.text),
               translation_rule(PlanFileKind::initiative), texts);
    }
    return texts_.emplace(v, std::move(texts)).first->second;
  }

  // The version that made what `is_same` finds in the newest one what it is.
  template <typename IsSame>
  uint32_t find_change(const IsSame& is_same) {
    auto v = static_cast<uint32_t>(document_.versions.size() - 1);
    for (auto before = text_before(document_, v); before && is_same(of(*before));
         before = text_before(document_, v))
      v = *before;
    return v;
  }

  const PublicDocument& document() const { return document_; }

 private:
  std::string id_of(const VersionSheet& sheet) const {
    const PlacedText id = read_text(history_.blobs->facts(sheet.blob).front_matter.value, "id");
    return id ? id.value : sheet.path.text;
  }

  // Those of its sheets, by path: what they are called in the original, as it stood when this was published.
  std::map<std::string, std::string> list_ids(const Version& version) const {
    std::map<std::string, std::string> ids;
    if (original_ == nullptr) {
      for (const VersionSheet& sheet : version.sheets) ids[sheet.path.text] = id_of(sheet);
      return ids;
    }
    std::map<std::string, std::string> originals;
    const uint32_t in_force = find_in_force(*original_, turn_of(version));
    for (const VersionSheet& sheet : sheets_at(*original_, in_force, version.publication))
      originals[sheet.path.text] = id_of(sheet);
    for (const VersionSheet& sheet : version.sheets) {
      const auto place = find_translation(history_.settings, sheet.path);
      const auto found = place ? originals.find(place->original.text) : originals.end();
      ids[sheet.path.text] = found == originals.end() ? sheet.path.text : found->second;
    }
    return ids;
  }

  const PublicHistory& history_;
  const PublicDocument& document_;
  const PublicDocument* original_;
  std::map<uint32_t, Texts> texts_;
};

class TranslationReview {
 public:
  TranslationReview(const PublicHistory& history, const PublicDocument& original,
                    const PublicDocument& translation, uint32_t number)
      : original_(history, original, nullptr),
        translation_(history, translation, &original),
        may_be_stale_(turn_of(original.versions.back()) > turn_of(translation.versions.front())) {
    shown_.number = number;
    shown_.translated_on = translation.versions.back().date;
    reviewed_on_ =
        read_date(history.blobs->facts(translation.versions.back().blob).front_matter.value, "reviewed_on");
  }

  ShownTranslation run() && {
    review_fields();
    for (const auto& [sheet, chunks] : newest(original_).chunks) review_chunks(sheet, chunks);
    return std::move(shown_);
  }

 private:
  static const Texts& newest(TextsOfVersions& texts) {
    return texts.of(static_cast<uint32_t>(texts.document().versions.size() - 1));
  }

  void add_stale(StalePart part, uint32_t of_original, uint32_t of_translation) {
    const Version& changed = original_.document().versions[of_original];
    if (turn_of(changed) <= turn_of(translation_.document().versions[of_translation])) return;
    if (reviewed_on_ && changed.date <= reviewed_on_.value) return;
    part.changed_on = changed.date;
    part.version = changed.id;
    part.version_number = of_original;
    shown_.stale.push_back(std::move(part));
  }

  void review_fields() {
    for (const auto& [key, words] : newest(original_).fields) {
      const auto& translated = newest(translation_).fields;
      const auto own = translated.find(key);
      if (own == translated.end()) {
        shown_.untranslated.push_back(words);
        continue;
      }
      if (!may_be_stale_) continue;
      const auto is_same_in = [&key = key](const std::string& as) {
        return [&key, &as](const Texts& texts) {
          const auto found = texts.fields.find(key);
          return found != texts.fields.end() && found->second == as;
        };
      };
      StalePart part;
      part.initiative = key.first;
      part.field = key.second;
      part.name = own->second;
      add_stale(std::move(part), original_.find_change(is_same_in(words)),
                translation_.find_change(is_same_in(own->second)));
    }
  }

  uint32_t find_change(TextsOfVersions& texts, const std::string& sheet, const TextChunk& chunk) {
    return texts.find_change([&](const Texts& earlier) {
      const auto found = earlier.chunks.find(sheet);
      return found != earlier.chunks.end() &&
             std::any_of(found->second.begin(), found->second.end(),
                         [&](const TextChunk& other) { return other.meaning == chunk.meaning; });
    });
  }

  static bool has_text(const TextChunk& chunk) { return chunk.meaning != Digest(); }

  void review_chunks(const std::string& sheet, const std::vector<TextChunk>& chunks) {
    const auto found = newest(translation_).chunks.find(sheet);
    const std::vector<TextChunk> nothing;
    const std::vector<TextChunk>& own = found == newest(translation_).chunks.end() ? nothing : found->second;
    const bool has_words = std::any_of(own.begin(), own.end(), has_text);
    const DocumentKind kind = original_.document().kind;
    const bool is_same_shape = have_same_shape(chunks, own);
    const bool shows_parts = kind == DocumentKind::report || (kind == DocumentKind::plan && sheet.empty());
    if (has_words && !is_same_shape && !shows_parts) return review_whole(sheet, chunks, own);
    for (size_t k = 0; k < chunks.size(); ++k) {
      if (!has_text(chunks[k])) continue;
      const TextChunk* same = nullptr;
      if (is_same_shape) same = &own[k];
      if (!is_same_shape && kind == DocumentKind::report) same = find_called(own, chunks[k]);
      if (same == nullptr || !has_text(*same)) {
        shown_.untranslated.push_back(chunks[k].heading.empty() ? original_.document().versions.back().title
                                                                : chunks[k].heading);
      } else if (may_be_stale_) {
        StalePart part;
        part.initiative = sheet;
        part.name = same->heading;
        part.anchor = same->id;
        part.section = static_cast<size_t>(same - own.data());
        add_stale(std::move(part), find_change(original_, sheet, chunks[k]),
                  find_change(translation_, sheet, *same));
      }
    }
  }

  static const TextChunk* find_called(const std::vector<TextChunk>& chunks, const TextChunk& wanted) {
    for (const TextChunk& chunk : chunks) {
      if (chunk.level == wanted.level && fold(chunk.heading) == fold(wanted.heading)) return &chunk;
    }
    return nullptr;
  }

  // No part of it can be told to be the same: the whole is.
  void review_whole(const std::string& sheet, const std::vector<TextChunk>& chunks,
                    const std::vector<TextChunk>& own) {
    if (!may_be_stale_) return;
    const auto newest_change = [&](TextsOfVersions& texts, const std::vector<TextChunk>& list) {
      uint32_t newest_version = 0;
      for (const TextChunk& chunk : list) {
        if (has_text(chunk)) newest_version = std::max(newest_version, find_change(texts, sheet, chunk));
      }
      return newest_version;
    };
    StalePart part;
    part.initiative = sheet;
    const size_t count = shown_.stale.size();
    add_stale(std::move(part), newest_change(original_, chunks), newest_change(translation_, own));
    if (shown_.stale.size() > count && sheet.empty()) shown_.is_whole_stale = true;
  }

  TextsOfVersions original_;
  TextsOfVersions translation_;
  const bool may_be_stale_;
  PlacedDate reviewed_on_;
  ShownTranslation shown_;
};

}  // namespace

ShownTranslation show_translation(const PublicHistory& history, const PublicDocument& original,
                                  const PublicDocument& translation, uint32_t number) {
  return TranslationReview(history, original, translation, number).run();
}

}  // namespace gazette
