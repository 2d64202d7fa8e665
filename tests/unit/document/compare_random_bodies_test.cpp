// Thousands of random edits of random texts: what must hold for each comparison. The seed is fixed.
#include <doctest/doctest.h>
#include <gumbo.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "document/compare_bodies.h"
#include "document/parse_body.h"

using namespace gazette;

namespace {

class RandomTexts {
 public:
  explicit RandomTexts(uint64_t seed) : random_(seed) {}

  std::vector<std::string> blocks() {
    std::vector<std::string> made;
    for (size_t i = 1 + below(9); i > 0; --i) made.push_back(block());
    return made;
  }

  void edit(std::vector<std::string>& blocks) {
    for (size_t i = 1 + below(4); i > 0; --i) {
      const size_t at = below(blocks.size() + 1);
      const auto place = blocks.begin() + static_cast<std::ptrdiff_t>(at);
      switch (at == blocks.size() ? 0 : below(6)) {
        case 0:
          blocks.insert(place, block());
          break;
        case 1:
          blocks.erase(place);
          break;
        case 2:
          std::swap(blocks[at], blocks[below(blocks.size())]);
          break;
        default:
          edit_words(blocks[at]);
          break;
      }
    }
  }

 private:
  size_t below(size_t bound) { return static_cast<size_t>(random_() % bound); }

  std::string word() {
    static constexpr std::array<std::string_view, 20> words = {
        "team",  "the",     "school", "of",          "plan",
        "30%",   "January", "1.2.b",  "caf\xC3\xA9", "a",
        "board", "every",   "report", "well-known",  "\xE2\x80\x9Cquoted\xE2\x80\x9D",
        "meets", "to",      "&amp;",  "(see",        "x)"};
    return std::string(words[below(words.size())]);
  }

  std::string phrase(size_t most) {
    std::string made = word();
    for (size_t i = below(most); i > 0; --i) (made += ' ') += word();
    return made;
  }

  std::string inlines() {
    std::string made;
    for (size_t i = 1 + below(5); i > 0; --i) {
      if (!made.empty()) made += below(12) == 0 ? "\\\n" : below(8) == 0 ? "\n" : " ";
      switch (below(15)) {
        case 14:
          made += "[see https://example.org " + word() + "](a.md)";
          break;
        case 0:
          made += "**" + phrase(4) + "**";
          break;
        case 1:
          made += "*" + phrase(3) + " **" + word() + "** " + word() + "*";
          break;
        case 2:
          made += "`" + phrase(3) + "`";
          break;
        case 3:
          made += "[" + phrase(4) + "](" + (below(2) == 0 ? "a" : "b") + ".md)";
          break;
        case 4:
          made += "[" + word() + " **" + word() + "**](c.md)";
          break;
        case 5:
          made += "![" + word() + "](" + (below(2) == 0 ? "a" : "b") + ".png)";
          break;
        case 6:
          made += word() + "[^" + std::to_string(below(4)) + "]";
          break;
        case 7:
          made += below(2) == 0 ? "<b>" : "~~" + word() + "~~";
          break;
        default:
          made += phrase(8) + (below(2) == 0 ? "." : ",");
          break;
      }
    }
    return made;
  }

  std::string one_line() {
    std::string made = inlines();
    for (char& c : made) {
      if (c == '\n' || c == '\\') c = ' ';
    }
    return made;
  }

  std::string list(const std::string& indent, size_t depth) {
    static constexpr std::array<std::string_view, 5> marks = {"- ", "- ", "1. ", "- [ ] ", "- [x] "};
    const std::string_view mark = marks[below(marks.size())];
    std::string made;
    for (size_t i = 1 + below(5); i > 0; --i) {
      ((made += indent) += mark) += one_line() + "\n";
      if (below(10) == 0) made += "\n" + indent + "   " + one_line() + "\n";
      if (depth < 2 && below(5) == 0) made += list(indent + "   ", depth + 1);
    }
    return made;
  }

  std::string table() {
    const size_t columns = 1 + below(4);
    std::string made;
    for (size_t row = 0; row < 2 + below(6); ++row) {
      for (size_t i = 0; i < columns; ++i) {
        made += "| ";
        if (row == 1) {
          made += "--";
        } else if (below(8) != 0) {
          made += below(3) == 0 ? one_line() : phrase(3);
        }
        made += ' ';
      }
      made += "|\n";
    }
    return made;
  }

