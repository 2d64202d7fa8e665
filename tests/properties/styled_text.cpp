#include "styled_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "twin.h"

namespace gazette {

namespace {

template <typename Map>
std::vector<typename Map::const_iterator> in_any_order(const Map& map, Random& random) {
  std::vector<typename Map::const_iterator> order;
  for (auto at = map.begin(); at != map.end(); ++at) order.push_back(at);
  for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[pick(random, i)]);
  return order;
}

std::string write_word(const std::string& word, Random& random) {
  switch (pick(random, 3)) {
    case 0:
      return word;
    case 1:
      return fmt::format("'{}'", word);
    default:
      return fmt::format("\"{}\"", word);
  }
}

std::string write_record(const StyledRecord& record, Random& random) {
  const bool in_braces = chance(random, 50);
  std::string text = in_braces ? "  - {" : "  - ";
  bool is_first = true;
  for (const auto& at : in_any_order(record, random)) {
    if (!is_first) text += in_braces ? ", " : "\n    ";
    is_first = false;
    text += fmt::format("{}: {}", at->first, at->second);
  }
  return text + (in_braces ? "}\n" : "\n");
}

std::string write_body(const StyledText& text, Random& random, std::string_view secret) {
  std::string body;
  const bool has_stars = chance(random, 50);
  for (const StyledParagraph& paragraph : text.paragraphs) {
    std::string words = paragraph.text;
    if (words.starts_with("- ") && has_stars) {
      words[0] = '*';
      for (size_t at = words.find("\n- "); at != std::string::npos; at = words.find("\n- ", at))
        words[at + 1] = '*';
    }
    if (!paragraph.link.empty())
      words += fmt::format(" {}({})", paragraph.link.ends_with(".png") ? "![Chart]" : "See [this]",
                           paragraph.link);
    body += words + (chance(random, 30) ? "\n\n\n" : "\n\n");
  }
  if (chance(random, 20)) body += fmt::format("<!-- {} -->\n", secret);
  return body;
}

}  // namespace

std::string write_facts(const StyledText& text, uint32_t style, std::string_view secret) {
  Random random(style);
  std::string facts = fmt::format("# {} {}\n", secret, style);
  for (const auto& at : in_any_order(text.facts, random)) {
    const auto& [key, fact] = *at;
    if (!fact.records.empty()) {
      facts += fmt::format("{}:\n", key);
      for (const StyledRecord& record : fact.records) facts += write_record(record, random);
    } else {
      facts += fmt::format("{}: {}{}\n", key, fact.word.empty() ? fact.yaml : write_word(fact.word, random),
                           chance(random, 20) ? fmt::format("  # {}", secret) : "");
    }
  }
  return facts;
}

std::string write_document(const StyledText& text, uint32_t style, std::string_view secret) {
  Random random(style + 1);
  return fmt::format("---\n{}---\n{}", write_facts(text, style, secret), write_body(text, random, secret));
}

}  // namespace gazette
