#include "command/preview_places.h"

#include <fmt/format.h>

#include <optional>

#include "model/plan_file.h"
#include "model/read_record.h"

namespace gazette {

namespace {

void add_document_files(const PublicDocument& document, std::vector<SourcePath>& files) {
  files.push_back(document.path);
  const Version* text = document.latest_text();
  if (text == nullptr) return;
  for (const VersionSheet& sheet : text->sheets) files.push_back(sheet.path);
}

// Why the public doesn't see a file; nothing: it does.
std::optional<HiddenPage> describe_file(const PublicHistory& history, const SourcePath& path,
                                        const Oid& blob) {
  const BlobFacts& facts = history.blobs->facts(blob);
  const PlanFileKind kind = kind_of_plan_document(history.settings, path);
  const DocumentHeader header = read_document_header(facts, history.settings, kind);
  if (header.visibility == Visibility::open) {
    if (!header.publish_on || (history.build_date && *header.publish_on <= *history.build_date))
      return std::nullopt;
    return HiddenPage{"Not yet", fmt::format("Readers see this from {} on.", iso_date(*header.publish_on))};
  }
  const SourceValue& said = facts.front_matter.value;
  const PlacedText audience = read_text(said, "audience");
  const bool is_internal_kind = kind == PlanFileKind::minutes || kind == PlanFileKind::assessment;
  if (audience.value == "internal" || (is_internal_kind && audience.value != "public"))
    return HiddenPage{"Internal", "This page is internal. Readers don’t see it."};
  if (read_text(said, "status").value == "review")
    return HiddenPage{"In review",
                      "This page is in review. Readers don’t see it until its status is “published.”"};
  return HiddenPage{"Draft", "This page is a draft. Readers don’t see it until its status is “published.”"};
}

}  // namespace

std::vector<SourcePath> list_page_files(const PreparedSite& prepared, const Page& page) {
  std::vector<SourcePath> files;
  const Portal& portal = prepared.portal;
  switch (page.kind) {
    case PageKind::home:
      if (prepared.site.folders[0].index) add_document_files(portal.document(page.subject), files);
      break;
    case PageKind::page:
    case PageKind::plan:
    case PageKind::report:
    case PageKind::minutes:
    case PageKind::assessment:
      add_document_files(portal.document(page.subject), files);
      break;
    case PageKind::initiative:
      files.push_back(portal.shelf.plan_of(page.subject).plan.initiatives[page.part].path);
      break;
    case PageKind::district:
    case PageKind::school:
      files.push_back({fmt::format("plans/{}/district.yml", portal.shelf.districts[page.subject].folder)});
      break;
    default:
      break;
  }
  return files;
}

std::unordered_map<std::string, Url> find_pages_of_files(const PreparedSite& prepared) {
  std::unordered_map<std::string, Url> pages;
  for (const Page& page : prepared.site.pages) {
    // A sheet has a page of its own, which says more than its plan's.
    if (page.kind == PageKind::initiative) {
      pages[list_page_files(prepared, page).front().text] = page.url;
    } else {
      for (SourcePath& file : list_page_files(prepared, page))
        pages.try_emplace(std::move(file.text), page.url);
    }
  }
  return pages;
}

bool is_frame_of_site(const SourcePath& file, const std::string& theme_folder) {
  return file.text == settings_path || file.text.starts_with("themes/") ||
         (!theme_folder.empty() && file.text.starts_with(theme_folder));
}

bool is_of_whole_site(const SourcePath& file, const std::string& theme_folder) {
  return is_frame_of_site(file, theme_folder) || file.text.starts_with("site/") ||
         file.text.starts_with("content/frameworks/");
}

HiddenPages::HiddenPages(const PreparedSite& prepared) : prepared_(prepared) {
  const std::vector<PublicDocument>& documents = prepared.portal.history.documents;
  for (DocumentNumber i = 0; i < documents.size(); ++i) {
    const PublicDocument& document = documents[i];
    if (!document.is_draft || document.versions.empty()) continue;
    pages_.emplace(prepared.site.documents[i].url.text, describe(document, document.versions.back()));
    if (document.kind == DocumentKind::plan) add_initiatives(document, i);
  }
  for (const Page& page : prepared.site.pages) {
    const bool is_of_version = page.kind == PageKind::version || page.kind == PageKind::change;
    if (!is_of_version || !documents[page.subject].is_draft) continue;
    if (page.part + 1 != documents[page.subject].versions.size()) continue;
    pages_.emplace(page.url.text, describe(documents[page.subject], documents[page.subject].versions.back()));
  }
}

const HiddenPage* HiddenPages::find(const std::string& address) const {
  const auto found = pages_.find(address);
  return found == pages_.end() ? nullptr : &found->second;
}

HiddenPage HiddenPages::describe(const PublicDocument& document, const Version& version) const {
  const PublicHistory& history = prepared_.portal.history;
  HiddenPage hidden{"Partly draft", "A strategy sheet on this page is a draft, which readers don’t see yet."};
  if (auto own = describe_file(history, document.path, version.blob)) hidden = *std::move(own);
  if (document.is_hidden_by_mistake) {
    hidden = {
        "Draft",
        "What the file says about its status can’t be relied on, so it counts as a draft. Readers don’t "
        "see this text until that is mended."};
  }
  const bool was_public = document.versions.size() > 1;
  if (was_public) hidden.note += " They see the version before it.";
  return hidden;
}

void HiddenPages::add_initiatives(const PublicDocument& document, DocumentNumber number) {
  const PublicHistory& history = prepared_.portal.history;
  const auto plan = prepared_.portal.shelf.find_plan(number);
  if (!plan) return;
  const Version& version = document.versions.back();
  const auto of_plan = describe_file(history, document.path, version.blob);
  const std::vector<Initiative>& initiatives = prepared_.portal.shelf.plans[*plan].plan.initiatives;
  for (size_t i = 0; i < initiatives.size(); ++i) {
    for (const VersionSheet& sheet : version.sheets) {
      if (sheet.path != initiatives[i].path) continue;
      auto own = describe_file(history, sheet.path, sheet.blob);
      if (!own) own = of_plan;
      if (own) pages_.emplace(prepared_.site.initiatives[*plan][i].text, *std::move(own));
    }
  }
}

}  // namespace gazette