  std::string block() {
    switch (below(12)) {
      case 0:
      case 1:
        return phrase(4).insert(0, " ").insert(0, 1 + below(4), '#');
      case 2:
        return list("", 0);
      case 3:
        return table();
      case 4:
        return "> " + one_line() + "\n>\n> - " + one_line();
      case 5:
        return "```\n" + phrase(3) + "\n" + phrase(3) + "\n" + phrase(2) + "\n```";
      case 6:
        return below(2) == 0 ? "---" : "<div>\n" + phrase(4) + "\n</div>";
      default:
        return inlines();
    }
  }

  void edit_words(std::string& block) {
    const size_t at = block.find(' ', below(block.size() + 1));
    if (at == std::string::npos) {
      (block += ' ') += word();
    } else if (below(3) == 0) {
      block.insert(at, phrase(3)).insert(at, 1, ' ');
    } else {
      const size_t end = block.find_first_of(" \n", at + 1);
      block.replace(at + 1, (end == std::string::npos ? block.size() : end) - at - 1,
                    below(2) == 0 ? word() : "");
    }
  }

  std::mt19937_64 random_;
};

Body parse(const std::vector<std::string>& blocks) {
  std::string markdown;
  for (const std::string& block : blocks) markdown += block + "\n\n";
  markdown += "[^0]: Zero source.\n\n[^1]: One source.\n\n[^2]: Two *source*.\n\n[^3]: Three source.\n";
  return parse_body(markdown, 1).body;
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* const found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view{} : found->value;
}

// What a reader sees of one side: without the elements of `dropped`, and without what is only for screen
// readers.
void append_visible(const GumboNode& node, GumboTag dropped, std::string& to) {
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) {
    to += node.v.text.text;
    return;
  }
  if (node.type != GUMBO_NODE_ELEMENT) return;
  const GumboElement& element = node.v.element;
  const std::string_view css_class = attribute(element, "class");
  if (element.tag == dropped || css_class == "visually-hidden" || css_class == "footnote-ref") return;
  const bool is_inline =
      element.tag == GUMBO_TAG_INS || element.tag == GUMBO_TAG_DEL || element.tag == GUMBO_TAG_A ||
      element.tag == GUMBO_TAG_EM || element.tag == GUMBO_TAG_STRONG || element.tag == GUMBO_TAG_S ||
      element.tag == GUMBO_TAG_CODE || element.tag == GUMBO_TAG_SPAN || element.tag == GUMBO_TAG_IMG;
  if (!is_inline) to += ' ';
  if (element.tag == GUMBO_TAG_IMG) to += attribute(element, "alt");
  const size_t begin = to.size();
  for (unsigned i = 0; i < element.children.length; ++i) {
    append_visible(*static_cast<const GumboNode*>(element.children.data[i]), dropped, to);
  }
  if (css_class == "missing-image") to.erase(begin, std::string_view("Image: ").size());
  if (!is_inline) to += ' ';
}

struct ParsedHtml {
  std::string problem;
  std::string words_before;
  std::string words_after;
};

ParsedHtml parse_html(const std::string& html) {
  const std::string page =
      "<!DOCTYPE html><html><head><title>x</title></head><body>" + html + "</body></html>";
  GumboOutput* const output = gumbo_parse(page.c_str());
  ParsedHtml parsed;
  if (output->errors.length > 0) parsed.problem = "the parser had to mend it";
  append_visible(*output->root, GUMBO_TAG_INS, parsed.words_before);
  append_visible(*output->root, GUMBO_TAG_DEL, parsed.words_after);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  parsed.words_before = collapse_space(parsed.words_before.substr(parsed.words_before.find('x') + 1));
  parsed.words_after = collapse_space(parsed.words_after.substr(parsed.words_after.find('x') + 1));
  return parsed;
}

// Each end tag ends the innermost element; marks hold no marks; headings leave out no level.
std::string find_bad_nesting(std::string_view html) {
  std::vector<std::string_view> open;
  int level = 1;
  bool in_mark = false;
  for (size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const bool ends = html[at + 1] == '/';
    const size_t begin = at + (ends ? 2 : 1);
    const std::string_view name = html.substr(begin, html.find_first_of(" >", begin) - begin);
    if (name == "br" || name == "hr" || name == "img") continue;
    const bool is_mark = name == "ins" || name == "del";
    if (ends) {
      if (open.empty() || open.back() != name) return "misplaced end of " + std::string(name);
      open.pop_back();
      if (is_mark) in_mark = false;
      continue;
    }
    if (is_mark && in_mark) return "a mark within a mark";
    in_mark = in_mark || is_mark;
    if (name.size() == 2 && name[0] == 'h' && name[1] != 'r') {
      if (name[1] - '0' > level + 1) return "a level of headings is left out";
      level = name[1] - '0';
    }
    open.push_back(name);
  }
  return open.empty() ? "" : "not ended: " + std::string(open.back());
}

