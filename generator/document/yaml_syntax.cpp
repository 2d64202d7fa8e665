#include "document/yaml_syntax.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "document/yaml_suspect.h"

namespace gazette {

namespace {

struct Line {
  size_t begin = 0;
  size_t end = 0;  // without the line end
};

Line line_around(std::string_view text, size_t begin, size_t end, size_t offset) {
  offset = std::clamp(offset, begin, end);
  // At the end of a line, the library means what came before.
  if (offset > begin && (offset == end || text[offset] == '\n') && text[offset - 1] == '\n') --offset;
  const size_t before = offset == begin ? std::string_view::npos : text.rfind('\n', offset - 1);
  const size_t line_begin = before == std::string_view::npos || before < begin ? begin : before + 1;
  return {line_begin, std::min(end, text.find('\n', offset))};
}

bool ends_key(std::string_view text, size_t colon, size_t end) {
  return text[colon] == ':' && (colon + 1 >= end || text[colon + 1] == ' ' || text[colon + 1] == '\n');
}

// Where the value of the first entry on this line begins.
size_t value_on(std::string_view text, const Line& line) {
  size_t i = line.begin;
  while (i < line.end && text[i] == ' ') ++i;
  while (i + 1 < line.end && text[i] == '-' && text[i + 1] == ' ') {
    i += 2;
    while (i < line.end && text[i] == ' ') ++i;
  }
  size_t colon = i;
  while (colon < line.end && !ends_key(text, colon, line.end)) ++colon;
  if (colon < line.end) i = colon + 1;
  while (i < line.end && text[i] == ' ') ++i;
  return i;
}

std::string in_quotes(std::string_view text, size_t from, size_t to) {
  const std::string_view words = trim(text.substr(from, to - from));
  if (words.size() > 60) return "put the whole text in quotes";
  const char quote = words.find('"') == std::string_view::npos ? '"' : '\'';
  if (quote == '\'' && words.find('\'') != std::string_view::npos) return "put the whole text in quotes";
  return fmt::format("put the whole text in quotes: {}{}{}", quote, words, quote);
}

Diagnostic misfit(std::string_view text, const Line& line, const LineTable& lines) {
  const size_t words = std::min(line.end, text.find_first_not_of(' ', line.begin));
  return make_error("indentation", lines.mark_at(words), "this line doesn't fit the ones above it",
                    "indent it exactly like the other entries of the same level, with a colon after its key");
}

}  // namespace

size_t end_of_quoted(std::string_view text, size_t begin, size_t limit) {
  const char quote = text[begin];
  for (size_t i = begin + 1; i < limit; ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 >= limit || text[i + 1] != '\'') return i + 1;
      ++i;
    }
  }
  return std::string_view::npos;
}

std::optional<size_t> find_unclosed_quote(std::string_view text, size_t begin, size_t end) {
  bool may_open = true;  // a value or a key can begin here
  for (size_t i = begin; i < end; ++i) {
    const char c = text[i];
    if (may_open && (c == '"' || c == '\'')) {
      const size_t close = end_of_quoted(text, i, end);
      if (close == std::string_view::npos) return i;
      i = close - 1;
      may_open = false;
    } else if (c == '#' && (i == begin || text[i - 1] == ' ' || text[i - 1] == '\n')) {
      i = std::min(end, text.find('\n', i)) - 1;
    } else if (c == '\n' || c == '[' || c == '{' || c == ',') {
      may_open = true;
    } else if (c == ' ') {
      const char before = i > begin ? text[i - 1] : '\n';
      may_open = may_open || before == ':' || before == '-';
    } else {
      may_open = false;
    }
  }
  return std::nullopt;
}

Diagnostic explain_yaml_break(std::string_view text, size_t begin, size_t end, const SyntaxBreak& at,
                              const LineTable& lines) {
  const size_t offset = std::clamp(at.offset, begin, end);
  const Line line = line_around(text, begin, end, offset);
  const size_t value = value_on(text, line);
  const char first = value < line.end ? text[value] : '\n';
  const auto says = [&](std::string_view words) { return at.complaint.find(words) != std::string::npos; };

  const size_t tab = text.find_first_not_of(' ', line.begin);
  if (tab < line.end && text[tab] == '\t') {
    return make_error("tab-indentation", lines.mark_at(tab), "this line is indented with a tab",
                      "use spaces instead, two for each level");
  }
  if (says("anchor is not defined") || says("alias")) {
    return make_error("yaml-alias", lines.mark_at(offset),
                      "a value that begins with * refers to another place",
                      "if the star is part of the text, " + in_quotes(text, value, line.end) +
                          "; otherwise write the value out");
  }
  // The library may give up long after the mistake, never before it.
  const auto suspect = find_yaml_suspect(text, begin, end, lines);
  const Mark place = lines.mark_at(offset);
  if (suspect &&
      std::pair(suspect->place.line, suspect->place.column) <= std::pair(place.line, place.column)) {
    return *suspect;
  }
  if (const auto quote = find_unclosed_quote(text, begin, end)) {
    return make_error("unclosed-quote", lines.mark_at(*quote), "the quote that begins here never ends",
                      "put the same quote at the end of the text");
  }
  if (first == '"' || first == '\'') {
    const size_t close = end_of_quoted(text, value, end);
    size_t next = close;
    while (next < line.end && text[next] == ' ') ++next;
    if (next < line.end && text[next] != '#' && text[next] != ':' && text[next] != ',') {
      return make_error("text-after-quote", lines.mark_at(next), "text stands after the closing quote",
                        first == '\''
                            ? "write an apostrophe inside single quotes twice (''), or put the whole "
                              "text in double quotes"
                            : "write a quote inside double quotes as \\\", or put the whole text in "
                              "single quotes");
    }
  }
  if (says("escape") || says("hex") || says("unicode")) {
    return make_error("unknown-escape", lines.mark_at(offset > begin ? offset - 1 : offset),
                      "a backslash inside double quotes has a special meaning",
                      "write it twice (\\\\), or put the text in single quotes");
  }
  if (first == '-' && value + 1 < line.end && text[value + 1] == ' ') {
    return make_error(
        "list-beside-key", lines.mark_at(value), "a list can't begin on the line of its key",
        "begin it on the next line; if the dash is part of the text, " + in_quotes(text, value, line.end));
  }
  if (first != '\n' && std::string_view("[{&*!|>%@`").find(first) != std::string_view::npos) {
    const bool unclosed = (first == '[' || first == '{') && says("flow");
    if (unclosed) {
      return make_error("unclosed-bracket", lines.mark_at(value),
                        fmt::format("the bracket {} that begins here isn't closed properly", first),
                        "close it, or, if it is part of the text, put the whole text in quotes");
    }
    return make_error("special-character", lines.mark_at(value),
                      fmt::format("a value can't begin with {} unless it is in quotes", first),
                      in_quotes(text, value, line.end));
  }
  if (says("map value")) {
    size_t colon = value;
    while (colon < line.end && !ends_key(text, colon, line.end)) ++colon;
    if (colon < line.end && value < line.end) {
      return make_error("colon-in-text", lines.mark_at(colon),
                        "a colon followed by a space stands inside the text of a value",
                        in_quotes(text, value, line.end));
    }
    return misfit(text, line, lines);
  }
  if (says("end of map not found") || says("end of sequence not found") || says("block entry")) {
    return misfit(text, line, lines);
  }
  return make_error("yaml-syntax", lines.mark_at(offset), "this line can't be understood",
                    "an entry is a key, a colon, a space and a value: title: Annual report");
}

}  // namespace gazette
