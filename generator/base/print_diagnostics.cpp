#include "base/print_diagnostics.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/text.h"

namespace gazette {

namespace {

constexpr size_t widest_excerpt = 160;  // characters; longer lines are cut around the place

std::string_view name_of(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

// Control characters could rewrite a terminal.
std::string printable(std::string_view text) {
  std::string safe;
  for (const char c : replace_invalid_utf8(text)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == '\t') {
      safe += ' ';
    } else if (byte < 0x20 || byte == 0x7F) {
      safe += fmt::format("\\x{:02x}", byte);
    } else {
      safe += c;
    }
  }
  return safe;
}

// The characters [from, from + count) of valid UTF-8.
std::string_view characters(std::string_view text, size_t from, size_t count) {
  const auto skip = [&](size_t offset, size_t n) {
    while (n > 0 && offset < text.size()) {
      ++offset;
      while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) ++offset;
      --n;
    }
    return offset;
  };
  const size_t begin = skip(0, from);
  return text.substr(begin, skip(begin, count) - begin);
}

std::string format_place(const Place& place) {
  std::string text = printable(place.file.text);
  if (place.line > 0) text += fmt::format(":{}", place.line);
  if (place.line > 0 && place.column > 0) text += fmt::format(":{}", place.column);
  return text;
}

}  // namespace

std::string excerpt(const std::string& text, const Place& place) {
  if (place.line <= 0) return {};
  std::string_view rest = text;
  for (int line = 1; line < place.line; ++line) {
    const size_t end = rest.find('\n');
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + 1);
  }
  std::string_view raw = rest.substr(0, rest.find('\n'));
  if (raw.ends_with('\r')) raw.remove_suffix(1);
  const std::string line = printable(raw);
  const size_t column = static_cast<size_t>(std::max(1, place.column)) - 1;
  const size_t from = column > widest_excerpt / 2 ? column - widest_excerpt / 2 : 0;
  const std::string_view shown = characters(line, from, widest_excerpt);
  const std::string number = fmt::format("{:5}", place.line);
  std::string both = fmt::format("{} | {}\n", number, shown);
  if (place.column > 0) {
    const auto width = static_cast<size_t>(count_characters(shown));
    const size_t at = std::min(column - from, width);
    const size_t length = std::clamp<size_t>(static_cast<size_t>(std::max(1, place.length)), 1,
                                             std::max<size_t>(1, width - at));
    both += fmt::format("{} | {}^{}\n", std::string(number.size(), ' '), std::string(at, ' '),
                        std::string(length - 1, '~'));
  }
  return both;
}

void print_human(std::ostream& out, const Diagnostics& diagnostics, const SourceText& source, bool color) {
  const auto paint = [&](std::string_view code) { return color ? code : std::string_view{}; };
  std::map<SourcePath, std::optional<std::string>> texts;
  for (const Diagnostic& diagnostic : diagnostics) {
    const std::string_view tint = diagnostic.severity == Severity::error ? "\x1b[1;31m" : "\x1b[1;33m";
    out << paint("\x1b[1m") << format_place(diagnostic.place) << ": " << paint(tint)
        << name_of(diagnostic.severity) << paint("\x1b[0m") << ": " << printable(diagnostic.message) << " ["
        << diagnostic.code << "]\n";
    if (diagnostic.place.line > 0) {
      const auto [text, is_new] = texts.try_emplace(diagnostic.place.file);
      if (is_new) text->second = source(diagnostic.place.file);
      if (text->second) out << excerpt(*text->second, diagnostic.place);
    }
    if (!diagnostic.hint.empty()) out << "   hint: " << printable(diagnostic.hint) << "\n";
  }
}

void print_json(std::ostream& out, const Diagnostics& diagnostics) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    list.push_back({{"severity", name_of(diagnostic.severity)},
                    {"code", diagnostic.code},
                    {"file", replace_invalid_utf8(diagnostic.place.file.text)},
                    {"line", diagnostic.place.line},
                    {"column", diagnostic.place.column},
                    {"length", diagnostic.place.length},
                    {"message", replace_invalid_utf8(diagnostic.message)},
                    {"hint", replace_invalid_utf8(diagnostic.hint)}});
  }
  out << list.dump(2) << "\n";
}

std::string count_diagnostics(const Diagnostics& diagnostics) {
  const auto errors = std::count_if(diagnostics.begin(), diagnostics.end(),
                                    [](const Diagnostic& d) { return d.severity == Severity::error; });
  const auto warnings = static_cast<std::ptrdiff_t>(diagnostics.size()) - errors;
  const auto phrase = [](std::ptrdiff_t n, std::string_view word) {
    return fmt::format("{} {}{}", n, word, n == 1 ? "" : "s");
  };
  if (errors > 0 && warnings > 0) return phrase(errors, "error") + ", " + phrase(warnings, "warning");
  if (errors > 0) return phrase(errors, "error");
  return warnings > 0 ? phrase(warnings, "warning") : std::string();
}

}  // namespace gazette
