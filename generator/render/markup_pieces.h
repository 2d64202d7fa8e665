// A finished page as the pieces that it is made of, and what stands in what. For pages that templates wrote:
// nothing is repaired, and every byte stands in one piece.
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

namespace gazette {

struct MarkupPiece {
  enum class Kind { text, start, end, other };
  static constexpr size_t no_element = static_cast<size_t>(-1);

  Kind kind = Kind::text;
  std::string_view bytes{};                    // point into the page
  std::string_view name{};                     // of a tag
  size_t parent = no_element;                  // the start tag of the element that it stands in
  std::optional<std::string_view> language{};  // of a start tag: its attribute lang
  bool is_drawing = false;                     // within <svg>
};

// Start tags without content ("<br>") hold nothing. What an end tag leaves open ends with it.
std::vector<MarkupPiece> cut_markup(std::string_view html);

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names);
bool is_white_space(char c);

struct MarkupAttribute {
  std::string_view name;
  std::string_view value;  // as written; points into the tag
};

// The attributes of a start tag: name="value", or a name alone.
template <class Visit>
void visit_attributes(std::string_view tag, Visit visit) {
  size_t at = tag.find_first_of(" \n\t>");
  while (at < tag.size()) {
    while (at < tag.size() && (is_white_space(tag[at]) || tag[at] == '/' || tag[at] == '>')) ++at;
    const size_t begin = at;
    while (at < tag.size() && !is_white_space(tag[at]) && tag[at] != '=' && tag[at] != '>') ++at;
    const std::string_view name = tag.substr(begin, at - begin);
    if (name.empty()) return;
    if (at >= tag.size() || tag[at] != '=') {
      visit(MarkupAttribute{name, {}});
      continue;
    }
    ++at;
    const char quote = at < tag.size() ? tag[at] : ' ';
    const bool is_quoted = quote == '"' || quote == '\'';
    if (is_quoted) ++at;
    const size_t end =
        std::min(is_quoted ? tag.find(quote, at) : tag.find_first_of(" \n\t>", at), tag.size());
    visit(MarkupAttribute{name, tag.substr(at, end - at)});
    at = is_quoted ? end + 1 : end;
  }
}

}  // namespace gazette
