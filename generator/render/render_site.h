// All pages of a site to bytes, in parallel, one after another into a sink: memory grows with the model, not
// with the output.
#pragma once

#include <functional>
#include <string>

#include "render/page_renderer.h"

namespace gazette {

// Called from several threads at once, each page once, in no given order.
using PageSink = std::function<void(const Page& page, std::string bytes)>;

void render_site(const Site& site, const PageRenderer& renderer, const PageSink& sink);

}  // namespace gazette
