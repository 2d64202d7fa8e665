// What a preview puts into pages that are finished: readers' pages stay as they are drawn, whatever the
// theme. Pure functions on bytes.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace gazette {

// The mark of previews, "noindex", and the style and script of the bar.
std::string preview_head();

// `bar`: HTML; stands first on the page, after the link that skips to its text. A page without a head or a
// body gets all of it before its first byte.
std::string add_to_page(std::string_view page, std::string_view bar);

// The address at which a link leads, from a page at `page`: "../a/?q#b" -> "/x/a/". "": to another site, or
// nowhere.
std::string resolve_link(std::string_view page, std::string_view href);

// What stands behind a link that leads to an address: "Draft"; "" for nothing.
using LinkLabel = std::function<std::string_view(const std::string& address)>;
// Marks links wherever they stand, so that no list can forget to. `page`: the page's own address.
std::string mark_links(std::string_view html, std::string_view page, const LinkLabel& label);

// Lets links that begin at the root ("/a/") begin at `root` ("/b/a/"), for a page that is shown below it.
std::string move_root(std::string_view html, std::string_view root);

}  // namespace gazette
