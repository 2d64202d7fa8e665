#include "scenario_text.h"

#include <stdexcept>

#include "base/text.h"

namespace gazette {

namespace {

constexpr std::string_view section_mark = "=== ";
constexpr std::string_view edit_mark = "--- ";

// "\=== " and "\--- " at the start of a line stand for a line of text that looks like a header.
std::string_view without_escape(std::string_view line) {
  const bool escaped = line.starts_with("\\=== ") || line.starts_with("\\--- ");
  return escaped ? line.substr(1) : line;
}

char decode_hex(std::string_view digits) {
  return static_cast<char>(std::stoi(std::string(digits), nullptr, 16));
}

// "\xff\r\n" becomes those bytes; line ends of the scenario don't count.
std::string decode_bytes(const std::vector<std::string>& lines) {
  std::string bytes;
  for (const std::string& line : lines) {
    for (size_t i = 0; i < line.size(); ++i) {
      if (line[i] != '\\' || i + 1 == line.size()) {
        bytes += line[i];
        continue;
      }
      const char kind = line[++i];
      if (kind == 'x') {
        bytes += decode_hex(std::string_view(line).substr(i + 1, 2));
        i += 2;
      } else {
        bytes += kind == 'n' ? '\n' : kind == 'r' ? '\r' : kind == 't' ? '\t' : kind;
      }
    }
  }
  return bytes;
}

std::string text_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    text += without_escape(line);
    text += '\n';
  }
  return text;
}

FileEdit parse_edit(const std::string& header, const std::vector<std::string>& lines) {
  const auto after = [&](std::string_view word) { return header.substr(word.size()); };
  const size_t arrow = header.find(" -> ");
  if (header.starts_with("delete ")) return {FileEdit::Kind::remove, after("delete "), {}, {}};
  if (header.starts_with("bytes ")) {
    return {FileEdit::Kind::write, after("bytes "), {}, decode_bytes(lines)};
  }
  if (arrow != std::string::npos) {
    const std::string before = header.substr(0, arrow);
    const std::string target = header.substr(arrow + 4);
    if (before.starts_with("rename ")) return {FileEdit::Kind::move, before.substr(7), target, {}};
    if (before.starts_with("link ")) return {FileEdit::Kind::link, before.substr(5), target, {}};
  }
  if (header.find(' ') != std::string::npos) throw std::runtime_error("makes no sense: --- " + header);
  return {FileEdit::Kind::write, header, {}, text_of(lines)};
}

}  // namespace

ScenarioText parse_scenario(std::string_view text) {
  ScenarioText scenario;
  int number = 0;
  while (!text.empty()) {
    const size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, size);
    text.remove_prefix(size);
    ++number;
    if (line.starts_with(section_mark)) {
      scenario.sections.push_back({std::string(trim(line.substr(section_mark.size()))), {}, number});
    } else {
      (scenario.sections.empty() ? scenario.title : scenario.sections.back().body) += line;
    }
  }
  return scenario;
}

std::string write_scenario(const ScenarioText& scenario) {
  std::string text = scenario.title;
  for (const ScenarioSection& section : scenario.sections) {
    text.append(section_mark).append(section.header).append("\n").append(section.body);
  }
  return text;
}

std::vector<FileEdit> parse_edits(std::string_view body) {
  std::vector<FileEdit> edits;
  std::string header;
  std::string block;
  const auto finish = [&] {
    if (!header.empty()) {
      edits.push_back(parse_edit(header, lines_of(block)));
    } else if (!trim(block).empty()) {
      throw std::runtime_error("text before the first file: " + block);
    }
    block.clear();
  };
  for (const std::string& line : lines_of(body)) {
    if (line.starts_with(edit_mark)) {
      finish();
      header = std::string(trim(line.substr(edit_mark.size())));
    } else {
      block += line + '\n';
    }
  }
  finish();
  return edits;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (const std::string_view line : split(text, '\n')) lines.emplace_back(line);
  while (!lines.empty() && trim(lines.back()).empty()) lines.pop_back();
  return lines;
}

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  bool quoted = false;
  bool inside = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
      if (quoted && !inside) words.emplace_back();
      inside = true;
    } else if (c == ' ' && !quoted) {
      inside = false;
    } else {
      if (!inside) words.emplace_back();
      inside = true;
      words.back() += c;
    }
  }
  return words;
}

}  // namespace gazette
