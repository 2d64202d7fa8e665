#include "render/compare_figures.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/text.h"

namespace gazette {

namespace {

struct Figure {
  double number = 0;
  std::string kind;  // what stands before and behind it, as far as it matters
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A comma belongs to the number where three digits follow, and no fourth.
bool is_thousands_comma(std::string_view text, size_t at) {
  for (size_t i = at + 1; i <= at + 3; ++i) {
    if (i >= text.size() || !is_digit(text[i])) return false;
  }
  return at + 4 >= text.size() || !is_digit(text[at + 4]);
}

std::string kind_of(std::string_view currency, std::string_view rest) {
  std::string kind(currency);
  rest = trim(rest);
  if (rest.starts_with('%')) {
    kind += "percent";
    rest.remove_prefix(1);
  }
  kind += rest;
  return collapse_space(fold(kind));
}

std::optional<Figure> read_figure(std::string_view text) {
  text = trim(text);
  size_t at = text.starts_with('$') ? 1 : 0;
  const std::string_view currency = text.substr(0, at);
  std::string number;
  if (at < text.size() && text[at] == '-') number += text[at++];
  const size_t first = at;
  for (; at < text.size(); ++at) {
    const bool is_point = text[at] == '.' && at + 1 < text.size() && is_digit(text[at + 1]) &&
                          number.find('.') == std::string::npos;
    if (is_digit(text[at]) || is_point) {
      number += text[at];
    } else if (text[at] != ',' || at == first || !is_thousands_comma(text, at)) {
      break;
    }
  }
  Figure figure;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), figure.number);
  if (read.ec != std::errc() || read.ptr != number.data() + number.size()) return std::nullopt;
  figure.kind = kind_of(currency, text.substr(at));
  return figure;
}

// "No more than " of "No more than 24 percent".
std::string_view words_before_figure(std::string_view text) {
  const size_t digit = text.find_first_of("0123456789");
  const size_t space = digit == std::string_view::npos ? digit : text.rfind(' ', digit);
  return space == std::string_view::npos ? std::string_view() : text.substr(0, space + 1);
}

// Where a figure is the most that there may be, a higher one asks for less: "raised" would mislead.
bool is_upper_limit(std::string_view text) {
  static constexpr std::array<std::string_view, 14> words = {
      "no more than", "not more than", "at most",  "less than", "fewer than",  "below",    "under",
      "up to",        "or less",       "or fewer", "no más de", "como máximo", "menos de", "hasta"};
  const std::string folded = fold(text);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return folded.find(fold(word)) != std::string::npos; });
}

}  // namespace

bool is_figure(std::string_view text) {
  return read_figure(text).has_value();
}

std::optional<std::partial_ordering> compare_figures(std::string_view before, std::string_view after) {
  const std::string_view words = words_before_figure(before);
  if (words != words_before_figure(after) || is_upper_limit(before)) return std::nullopt;
  const std::optional<Figure> old_figure = read_figure(before.substr(words.size()));
  const std::optional<Figure> new_figure = read_figure(after.substr(words.size()));
  if (!old_figure || !new_figure || old_figure->kind != new_figure->kind) return std::nullopt;
  return new_figure->number <=> old_figure->number;
}

}  // namespace gazette
