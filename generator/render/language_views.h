// What a page says of the languages of its site: the ways to itself in others, and a notice where its texts
// aren't in the page's language.
#pragma once

#include "render/render_parts.h"

namespace gazette {

// Where a page that stands in each language stands in the one that is drawn.
Url address_in_language(const RenderParts& parts, const Url& page);

// "English", or what the page's language calls it.
std::string name_of_language(const RenderParts& parts, std::string_view code);

// What frameworks call such words in the page's language, if it is another one; else the words.
std::string name_in_language(const RenderParts& parts, const std::string& words);

// Ways to the page in each language, and a notice where its texts (in `text_language`) aren't in its own. All
// are empty on a site with one language.
void add_languages(const RenderParts& parts, const Page& page, const std::string& text_language,
                   ViewRecord& view);

}  // namespace gazette
