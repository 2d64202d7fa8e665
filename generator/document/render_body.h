// Body to valid HTML. Raw HTML is shown as text; link schemes are allow-listed; every address is asked of a
// resolver.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/html.h"
#include "document/body.h"

namespace gazette {

// What an address written by an author becomes on this page.
struct ResolvedLink {
  bool is_link =
      true;          // false: the label stays as plain text (nothing public to link to, or a refused scheme)
  std::string href;  // ready for an attribute once escaped
};
// `destination`: as written. `is_image`: it stands in an image.
using LinkResolver = std::function<ResolvedLink(std::string_view destination, bool is_image)>;

// http, https, mailto, tel and addresses without a scheme.
bool is_allowed_scheme(std::string_view destination);

struct BodyStyle {
  int top_heading_level = 2;  // headings nest from here without gaps, whatever levels the author wrote
  uint32_t skip = 0;      // a node (block) to leave out, such as the heading that became the title; 0: none
  std::string id_prefix;  // before ids, where two bodies share a page
  // Words for readers who can't see: from the theme's strings.
  std::string footnotes_title = "Footnotes";
  std::string back_to_text = "Back to text";
  std::string task_open = "Not done";
  std::string task_done = "Done";
  std::string image_missing = "Image";
  std::string scrollable_table = "Table";
};

Html render_body(const Body& body, const LinkResolver& resolve, const BodyStyle& style);

// The headings as rendered: for a table of contents and for checking anchors.
struct BodyHeading {
  int level = 2;
  std::string id;
  std::string text;
};
std::vector<BodyHeading> list_headings(const Body& body, const BodyStyle& style);

}  // namespace gazette
