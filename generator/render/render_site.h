// All pages of a site to bytes, but for those that can stay as they are, in parallel, one after another into
// a sink: memory grows with the model, not with the output.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "render/page_keys.h"
#include "render/page_renderer.h"

namespace gazette {

// What to do with pages. Called from several threads at once, each page once, in no given order.
struct PageSink {
  // True: the page stands already, made from what has this key. May be empty.
  std::function<bool(const Page& page, const Digest& key)> keep;
  // Whether the past of a document was made from what has this key, when the site was built last. May be
  // empty.
  std::function<bool(const Url& document, const Digest& key)> has_same_past;
  // True: the page stands as it was built last, whatever it was made from.
  std::function<bool(const Page& page)> keep_any;
  // `key`: zero where the page has none.
  std::function<void(const Page& page, const std::string& bytes, const Digest& key)> put;
};

// `pages`: of the site, all or those that stand in the renderer's language. `keys`: none to make all of them.
void render_site(const Site& site, const std::vector<Page>& pages, const PageRenderer& renderer,
                 const PageKeys* keys, const PageSink& sink);

}  // namespace gazette
