#include "render/document_names.h"

#include <set>

#include "model/read_record.h"
#include "model/record_file.h"
#include "site/as_of_days.h"

namespace gazette {

DocumentNames::DocumentNames(const RenderParts& parts) : parts_(parts) {
  const PublicHistory& history = parts.portal.history;
  std::set<std::string> taken;
  names_.resize(history.documents.size());
  const auto is_program = [&](const PublicDocument& document) {
    const RecordFileRule* kind = find_record_file(history.settings, document.path);
    return kind != nullptr && kind->kind == "program";
  };
  // What is public now comes before what once was, and programs after plans and reports.
  for (const bool is_of_program : {false, true}) {
    for (const bool is_removed : {false, true}) {
      for (DocumentNumber i = 0; i < history.documents.size(); ++i) {
        const PublicDocument& document = history.documents[i];
        const Version* version = document.latest_text();
        const bool is_page = document.kind == DocumentKind::page;
        if (document.is_removed != is_removed || is_page != is_of_program) continue;
        if (is_page && !is_program(document)) continue;
        if (version != nullptr)
          names_[i] = read_text(history.blobs->facts(version->blob).front_matter.value, "id").value;
        if (names_[i].empty() || taken.contains(names_[i])) names_[i] = parts.site.documents[i].url.text;
        taken.insert(names_[i]);
      }
    }
  }
}

std::string DocumentNames::district_of(DocumentNumber document) const {
  const PlanShelf& shelf = parts_.portal.shelf;
  const auto district = find_district(shelf, parts_.portal.document(document));
  return district ? shelf.districts[*district].folder : std::string();
}

}  // namespace gazette
