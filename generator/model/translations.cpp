#include "model/translations.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "model/translation_path.h"

namespace gazette {

PublicHistory append_translations(PublicHistory history, PublicTranslations translations) {
  const auto documents = static_cast<DocumentNumber>(history.documents.size());
  const auto redactions = static_cast<uint32_t>(history.redactions.size());
  for (PublicDocument& translation : translations.documents) {
    for (Version& version : translation.versions) {
      if (version.redaction) *version.redaction += redactions;
    }
    history.documents.push_back(std::move(translation));
  }
  for (Redaction& redaction : translations.redactions) {
    redaction.document += documents;
    history.redactions.push_back(std::move(redaction));
  }
  return history;
}

PublicTranslations take_translations(PublicHistory& history, size_t count) {
  PublicTranslations taken;
  const auto begin = history.documents.begin() + static_cast<std::ptrdiff_t>(count);
  taken.documents.assign(std::make_move_iterator(begin), std::make_move_iterator(history.documents.end()));
  history.documents.erase(begin, history.documents.end());
  const auto first = std::find_if(history.redactions.begin(), history.redactions.end(),
                                  [&](const Redaction& redaction) { return redaction.document >= count; });
  const auto kept = static_cast<uint32_t>(first - history.redactions.begin());
  taken.redactions.assign(std::make_move_iterator(first), std::make_move_iterator(history.redactions.end()));
  history.redactions.erase(first, history.redactions.end());
  for (Redaction& redaction : taken.redactions) redaction.document -= static_cast<DocumentNumber>(count);
  for (PublicDocument& translation : taken.documents) {
    for (Version& version : translation.versions) {
      if (version.redaction) *version.redaction -= kept;
    }
  }
  return taken;
}

PublicHistory history_of_translations(const PublicHistory& history, const PublicTranslations& translations,
                                      std::string_view language) {
  PublicHistory translated = history;
  translated.documents.clear();
  translated.redactions = translations.redactions;
  for (const PublicDocument& document : translations.documents) {
    const auto place = find_translation(history.settings, document.path);
    if (place && place->language == language) translated.documents.push_back(document);
  }
  return translated;
}

std::optional<DocumentNumber> find_original(const PublicHistory& history, const PublicDocument& translation) {
  const auto place = find_translation(history.settings, translation.path);
  if (!place || translation.is_removed) return std::nullopt;
  const auto& documents = history.documents;
  auto found =
      std::lower_bound(documents.begin(), documents.end(), place->original,
                       [](const PublicDocument& a, const SourcePath& path) { return a.path < path; });
  for (; found != documents.end() && found->path == place->original; ++found) {
    if (!found->is_removed) return static_cast<DocumentNumber>(found - documents.begin());
  }
  return std::nullopt;
}

std::vector<const PublicDocument*> list_translations_in_force(const PublicHistory& history,
                                                              const PublicTranslations& translations,
                                                              std::string_view language) {
  std::vector<const PublicDocument*> list(history.documents.size(), nullptr);
  for (const PublicDocument& translation : translations.documents) {
    const auto place = find_translation(history.settings, translation.path);
    if (!place || place->language != language) continue;
    if (const auto original = find_original(history, translation)) list[*original] = &translation;
  }
  return list;
}

}  // namespace gazette
