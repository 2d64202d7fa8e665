// The text of a page's <main> and of its breadcrumbs as readers see it, piece by piece, from the HTML that a
// template wrote: what a piece is, its language, and the section it stands in. What is there for finding
// one's way (menus, forms, words for screen readers alone) and what was removed is left out.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace gazette {

enum class TextRole {
  title,      // h1
  heading,    // h2 to h6, and where the page belongs (class "kicker", class "breadcrumbs")
  paragraph,  // of running text, or the page's summary
  other
};

struct TextPiece {
  std::string_view text;  // character references not replaced
  TextRole role = TextRole::other;
  std::string_view language;  // of the nearest `lang`
  bool begins_paragraph = false;
  std::string_view section;  // the id of the h2 above it, or of which it is part; empty before the first
};

// Pieces last as long as `html`.
void read_page_text(std::string_view html, const std::function<void(const TextPiece&)>& take);

// What <meta name="description"> says, with character references; empty: there is none.
std::string_view find_description(std::string_view html);

// "&amp;" to "&"; what isn't one stays.
std::string replace_references(std::string_view text);

}  // namespace gazette
