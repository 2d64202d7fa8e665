#include "model/citations.h"

#include <algorithm>

#include "model/read_record.h"

namespace gazette {

namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string last_word(const std::string& text) {
  const size_t space = text.rfind(' ');
  return space == std::string::npos ? text : text.substr(space + 1);
}

// From `at`: "(8)(c)1" and the like; the end of it. A letter or a digit without parentheses goes below the
// last ones, unless it begins a word.
size_t end_of_number(std::string_view text, size_t at) {
  constexpr size_t longest_part = 6;
  bool has_parts = false;
  while (at < text.size() && text[at] == '(') {
    size_t close = at + 1;
    while (close < text.size() && is_word(text[close])) ++close;
    if (close == at + 1 || close - at > longest_part || close >= text.size() || text[close] != ')') break;
    at = close + 1;
    has_parts = true;
  }
  size_t digits = at;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  const bool is_part = has_parts && digits > at && (digits == text.size() || !is_word(text[digits]));
  if (!is_part) return at;
  // "1.c", but not the end of a sentence.
  const bool has_letter = digits + 1 < text.size() && text[digits] == '.' && text[digits + 1] >= 'a' &&
                          text[digits + 1] <= 'z' &&
                          (digits + 2 == text.size() || !is_word(text[digits + 2]));
  return has_letter ? digits + 2 : digits;
}

}  // namespace

RegulationText::RegulationText(const SourceValue& facts)
    : facts_(facts), root_(last_word(read_text(facts, "citation").value)) {
  if (root_.find_first_of("0123456789") == std::string::npos) root_.clear();
  for (const SourceValue* paragraph : read_records(facts, "paragraphs")) {
    std::string number = read_text(*paragraph, "number").value;
    std::erase(number, ' ');
    if (!number.empty()) numbers_.push_back(std::move(number));
  }
}

std::vector<Citation> RegulationText::find(std::string_view text) const {
  std::vector<Citation> found;
  if (root_.empty()) return found;
  for (size_t at = text.find(root_); at != std::string_view::npos; at = text.find(root_, at)) {
    const size_t begin = at;
    at += root_.size();
    const bool is_inside =
        begin > 0 && (is_word(text[begin - 1]) || text[begin - 1] == '.' || text[begin - 1] == '$');
    const bool goes_on = at < text.size() && (is_word(text[at]) || text[at] == '%');
    const bool is_decimal = at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1]);
    if (is_inside || goes_on || is_decimal) continue;
    const size_t end = end_of_number(text, at);
    // Without a paragraph it is a citation only behind the title of the regulations.
    if (end > at) found.push_back({begin, end, std::string(text.substr(begin, end - begin))});
    at = end;
  }
  return found;
}

bool RegulationText::has(std::string_view number) const {
  return number == root_ || std::find(numbers_.begin(), numbers_.end(), number) != numbers_.end();
}

std::vector<RegulationText::Wrong> RegulationText::find_wrong(std::string_view text) const {
  std::vector<Wrong> found;
  for (const SourceValue* entry : read_records(facts_, "wrong_citations")) {
    const std::string written = read_text(*entry, "written").value;
    if (written.empty()) continue;
    for (size_t at = text.find(written); at != std::string_view::npos; at = text.find(written, at + 1)) {
      const size_t end = at + written.size();
      const bool is_inside =
          at > 0 && is_word(written.front()) && (is_word(text[at - 1]) || text[at - 1] == '.');
      const bool goes_on = end < text.size() && is_word(written.back()) && is_word(text[end]);
      if (!is_inside && !goes_on) found.push_back({at, end, entry});
    }
  }
  return found;
}

Html RegulationText::link_citations(std::string_view text, const std::vector<RecordAnchor>& anchors) const {
  Html html;
  size_t done = 0;
  for (const Citation& citation : find(text)) {
    const std::string wanted = anchor_of_paragraph(citation.number);
    const bool is_there = std::any_of(anchors.begin(), anchors.end(), [&](const RecordAnchor& anchor) {
      return anchor.entry && anchor.id == wanted;
    });
    if (!is_there) continue;
    append_escaped(html.text, text.substr(done, citation.begin - done));
    html.text += "<a href=\"#" + escape_html(wanted) + "\">";
    append_escaped(html.text, text.substr(citation.begin, citation.end - citation.begin));
    html.text += "</a>";
    done = citation.end;
  }
  append_escaped(html.text, text.substr(done));
  return html;
}

}  // namespace gazette
