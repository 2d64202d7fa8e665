#include "model/citations.h"

#include <algorithm>
#include <optional>

#include "model/plain_citation.h"
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

// "603 CMR" of "603 CMR 2.05".
std::string first_words(const std::string& text) {
  const size_t space = text.rfind(' ');
  return space == std::string::npos ? std::string() : text.substr(0, space);
}

// "(8)" at `at`: the end of it; else `at`.
size_t end_of_part(std::string_view text, size_t at) {
  constexpr size_t longest_part = 6;
  if (at >= text.size() || text[at] != '(') return at;
  size_t close = at + 1;
  while (close < text.size() && is_word(text[close])) ++close;
  const bool is_part =
      close > at + 1 && close - at <= longest_part && close < text.size() && text[close] == ')';
  return is_part ? close + 1 : at;
}

// Behind a space, words in parentheses are likelier than a part: it is a letter, a Roman numeral, or a number
// that can't be a year.
size_t end_of_spaced_part(std::string_view text, size_t at) {
  size_t begin = at;
  while (begin < text.size() && space_length(text.substr(begin)) > 0)
    begin += space_length(text.substr(begin));
  const size_t end = end_of_part(text, begin);
  if (begin == at || end == begin) return at;
  const std::string_view part = text.substr(begin + 1, end - begin - 2);
  const bool is_number = part.size() <= 3 && std::all_of(part.begin(), part.end(), is_digit);
  const bool is_roman = part.find_first_not_of("ivx") == std::string_view::npos;
  return part.size() == 1 || is_number || is_roman ? end : at;
}

// From `at`: "(8)(c)1" and the like; the end of it. A letter or a digit without parentheses goes below the
// last ones, unless it begins a word.
size_t end_of_number(std::string_view text, size_t at, bool may_have_spaces) {
  bool has_parts = false;
  for (size_t end = at;; has_parts = true, at = end) {
    end = end_of_part(text, at);
    if (end == at && may_have_spaces) end = end_of_spaced_part(text, at);
    if (end == at) break;
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

// What stands unbroken in it, however its spaces and signs are written: "08" of "2.08 (c)".
std::string core_of(const std::string& written) {
  const size_t end = written.find_last_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  if (end == std::string::npos) return {};
  size_t begin = end;
  while (begin > 0 && is_word(written[begin - 1])) --begin;
  return written.substr(begin, end + 1 - begin);
}

std::string without_spaces(std::string_view text) {
  std::string rest;
  for (size_t at = 0; at < text.size();) {
    const size_t space = space_length(text.substr(at));
    if (space == 0) rest += text[at];
    at += std::max<size_t>(space, 1);
  }
  return rest;
}

}  // namespace

RegulationText::RegulationText(const SourceValue& facts)
    : facts_(facts),
      root_(last_word(read_text(facts, "citation").value)),
      title_(make_plain(first_words(read_text(facts, "citation").value)).text) {
  if (root_.find_first_of("0123456789") == std::string::npos) root_.clear();
  for (const SourceValue* paragraph : read_records(facts, "paragraphs")) {
    std::string number = read_text(*paragraph, "number").value;
    std::erase(number, ' ');
    if (!number.empty()) numbers_.push_back(std::move(number));
  }
  for (const SourceValue* entry : read_records(facts, "wrong_citations")) {
    const std::string as_written = read_text(*entry, "written").value;
    Listed listed{
        make_plain(as_written).text, make_plain(read_text(*entry, "about").value).text, {}, false, entry};
    if (!title_.empty() && listed.written.size() > title_.size() && listed.written.starts_with(title_)) {
      listed.written.erase(0, title_.size());
      listed.needs_title = true;
    }
    listed.core = core_of(as_written);
    if (!listed.written.empty()) listed_.push_back(std::move(listed));
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
    const size_t end = end_of_number(text, at, stands_behind_title(text, begin));
    // Without a paragraph it is a citation only behind the title of the regulations.
    if (end > at) found.push_back({begin, end, without_spaces(text.substr(begin, end - begin))});
    at = end;
  }
  return found;
}

bool RegulationText::has(std::string_view number) const {
  return number == root_ || std::find(numbers_.begin(), numbers_.end(), number) != numbers_.end();
}

bool RegulationText::stands_behind_title(std::string_view text, size_t at) const {
  constexpr size_t reach = 40;
  const size_t begin = at < reach ? 0 : at - reach;
  return !title_.empty() && make_plain(text.substr(begin, at - begin)).text.ends_with(title_);
}

std::vector<RegulationText::Wrong> RegulationText::find_wrong(std::string_view text) const {
  std::vector<Wrong> found;
  std::optional<PlainCitation> plain;
  for (const Listed& listed : listed_) {
    if (text.find(listed.core) == std::string_view::npos) continue;
    if (!plain) plain = make_plain(text);
    find_listed(listed, text, *plain, found);
  }
  return found;
}

void RegulationText::find_listed(const Listed& listed, std::string_view text, const PlainCitation& plain,
                                 std::vector<Wrong>& found) const {
  if (!listed.about.empty() && plain.text.find(listed.about) == std::string::npos) return;
  const size_t first = listed.needs_title ? plain.text.find(title_) : 0;
  if (first == std::string::npos) return;
  for (size_t at = plain.text.find(listed.written, first); at != std::string::npos;
       at = plain.text.find(listed.written, at + 1)) {
    size_t begin = plain.from[at];
    const size_t end = plain.to[at + listed.written.size() - 1];
    const std::string_view before = text.substr(0, begin);
    const bool is_inside =
        begin > 0 && is_word(text[begin]) && (is_word(before.back()) || before.back() == '.');
    const bool goes_on = end < text.size() && is_word(text[end - 1]) && is_word(text[end]);
    // Where only the words near by make it wrong, to quote it is to speak of the mistake.
    const bool is_quoted = !listed.about.empty() && (before.ends_with("“") || before.ends_with('"'));
    if (is_inside || goes_on || is_quoted) continue;
    const bool has_title = listed.needs_title && std::string_view(plain.text).substr(0, at).ends_with(title_);
    if (has_title) begin = plain.from[at - title_.size()];
    found.push_back({begin, end, listed.entry});
  }
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
