// The skeleton of a translation: the original's ids, and its words to be replaced.
#include <fmt/format.h>

#include "base/failure.h"
#include "base/files.h"
#include "base/text.h"
#include "command/new_file.h"
#include "document/front_matter.h"
#include "model/translation_path.h"
#include "model/translation_rules.h"
#include "model/write_facts.h"

namespace gazette {

namespace {

void require_language(const PlanDesk& desk, const std::string& language) {
  const std::vector<std::string>& languages = desk.settings.further_languages;
  if (languages.empty()) {
    throw UsageFailure(
        "the site has one language",
        fmt::format("write into {}: languages: [{}, {}]", settings_path, desk.settings.language, language));
  }
  for (const std::string& known : languages) {
    if (known == language) return;
  }
  throw UsageFailure(fmt::format("the site isn't translated into \"{}\"", language),
                     fmt::format("its further languages are: {}", join(languages, ", ")));
}

}  // namespace

Skeleton begin_translation(const PlanDesk& desk, const NewFileRequest& request) {
  const SourcePath original{request.words[0]};
  const std::string& language = request.words[1];
  require_language(desk, language);
  const auto [is_inside, path] = join_path("", original.text);
  const auto text = is_inside && path == original.text && original.text.ends_with(".md")
                        ? read_file(desk.root / original.text)
                        : std::nullopt;
  if (!text || find_translation(desk.settings, original)) {
    throw UsageFailure(fmt::format("there is no document {} to translate", original.text),
                       "give its path from the root of the repository, such as content/index.md");
  }
  const SplitText parts = split_front_matter(*text);
  const SourceValue map = parse_front_matter(parts.yaml, parts.yaml_line).value;
  const RecordRule& rule = translation_rule(kind_of_plan_document(desk.settings, original));
  const std::string facts =
      write_facts(map, rule, {"status", "audience", "publish_on", "reviewed_on", "revision_note"});
  return {translation_path(original, language),
          fmt::format("---\n# Ids stay as they are; days, figures and ratings come from {}.\n"
                      "status: draft\n{}---\n{}",
                      file_name(original.text), facts, parts.body),
          "Put the words of the other language in the place of those that stand there"};
}

}  // namespace gazette
