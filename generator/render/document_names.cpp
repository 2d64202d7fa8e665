#include "render/document_names.h"

#include <set>

#include "model/read_record.h"
#include "site/as_of_days.h"

namespace gazette {

DocumentNames::DocumentNames(const RenderParts& parts) : parts_(parts) {
  const PublicHistory& history = parts.portal.history;
  std::set<std::string> taken;
  names_.resize(history.documents.size());
  // What is public now comes before what once was.
  for (const bool is_removed : {false, true}) {
    for (DocumentNumber i = 0; i < history.documents.size(); ++i) {
      const PublicDocument& document = history.documents[i];
      const Version* version = document.latest_text();
      if (document.is_removed != is_removed || document.kind == DocumentKind::page) continue;
      if (version != nullptr)
        names_[i] = read_text(history.blobs->facts(version->blob).front_matter.value, "id").value;
      if (names_[i].empty() || taken.contains(names_[i])) names_[i] = parts.site.documents[i].url.text;
      taken.insert(names_[i]);
    }
  }
}

std::string DocumentNames::district_of(DocumentNumber document) const {
  const PlanShelf& shelf = parts_.portal.shelf;
  const auto district = find_district(shelf, parts_.portal.document(document));
  return district ? shelf.districts[*district].folder : std::string();
}

}  // namespace gazette
