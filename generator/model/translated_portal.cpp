#include "model/translated_portal.h"

#include <memory>
#include <string>
#include <utility>

#include "base/language_marks.h"
#include "model/framework_names.h"
#include "model/record_file.h"
#include "model/stale_translations.h"
#include "model/translate_plan.h"

namespace gazette {

namespace {

// Of programs, regulations and rubrics readers see facts, and of assessments levels: those have no words in
// another language yet.
bool has_shown_words(const PublicHistory& history, const PublicDocument& translation) {
  return translation.kind != DocumentKind::assessment &&
         find_record_file(history.settings, translation.path) == nullptr;
}

class Translator {
 public:
  Translator(const Portal& original, const PublicTranslations& translations, std::string_view language)
      : original_(original), translations_(translations), language_(language), made_{original, {}} {}

  TranslatedPortal translate() && {
    const PublicHistory& history = original_.history;
    for (Framework& framework : made_.portal.shelf.frameworks) framework = name_in(framework, language_);
    const auto translations = list_translations_in_force(history, translations_, language_);
    for (DocumentNumber i = 0; i < history.documents.size(); ++i) {
      if (!history.documents[i].is_removed && translations[i] != nullptr &&
          has_shown_words(history, *translations[i])) {
        translate_document(i, *translations[i]);
      } else {
        mark_names(made_.portal.history.documents[i]);
      }
    }
    return std::move(made_);
  }

 private:
  // Its names stand on translated pages, too.
  void mark_names(PublicDocument& document) const {
    for (Version& version : document.versions) {
      const std::string& own = version.header->language;
      const std::string& language = own.empty() ? original_.history.settings.language : own;
      version.title = mark_language(version.title, language);
    }
  }

  void translate_document(DocumentNumber number, const PublicDocument& translation) {
    const PublicHistory& history = original_.history;
    PublicDocument& document = made_.portal.history.documents[number];
    const Version& words = translation.versions.back();
    mark_names(document);
    Version& version = document.versions.back();
    const std::shared_ptr<const DocumentHeader> original = version.header;
    auto header = std::make_shared<DocumentHeader>(*original);
    version.title = mark_language(words.title, language_);
    header->title = words.header->title;
    if (!words.header->summary.empty()) header->summary = mark_language(words.header->summary, language_);
    PlanShelf& shelf = made_.portal.shelf;
    switch (translation.kind) {
      case DocumentKind::page:
        version.blob = words.blob;
        header->title_is_heading = words.header->title_is_heading;
        header->language = language_;
        break;
      case DocumentKind::plan:
        if (const auto plan = shelf.find_plan(number))
          translate_plan(shelf.plans[*plan].plan, read_plan_in_force(history, translation), history.settings,
                         language_);
        break;
      case DocumentKind::report:
        if (const auto report = shelf.find_report(number))
          translate_report(shelf.reports[*report].report, read_report_version(history, words), language_);
        break;
      case DocumentKind::minutes:
        if (const auto minutes = shelf.find_minutes(number))
          translate_minutes(shelf.minutes[*minutes].minutes, read_minutes_version(history, words), language_);
        break;
      case DocumentKind::assessment:
        break;
    }
    version.header = std::move(header);
    const auto place = static_cast<uint32_t>(&translation - translations_.documents.data());
    made_.shown.emplace(number, show_translation(history, history.documents[number], translation, place));
  }

  const Portal& original_;
  const PublicTranslations& translations_;
  const std::string language_;
  TranslatedPortal made_;
};

}  // namespace

TranslatedPortal translate_portal(const Portal& original, const PublicTranslations& translations,
                                  std::string_view language) {
  return Translator(original, translations, language).translate();
}

Portal portal_of_translations(const Portal& original, const PublicTranslations& translations,
                              std::string_view language) {
  PublicHistory history = history_of_translations(original.history, translations, language);
  history.settings.packet_questions = {};
  for (PublicDocument& document : history.documents) {
    for (Version& version : document.versions) {
      auto header = std::make_shared<DocumentHeader>(*version.header);
      header->language = language;
      version.header = std::move(header);
      version.title = mark_language(version.title, language);
    }
  }
  PathIndex paths(history.documents);
  PlanShelf shelf;
  shelf.frameworks = original.shelf.frameworks;
  for (const ShelvedDistrict& district : original.shelf.districts)
    shelf.districts.push_back({district.district, district.folder, {}, {}});
  return {std::move(history), std::move(paths), std::move(shelf), {}, {}, 0};
}

}  // namespace gazette
