#include "site/lay_out_translations.h"

#include <set>
#include <string>
#include <utility>

#include "model/translation_path.h"
#include "model/translations.h"
#include "site/address.h"
#include "site/later_tenants.h"

namespace gazette {

namespace {

class PastOfTranslations {
 public:
  PastOfTranslations(const Portal& translations, const Portal& originals, const Site& site)
      : translations_(translations), originals_(originals), of_originals_(site) {
    past_.folders = {Folder{}};
    past_.folders.front().url = home_url;
    past_.districts = site.districts;
    past_.update_years = site.update_years;
    past_.has_removed = site.has_removed;
    past_.has_roles = site.has_roles;
    past_.has_downloads = site.has_downloads;
    past_.register_pages = site.register_pages;
    past_.as_of = site.as_of;
  }

  Site lay_out() && {
    const auto& documents = translations_.history.documents;
    past_.documents.resize(documents.size());
    const LaterTenants tenants(translations_.history,
                               [&](const SourcePath& path) { return address_at(path); });
    // What readers find now keeps its address, whatever stood there before.
    for (const bool is_removed : {false, true}) {
      for (DocumentNumber i = 0; i < documents.size(); ++i) {
        if (documents[i].is_removed == is_removed) place(i, is_removed && tenants.took_place_of(i));
      }
    }
    if (!translations_.history.has_versions) return std::move(past_);
    for (DocumentNumber i = 0; i < documents.size(); ++i) list_pages(i);
    for (const Page& page : past_.pages) pages_.insert(page.url.text);
    for (DocumentNumber i = 0; i < documents.size(); ++i) list_redirects(i);
    return std::move(past_);
  }

 private:
  Url address_at(const SourcePath& path) const {
    const auto translation = find_translation(originals_.history.settings, path);
    return address_of(originals_, translation ? translation->original : path);
  }

  void place(DocumentNumber number, bool has_lost_place) {
    const PublicDocument& document = translations_.document(number);
    const auto original = find_original(originals_.history, document);
    Url url = original ? of_originals_.documents[*original].url : address_at(document.path);
    if (taken_.contains(url.text) || (has_lost_place && !original))
      url = with_suffix(url, "-until-" + iso_date(document.versions.back().date));
    while (!taken_.insert(url.text).second) url = with_suffix(url, "-again");
    past_.documents[number].url = std::move(url);
  }

  void list_pages(DocumentNumber number) {
    const PublicDocument& document = translations_.document(number);
    for (uint32_t v = 0; v < document.versions.size(); ++v) {
      const Version& version = document.versions[v];
      if (version.event == EventKind::removed) continue;
      const PageKind kind = version.redaction ? PageKind::withheld : PageKind::version;
      past_.pages.push_back({kind, past_.version_url(number, version), number, v, {}});
      if (!version.has_text() || !text_before(document, v)) continue;
      past_.pages.push_back({PageKind::change, past_.change_url(number, version), number, v, {}});
    }
    if (document.has_past())
      past_.pages.push_back({PageKind::history, past_.history_url(number), number, 0, {}});
  }

  void redirect(const std::string& from, const Url& to) {
    if (from == to.text || !pages_.insert(from).second) return;
    past_.pages.push_back({PageKind::redirect, {from}, 0, 0, to});
  }

  void list_redirects(DocumentNumber number) {
    const PublicDocument& document = translations_.document(number);
    for (auto former = document.former_paths.rbegin(); former != document.former_paths.rend(); ++former) {
      const std::string old = address_at(former->path).text;
      redirect(old + "versions/", past_.history_url(number));
      for (uint32_t v = 0; v < former->version_count; ++v) {
        const Version& version = document.versions[v];
        if (version.event == EventKind::removed) continue;
        redirect(old + "versions/" + version.id + "/", past_.version_url(number, version));
        if (!version.has_text() || !text_before(document, v)) continue;
        redirect(old + "changes/" + version.id + "/", past_.change_url(number, version));
      }
    }
  }

  const Portal& translations_;
  const Portal& originals_;
  const Site& of_originals_;
  Site past_;
  std::set<std::string> taken_;  // addresses of documents
  std::set<std::string> pages_;
};

}  // namespace

Site lay_out_translations(const Portal& translations, const Portal& originals, const Site& site) {
  return PastOfTranslations(translations, originals, site).lay_out();
}

}  // namespace gazette
