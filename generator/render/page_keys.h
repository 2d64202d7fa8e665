// What each page is made from, as a digest: a page whose key is that of its last build needn't be made again.
// No key is better than a wrong one: kinds of pages that aren't known here are always made.
#pragma once

#include <memory>
#include <optional>

#include "render/link_keys.h"
#include "render/page_renderer.h"

namespace gazette {

// What all pages have in common.
struct SharedKeys {
  Digest program;
  Digest theme;       // with its words
  Digest plan_files;  // of plans, districts and frameworks as they stand now
};

class PageKeys {
 public:
  PageKeys(const Portal& portal, const Site& site, const PageRenderer& renderer, const LinkTargets& links,
           const SharedKeys& shared, const CacheFolder* cache, const std::string& links_name = "links");

  // Of the same texts, drawn in a further language.
  PageKeys(const PageKeys& own, const PageRenderer& renderer, const SharedKeys& shared);

  // `work`: of this page's document, for keys alone. Safe from several threads.
  std::optional<Digest> key_of(const Page& page, DocumentWork& work) const;
  // What files for machines are made from: those of plans, and those of the newest changes of all.
  Digest key_of_plans() const;
  Digest key_of_events(size_t most) const;
  // What the history, the versions and the changes of a document are made from, all together: when that
  // stays, none of them need be looked at. None: they must be, one by one.
  std::optional<Digest> key_of_past(DocumentNumber number) const;
  static bool is_past(PageKind kind);

 private:
  Digest digest_plans() const;
  Digest digest_redirects() const;
  void add_shared(DigestSink& sink) const;
  void add_document_with_links(DigestSink& sink, DocumentNumber number) const;

  const Portal& portal_;
  const Site& site_;
  const PageRenderer& renderer_;
  SharedKeys shared_;
  std::shared_ptr<const LinkKeys> links_;
  Digest plans_;
  Digest redirects_;  // all that these pages, which are many, are told but for where they stand and lead
};

}  // namespace gazette
