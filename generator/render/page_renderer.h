// A page of the site to bytes: the only place that knows both what a page shows and how a theme draws it.
// Immutable; safe from several threads.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/document_versions.h"
#include "model/shown_translation.h"
#include "render/document_work.h"
#include "render/downloads.h"
#include "render/framework_words.h"
#include "render/interface_words.h"
#include "render/link_targets.h"
#include "render/render_parts.h"
#include "render/shared_changes.h"
#include "site/site.h"
#include "theme/theme.h"

namespace gazette {

using ShownTranslations = std::map<DocumentNumber, ShownTranslation>;

class PageRenderer {
 public:
  // `languages`: none for a site with one alone; pages are drawn in its `own`, with `words` that are marked
  // where that isn't the site's. A further language may have a portal, with its site and links, of its own,
  // and documents whose words are translated in it.
  PageRenderer(const Portal& portal, const Site& site, const Theme& theme, const InterfaceWords& words,
               const LinkTargets& links, ListDownloads downloads = {},
               const SiteLanguages* languages = nullptr, const ShownTranslations* translations = nullptr);

  std::string render(const Page& page, DocumentWork& work) const;
  // All that its template is given.
  ViewRecord view_of(const Page& page, DocumentWork& work) const;
  // With what the pages share.
  const RenderParts& parts() const { return parts_; }
  // What the views of all pages have in common.
  ViewRecord view_frame(const Page& page) const;

 private:
  // For pages of plans, reports, districts and schools, with the words of the plan's framework.
  const RenderParts& parts_of(const Page& page) const;
  ViewRecord start_view(const Page& page, std::string title, std::string_view language) const;
  ViewValue view_breadcrumbs(const Url& page, FolderNumber folder, bool with_folder) const;
  ViewValue view_crumbs_of_document(const Page& page) const;
  ViewValue view_sections(const Url& page) const;
  const std::string& page_language() const;
  // In which the authors of what the page shows wrote.
  const std::string& text_language_of(const Page& page) const;
  ViewValue link_to(const Url& page, const Url& target) const { return relative_url(page, target); }
  ViewList view_documents(const Url& page, const std::vector<DocumentNumber>& documents) const;
  ViewList view_folders(const Url& page, const std::vector<FolderNumber>& folders) const;
  ViewValue view_headings(const PublicDocument& document, uint32_t version, DocumentWork& work) const;
  ViewRecord view_event(const Url& page, const PortalEvent& event) const;

  void fill_home(const Page& page, DocumentWork& work, ViewRecord& view) const;
  void fill_page(const Page& page, DocumentWork& work, ViewRecord& view) const;
  void fill_document_text(const Page& page, DocumentNumber number, DocumentWork& work,
                          ViewRecord& view) const;
  void fill_folder(const Page& page, ViewRecord& view) const;
  void fill_index(const Page& page, ViewRecord& view) const;
  void fill_updates(const Page& page, ViewRecord& view) const;
  void fill_removed(const Page& page, ViewRecord& view) const;
  void fill_tombstone(const Page& page, ViewRecord& view) const;
  void fill_history(const Page& page, DocumentWork& work, ViewRecord& view) const;
  ViewRecord view_history_entry(const Page& page, uint32_t version, DocumentWork& work) const;
  void fill_version(const Page& page, DocumentWork& work, ViewRecord& view) const;
  ViewValue view_redaction(const Version& version) const;
  void fill_withheld(const Page& page, ViewRecord& view) const;
  void fill_change(const Page& page, DocumentWork& work, ViewRecord& view) const;
  void fill_since(const Page& page, DocumentWork& work, ViewRecord& view) const;
  // What both say: in sentences, and in the text by word.
  void fill_comparison(const Page& page, uint32_t before, uint32_t after, DocumentWork& work,
                       ViewRecord& view) const;
  // Of a plan's page: what was amended since its approval. Of an initiative's: what its plan's versions
  // changed.
  void add_amendments(const Page& page, DocumentWork& work, ViewRecord& view) const;
  void add_history_of_initiative(const Page& page, DocumentWork& work, ViewRecord& view) const;
  void count_words(const Page& page, uint32_t before, uint32_t after, DocumentWork& work) const;
  // Where the words of the page's document are translated: since when, and what of it is out of date.
  void add_translation(const Page& page, const DocumentWork& work, ViewRecord& view) const;
  // `plan`, `report` and `minutes`, of which one is something if the document isn't a page.
  void fill_typed_text(const Page& page, uint32_t version, DocumentWork& work, ViewRecord& view) const;

  const PublicDocument& document_of(const Page& page) const { return portal_.document(page.subject); }
  const DocumentWork::Text& text_of(const PublicDocument& document, uint32_t version,
                                    DocumentWork& work) const;
  // The text of a version, that stands at `from` as of a publication.
  Html render_text(const Page& page, const PublicDocument& document, uint32_t version, const SourcePath& from,
                   uint32_t publication, DocumentWork& work) const;
  Digest digest_text(const Version& version, const SourcePath& from, uint32_t publication,
                     const LinkKeys& keys) const;
  BodyComparison compare(const Page& page, uint32_t before, uint32_t after, DocumentWork& work) const;
  std::string title_of(const Page& page) const;

  const Portal& portal_;
  const Site& site_;
  const Theme& theme_;
  const InterfaceWords& words_;
  const LinkTargets& links_;
  const std::unique_ptr<SharedChanges> shared_;
  const FrameworkWords own_words_;
  const RenderParts parts_;
  std::map<const Framework*, const RenderParts> parts_of_frameworks_;
  const ListDownloads downloads_;
  const ShownTranslations* translations_;  // null: none
};

}  // namespace gazette