std::string words_of(const Body& body, bool with_footnotes) {
  std::string words;
  for (uint32_t i = 1; i < body.nodes.size(); i = body.nodes[i].end) {
    if (body.nodes[i].kind == NodeKind::footnote_definition && !with_footnotes) break;
    words += plain_text(body, i) + ' ';
  }
  return collapse_space(words);
}

ResolvedLink as_written(std::string_view address, bool) {
  return {true, std::string(address)};
}

void drop_title(std::string& words) {
  words.erase(words.rfind("Footnotes"), std::string_view("Footnotes").size());
  words = collapse_space(words);
}

// Empty, or what is wrong.
std::string find_fault(const Body& before, const Body& after) {
  CompareStyle style;
  const BodyComparison brief = compare_bodies(before, after, as_written, as_written, style);
  const bool differs = digest_meaning(before) != digest_meaning(after);
  if (differs == brief.is_empty()) return "is_empty doesn't tell whether the meaning changed";
  if (brief.is_empty()) return brief.html.text.empty() ? "" : "empty, yet something is shown";
  const bool shows_mark = brief.html.text.find("<ins>") != std::string::npos ||
                          brief.html.text.find("<del>") != std::string::npos;
  if (!shows_mark && brief.changed_links.empty() && brief.forms_changed == 0) return "nothing shown";
  // A rule between paragraphs is marked and has no words.
  if (shows_mark != (brief.words_added + brief.words_removed > 0) && brief.forms_changed == 0)
    return "the count of words doesn't fit the marks";

  style.context_blocks = 1'000'000;
  const BodyComparison full = compare_bodies(before, after, as_written, as_written, style);
  style.context_blocks = 0;
  const BodyComparison bare = compare_bodies(before, after, as_written, as_written, style);
  for (const BodyComparison* const comparison : {&brief, &full, &bare}) {
    std::string problem = parse_html(comparison->html.text).problem;
    if (problem.empty()) problem = find_bad_nesting(comparison->html.text);
    if (!problem.empty()) return problem;
    if (comparison->html.text.find(" id=\"") != std::string::npos) return "an id";
  }
  ParsedHtml parsed = parse_html(full.html.text);
  const bool with_footnotes = full.html.text.find("class=\"footnotes\"") != std::string::npos;
  if (with_footnotes) {
    drop_title(parsed.words_before);
    drop_title(parsed.words_after);
  }
  if (parsed.words_after != words_of(after, with_footnotes)) return "without <del> it isn't the text after";
  if (parsed.words_before != words_of(before, with_footnotes))
    return "without <ins> it isn't the text before";
  return "";
}

}  // namespace

TEST_CASE("random edits are shown, well formed, and lose no word of either version") {
  prepare_markdown();
  RandomTexts texts(20'121'221);
  size_t faults = 0;
  for (size_t i = 0; i < 2'000 && faults < 5; ++i) {
    const std::vector<std::string> before = texts.blocks();
    std::vector<std::string> after = before;
    texts.edit(after);
    const Body old_body = parse(before);
    const Body new_body = parse(after);
    const std::string fault = find_fault(old_body, new_body);
    if (fault.empty()) continue;
    ++faults;
    CompareStyle style;
    style.context_blocks = 1'000;
    INFO(fault);
    INFO(join(before, "\n\n"));
    INFO("--- becomes ---");
    INFO(join(after, "\n\n"));
    INFO(compare_bodies(old_body, new_body, as_written, as_written, style).html.text);
    CHECK(false);
  }
}

TEST_CASE("a random text compared with itself has no changes") {
  prepare_markdown();
  RandomTexts texts(30'06);
  for (size_t i = 0; i < 500; ++i) {
    const Body body = parse(texts.blocks());
    CHECK(compare_bodies(body, body, as_written, as_written, {}).is_empty());
  }
}
