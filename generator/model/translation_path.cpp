#include "model/translation_path.h"

#include <fmt/format.h>

#include "base/text.h"

namespace gazette {

std::optional<TranslationPath> find_translation(const SiteSettings& settings, const SourcePath& path) {
  if (settings.plain || settings.further_languages.empty()) return std::nullopt;
  if (!path.text.ends_with(".md")) return std::nullopt;
  const std::string_view stem = file_stem(path.text);
  const std::string_view extension = file_extension(stem);
  if (extension.size() < 3 || extension.size() == stem.size()) return std::nullopt;
  for (const std::string& language : settings.further_languages) {
    if (to_lower_ascii(extension.substr(1)) != to_lower_ascii(language)) continue;
    const size_t kept = path.text.size() - extension.size() - std::string_view(".md").size();
    return TranslationPath{language, {fmt::format("{}.md", path.text.substr(0, kept))}};
  }
  return std::nullopt;
}

SourcePath translation_path(const SourcePath& original, std::string_view language) {
  const size_t stem = original.text.size() - file_extension(original.text).size();
  return {fmt::format("{}.{}.md", original.text.substr(0, stem), language)};
}

}  // namespace gazette
