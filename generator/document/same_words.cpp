#include "document/same_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/text.h"

namespace gazette {

namespace {

constexpr std::array<std::string_view, 5> wide_spaces = {"\u00A0", "\u2007", "\u2009", "\u200A", "\u202F"};
constexpr std::array<std::string_view, 4> unseen = {"\u00AD", "\u200B", "\u2060", "\uFEFF"};

std::string_view find_sign(std::string_view text, const auto& signs) {
  const auto found =
      std::find_if(signs.begin(), signs.end(), [&](std::string_view sign) { return text.starts_with(sign); });
  return found == signs.end() ? std::string_view{} : *found;
}

// With one space for all that readers see as one, and none doubled.
std::string fold_form(std::string_view text) {
  std::string folded;
  while (!text.empty()) {
    const std::string_view nothing = find_sign(text, unseen);
    const std::string_view wide = find_sign(text, wide_spaces);
    const bool is_space = !wide.empty() || text[0] == ' ' || (text[0] >= '\t' && text[0] <= '\r');
    if (is_space && !folded.ends_with(' ')) folded += ' ';
    if (!is_space && nothing.empty()) folded += text[0];
    text.remove_prefix(std::max<size_t>({nothing.size(), wide.size(), 1}));
  }
  return folded;
}

std::string fold_whole(std::string_view text) {
  std::string folded = fold_form(text);
  return std::string(trim(folded));
}

// Nothing: its form says something, or there are no words.
std::optional<std::string> words_below(const Body& body, uint32_t block) {
  std::string words;
  for (uint32_t i = block; i < body.nodes[block].end; ++i) {
    const Node& node = body.nodes[i];
    switch (node.kind) {
      case NodeKind::table:
      case NodeKind::table_row:
      case NodeKind::table_cell:
      case NodeKind::image:
      case NodeKind::footnote_reference:
      case NodeKind::footnote_definition:
        return std::nullopt;
      case NodeKind::item:
        if (node.detail != 0) return std::nullopt;
        words += ' ';
        break;
      case NodeKind::link:
        words += fmt::format("\x01{}\x01", body.literal(node));
        break;
      case NodeKind::text:
      case NodeKind::code:
      case NodeKind::code_block:
      case NodeKind::html_block:
      case NodeKind::html_inline:
        words += body.literal(node);
        break;
      case NodeKind::emphasis:
      case NodeKind::strong:
      case NodeKind::strikethrough:
        break;
      default:
        words += ' ';
    }
  }
  words = fold_whole(words);
  return words.empty() ? std::nullopt : std::optional(std::move(words));
}

// Nothing: it holds more than words.
std::optional<std::string> words_of(const WordTokens& side, uint32_t begin, uint32_t end) {
  std::string words;
  uint64_t address = 0;
  for (uint32_t i = begin; i < end; ++i) {
    const WordToken& token = side.tokens[i];
    if (token.kind != TokenKind::word && token.kind != TokenKind::punctuation) return std::nullopt;
    const uint64_t leads_to = side.steps[side.steps[token.step].link].address;
    if (token.has_space) words += ' ';
    if (leads_to != address) words += fmt::format("\x01{}\x01", leads_to);
    address = leads_to;
    words += token.text;
  }
  if (end < side.tokens.size() && side.tokens[end].has_space) words += ' ';
  return words;
}

}  // namespace

bool have_same_words(std::string_view before, std::string_view after) {
  const auto fold_text = [](std::string_view text) {
    std::string folded = fold_whole(text);
    if (folded.ends_with('.') && !folded.ends_with("..")) folded.pop_back();
    return folded;
  };
  return fold_text(before) == fold_text(after);
}

bool have_same_words(const Body& before, uint32_t before_block, const Body& after, uint32_t after_block) {
  const auto was = words_below(before, before_block);
  return was && was == words_below(after, after_block);
}

bool have_same_words(const WordTokens& before, const WordTokens& after, const WordRun& run) {
  const auto was = words_of(before, run.before_begin, run.before_end);
  const auto is = words_of(after, run.after_begin, run.after_end);
  return was && is && fold_form(*was) == fold_form(*is);
}

size_t settle_forms(const WordTokens& before, const WordTokens& after, std::vector<WordRun>& runs) {
  size_t count = 0;
  std::vector<WordRun> settled;
  for (WordRun run : runs) {
    if (run.changed && have_same_words(before, after, run)) {
      run.changed = false;
      ++count;
    }
    if (!settled.empty() && !settled.back().changed && !run.changed) {
      settled.back().before_end = run.before_end;
      settled.back().after_end = run.after_end;
    } else {
      settled.push_back(run);
    }
  }
  if (count > 0) runs = std::move(settled);
  return count;
}

}  // namespace gazette
