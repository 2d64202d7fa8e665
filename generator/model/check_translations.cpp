#include "model/check_translations.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "model/check_unfilled.h"
#include "model/personal_patterns.h"
#include "model/read_record.h"
#include "model/record_file.h"
#include "model/translation_path.h"
#include "model/translation_rules.h"

namespace gazette {

namespace {

PlacedText id_of(const SourceValue& record) {
  PlacedText id = read_text(record, "id");
  return id ? id : read_text(record, "initiative");
}

// Where it can't be read, nothing is known of what it says: the mistake is told there alone.
bool is_read(const BlobFacts& facts) {
  return std::none_of(facts.problems.begin(), facts.problems.end(),
                      [](const Diagnostic& problem) { return problem.severity == Severity::error; });
}

// One file of a translation beside the one that it translates.
class TranslationFile {
 public:
  TranslationFile(const PublicHistory& history, const SourcePath& path, const Oid& blob,
                  const SourcePath& original, const Oid& original_blob, Diagnostics& problems)
      : history_(history),
        path_(path),
        blob_(blob),
        facts_(history.blobs->facts(blob)),
        original_(original),
        original_facts_(history.blobs->facts(original_blob)),
        problems_(problems) {}

  void check(bool is_public) {
    if (is_read(original_facts_)) compare();
    const std::shared_ptr<const BlobFacts> facts(history_.blobs, &facts_);
    const PlanFileText text{path_, facts, history_.blobs->body(blob_)};
    append(problems_, check_personal_patterns(text));
    if (is_public) append(problems_, check_unfilled(text));
  }

 private:
  void compare() {
    const SourceValue& map = facts_.front_matter.value;
    const SourceValue& original = original_facts_.front_matter.value;
    const PlacedText own = read_text(map, "id");
    const PlacedText wanted = read_text(original, "id");
    if (own && own.value != wanted.value) {
      add(own.mark, fmt::format("the id of {} is another one", file_name(original_.text)),
          wanted ? fmt::format("write: id: {}", wanted.value) : "remove this line: the original has no id");
    }
    check_ids(map, original, translation_rule(kind_of_plan_document(history_.settings, path_)));
  }

  void add(const Mark& mark, std::string message, std::string hint) {
    problems_.push_back(make_diagnostic(Severity::error, "translation-id",
                                        {path_, mark.line, mark.column, mark.length}, std::move(message),
                                        std::move(hint)));
  }

  void check_ids(const SourceValue& map, const SourceValue& original, const RecordRule& rule) {
    for (const FieldRule& field : rule.fields) {
      if (field.record == nullptr) continue;
      std::vector<std::string> known;
      for (const SourceValue* record : read_records(original, field.key)) {
        if (const PlacedText id = id_of(*record)) known.push_back(id.value);
      }
      for (const SourceValue* record : read_records(map, field.key)) {
        const PlacedText id = id_of(*record);
        if (!id || std::find(known.begin(), known.end(), id.value) != known.end()) continue;
        const auto near = nearest(id.value, known);
        add(id.mark,
            fmt::format(R"({} has no "{}" among its "{}")", file_name(original_.text), id.value, field.key),
            near ? fmt::format("did you mean \"{}\"?", *near) : "use the ids of the original, or remove it");
      }
    }
  }

  const PublicHistory& history_;
  const SourcePath& path_;
  const Oid& blob_;
  const BlobFacts& facts_;
  const SourcePath& original_;
  const BlobFacts& original_facts_;
  Diagnostics& problems_;
};

void check_files(const PublicHistory& history, const PublicDocument& original,
                 const PublicDocument& translation, Diagnostics& problems) {
  const Version& words = translation.versions.back();
  const Version& version = original.versions.back();
  const bool is_public = !words.header->is_private;
  TranslationFile(history, translation.path, words.blob, original.path, version.blob, problems)
      .check(is_public);
  for (const VersionSheet& sheet : words.sheets) {
    const auto place = find_translation(history.settings, sheet.path);
    for (const VersionSheet& own : version.sheets) {
      if (place && own.path == place->original)
        TranslationFile(history, sheet.path, sheet.blob, own.path, own.blob, problems)
            .check(is_public && !sheet.header->is_private);
    }
  }
}

std::string name_of(const StalePart& part) {
  if (!part.name.empty()) return fmt::format("“{}”", part.name);
  return part.initiative.empty() ? "its beginning" : fmt::format("the text of \"{}\"", part.initiative);
}

Diagnostic tell_stale(const PublicDocument& translation, const ShownTranslation& shown,
                      std::string_view original) {
  constexpr size_t most_named = 3;
  std::vector<std::string> names;
  Date newest{};
  for (const StalePart& part : shown.stale) {
    if (names.size() < most_named) names.push_back(name_of(part));
    newest = std::max(newest, part.changed_on);
  }
  std::string parts = join(names, ", ");
  if (shown.stale.size() > most_named) parts += fmt::format(" and {} more", shown.stale.size() - most_named);
  return make_diagnostic(
      Severity::warning, "stale-translation", {translation.path, 1, 1, 1},
      fmt::format("{} changed after this was translated, last on {}: {}", original, iso_date(newest), parts),
      "translate what changed; if the words are right as they are, write \"reviewed_on\" with the day on "
      "which you compared them");
}

// What readers could read in another language.
bool may_be_translated(const PublicHistory& history, const PublicDocument& document) {
  return !document.is_removed && !document.is_draft && document.kind != DocumentKind::assessment &&
         find_record_file(history.settings, document.path) == nullptr;
}

}  // namespace

Diagnostics check_translations(const PublicHistory& history, const PublicTranslations& translations,
                               std::string_view language,
                               const std::map<DocumentNumber, ShownTranslation>& shown) {
  Diagnostics problems;
  for (DocumentNumber i = 0; i < history.documents.size(); ++i) {
    const PublicDocument& document = history.documents[i];
    const auto found = shown.find(i);
    if (found == shown.end()) {
      if (!may_be_translated(history, document)) continue;
      problems.push_back(
          make_diagnostic(Severity::warning, "untranslated", {document.path, 1, 1, 1},
                          fmt::format("this isn't translated into \"{}\"", language),
                          fmt::format("gazette new translation {} {}", document.path.text, language)));
      continue;
    }
    const PublicDocument& translation = translations.documents[found->second.number];
    check_files(history, document, translation, problems);
    if (!found->second.stale.empty())
      problems.push_back(tell_stale(translation, found->second, file_name(document.path.text)));
  }
  return problems;
}

}  // namespace gazette
