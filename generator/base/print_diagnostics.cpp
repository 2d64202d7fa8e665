#include "base/print_diagnostics.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace gazette {

namespace {

constexpr size_t widest_excerpt = 160;  // characters; longer lines are cut around the place

std::string_view name_of(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

// One character as a terminal shows it, and how many columns it takes there.
struct Cell {
  std::string text;
  size_t width = 1;
};

// Control characters could rewrite a terminal.
std::vector<Cell> to_cells(std::string_view text) {
  const std::string valid = replace_invalid_utf8(text);
  std::vector<Cell> cells;
  for (size_t at = 0; at < valid.size();) {
    utf8proc_int32_t code = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(valid.data()) + at,
                                         static_cast<utf8proc_ssize_t>(valid.size() - at), &code);
    const std::string_view character = std::string_view(valid).substr(at, static_cast<size_t>(length));
    at += character.size();
    if (code == '\t') {
      cells.push_back({" "});
    } else if (code < 0x20 || (code >= 0x7F && code < 0xA0)) {
      cells.push_back({fmt::format("\\x{:02x}", code), 4});
    } else {
      cells.push_back({std::string(character), static_cast<size_t>(utf8proc_charwidth(code))});
    }
  }
  return cells;
}

size_t total_width(const std::vector<Cell>& cells, size_t begin, size_t end) {
  size_t width = 0;
  for (size_t i = begin; i < std::min(end, cells.size()); ++i) width += cells[i].width;
  return width;
}

std::string format_place(const Place& place) {
  std::string text = for_terminal(place.file.text);
  if (place.line > 0) text += fmt::format(":{}", place.line);
  if (place.line > 0 && place.column > 0) text += fmt::format(":{}", place.column);
  return text;
}

// As workflow commands write texts.
std::string escape_message(std::string_view text) {
  std::string escaped;
  for (const char c : replace_invalid_utf8(text)) {
    if (c == '%' || c == '\r' || c == '\n') {
      escaped += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      escaped += c;
    }
  }
  return escaped;
}

// The same inside a property, which a comma or a colon would end.
std::string escape_property(std::string_view text) {
  std::string escaped;
  for (const char c : escape_message(text)) {
    if (c == ':') {
      escaped += "%3A";
    } else if (c == ',') {
      escaped += "%2C";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

}  // namespace

std::string for_terminal(std::string_view text) {
  std::string safe;
  for (const Cell& cell : to_cells(text)) safe += cell.text;
  return safe;
}

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
  const std::vector<Cell> line = to_cells(raw);
  const size_t column = std::min(static_cast<size_t>(std::max(1, place.column)) - 1, line.size());
  const size_t from = column > widest_excerpt / 2 ? column - widest_excerpt / 2 : 0;
  const size_t end = std::min(line.size(), from + widest_excerpt);
  const std::string number = fmt::format("{:5}", place.line);
  std::string both = number + " | ";
  for (size_t i = from; i < end; ++i) both += line[i].text;
  both += '\n';
  if (place.column > 0) {
    const size_t marked = std::min(end, column + static_cast<size_t>(std::max(1, place.length)));
    const size_t width = std::max<size_t>(1, total_width(line, column, marked));
    both += fmt::format("{} | {}^{}\n", std::string(number.size(), ' '),
                        std::string(total_width(line, from, column), ' '), std::string(width - 1, '~'));
  }
  return both;
}

// In one piece: the stream of errors passes each small piece to the system by itself.
void print_human(std::ostream& out, const Diagnostics& diagnostics, const SourceText& source, bool color) {
  const auto paint = [&](std::string_view code) { return color ? code : std::string_view{}; };
  std::map<SourcePath, std::optional<std::string>> texts;
  std::string all;
  for (const Diagnostic& diagnostic : diagnostics) {
    const std::string_view tint = diagnostic.severity == Severity::error ? "\x1b[1;31m" : "\x1b[1;33m";
    all += fmt::format("{}{}: {}{}{}: {} [{}]\n", paint("\x1b[1m"), format_place(diagnostic.place),
                       paint(tint), name_of(diagnostic.severity), paint("\x1b[0m"),
                       for_terminal(diagnostic.message), diagnostic.code);
    if (diagnostic.place.line > 0 && may_quote(diagnostic)) {
      const auto [text, is_new] = texts.try_emplace(diagnostic.place.file);
      if (is_new) text->second = source(diagnostic.place.file);
      const std::optional<std::string>& known = text->second;
      if (known) all += excerpt(*known, diagnostic.place);
    }
    if (!diagnostic.hint.empty()) all += fmt::format("   hint: {}\n", for_terminal(diagnostic.hint));
  }
  out << all;
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

bool may_quote(const Diagnostic& diagnostic) {
  return diagnostic.code != "personal-pattern";
}

void print_annotations(std::ostream& out, const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) {
    const Place& place = diagnostic.place;
    out << "::" << name_of(diagnostic.severity) << " file=" << escape_property(place.file.text);
    if (place.line > 0) out << ",line=" << place.line;
    if (place.line > 0 && place.column > 0) {
      out << ",col=" << place.column << ",endColumn=" << place.column + std::max(1, place.length) - 1;
    }
    out << ",title=" << escape_property(diagnostic.code) << "::" << escape_message(diagnostic.message);
    if (!diagnostic.hint.empty()) out << "%0AHint: " << escape_message(diagnostic.hint);
    out << "\n";
  }
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
