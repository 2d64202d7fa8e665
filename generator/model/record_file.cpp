#include "model/record_file.h"

#include "base/path.h"
#include "model/compare_records.h"
#include "model/translation_path.h"

namespace gazette {

const std::vector<RecordFileRule>& record_file_rules() {
  static const std::vector<RecordFileRule> rules = {
      {"content/programs/", "program", &program_rule()},
      {"content/regulations/", "regulation", &regulation_rule()},
      {"content/rubrics/", "rubric", &rubric_rule()},
  };
  return rules;
}

const RecordFileRule* find_record_file(const SiteSettings& settings, const SourcePath& path) {
  if (settings.plain || !path.text.ends_with(".md")) return nullptr;
  // What opens a folder has no facts, in no language.
  const auto translation = find_translation(settings, path);
  const std::string_view name = file_name(translation ? translation->original.text : path.text);
  if (name == "index.md" || name == "README.md") return nullptr;
  for (const RecordFileRule& rule : record_file_rules()) {
    if (path.text.starts_with(rule.folder)) return &rule;
  }
  return nullptr;
}

RecordFacts facts_of(const PublicHistory& history, const Version& version) {
  static const SourceValue nothing;
  const RecordFileRule* kind = find_record_file(history.settings, version.path);
  if (kind == nullptr || !version.has_text()) return {nullptr, &nothing};
  // A translation states texts alone.
  if (find_translation(history.settings, version.path)) return {nullptr, &nothing};
  return {kind, &history.blobs->facts(version.blob).front_matter.value};
}

void compare_facts(const RecordFacts& before, const RecordFacts& after, std::vector<Amendment>& amendments) {
  static const SourceValue nothing;
  const RecordTelling telling{untold_keys(), false};
  if (before.kind == after.kind && after.kind != nullptr)
    return compare_records(*before.map, *after.map, *after.kind->rule, {}, telling, amendments);
  if (before.kind != nullptr)
    compare_records(*before.map, nothing, *before.kind->rule, {}, telling, amendments);
  if (after.kind != nullptr) compare_records(nothing, *after.map, *after.kind->rule, {}, telling, amendments);
}

const std::vector<std::string_view>& untold_keys() {
  static const std::vector<std::string_view> keys = {
      "id", "title", "summary", "lang", "status", "audience", "draft", "publish_on", "revision_note"};
  return keys;
}

}  // namespace gazette
