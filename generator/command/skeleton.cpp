#include "command/skeleton.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace gazette {

namespace {

constexpr std::string_view mark = "#?";
constexpr size_t widest = 44;  // comments begin below one another, unless a line is wider

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_plain_yaml(std::string_view text) {
  static constexpr std::array<std::string_view, 10> words = {"true", "false", "yes",  "no", "on",
                                                             "off",  "null",  "none", "y",  "n"};
  if (text.empty() || !is_letter(text.front()) || text.back() == ' ') return false;
  if (std::find(words.begin(), words.end(), to_lower_ascii(text)) != words.end()) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') ||
           std::string_view(" ,.'()-/&%+?!;").find(c) != std::string::npos;
  });
}

struct KeyLine {
  size_t indent = 0;
  std::string_view key;  // empty: the line has none
};

// "#   - id: x" has its key four in: that is where it stands once the sign is taken away.
KeyLine read_key_line(std::string_view line) {
  KeyLine read;
  const auto skip_spaces = [&](size_t at) {
    const size_t next = std::min(line.find_first_not_of(' ', at), line.size());
    read.indent += next - at;
    return next;
  };
  size_t at = skip_spaces(0);
  if (line.substr(at).starts_with("# ")) at = skip_spaces(at + 2);
  if (line.substr(at).starts_with("- ")) {
    read.indent += 2;
    at += 2;
  }
  const size_t end = line.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", at);
  if (end != std::string_view::npos && line[end] == ':') read.key = line.substr(at, end - at);
  return read;
}

// Follows the lines through the records of the table.
class KeyFinder {
 public:
  explicit KeyFinder(const RecordRule& rule) : levels_{{0, &rule}} {}

  const FieldRule* find(std::string_view line) {
    const KeyLine read = read_key_line(line);
    if (read.key.empty()) return nullptr;
    if (below_ != nullptr && read.indent > levels_.back().indent) levels_.push_back({read.indent, below_});
    while (levels_.size() > 1 && levels_.back().indent > read.indent) levels_.pop_back();
    const FieldRule* field = levels_.back().rule->find(read.key);
    below_ = field == nullptr ? nullptr : field->record;
    return field;
  }

 private:
  struct Level {
    size_t indent;
    const RecordRule* rule;
  };
  std::vector<Level> levels_;
  const RecordRule* below_ = nullptr;
};

}  // namespace

std::string yaml_text(std::string_view text) {
  if (is_plain_yaml(text)) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '?' && quoted.ends_with('#')) {
      quoted += "\\u003f";  // else it would be our own mark
    } else {
      quoted += c;
    }
  }
  quoted += '"';
  return quoted;
}

std::string comment_text(std::string_view text) {
  std::string comment;
  for (const char c : collapse_space(text)) {
    if (c == '?' && comment.ends_with('#')) comment += ' ';  // else it would be our own mark
    comment += c;
  }
  return comment;
}

std::string shell_text(std::string_view text) {
  const char quote = text.find_first_of("\"$`\\!") == std::string_view::npos ? '"' : '\'';
  std::string word(1, quote);
  for (const char c : text) {
    if (c == quote) {
      word.append("'\\''");
    } else {
      word.push_back(c);
    }
  }
  word.push_back(quote);
  return word;
}

std::string explain_keys(std::string_view text, const RecordRule& rule) {
  KeyFinder finder(rule);
  std::string explained;
  int fences = 0;
  std::vector<std::string_view> lines = split(text, '\n');
  if (text.ends_with('\n')) lines.pop_back();
  for (const std::string_view line : lines) {
    if (line == "---") ++fences;
    const FieldRule* field = fences < 2 ? finder.find(line) : nullptr;
    const size_t at = fences < 2 ? line.rfind(mark) : std::string_view::npos;
    if (at == std::string_view::npos) {
      explained += line;
    } else if (field == nullptr) {
      explained += line.substr(0, at);
    } else {
      std::string fact(line.substr(0, line.find_last_not_of(' ', at - 1) + 1));
      const auto width = static_cast<size_t>(count_characters(fact));
      fact.append(width < widest ? widest - width : 0, ' ');
      const std::string_view more = trim(line.substr(at + mark.size()));
      explained += more.ends_with(':')
                       ? fmt::format("{}  # {} {}", fact, more, field->meaning)
                       : fmt::format("{}  # {}{}{}", fact, field->meaning, more.empty() ? "" : "; ", more);
    }
    explained += '\n';
  }
  return explained;
}

std::string make_id(std::string_view title, std::string_view otherwise) {
  constexpr size_t longest = 48;
  std::string id = slugify(title);
  if (id.empty() || !is_ascii(id)) return std::string(otherwise);
  if (id.size() > longest) {
    const size_t end = id.rfind('-', longest);
    id.resize(end == std::string::npos ? longest : end);
  }
  return id;
}

std::string free_id(const std::string& id, const std::vector<std::string>& taken) {
  std::string free = id;
  for (int i = 2; std::find(taken.begin(), taken.end(), free) != taken.end(); ++i)
    free = fmt::format("{}-{}", id, i);
  return free;
}

}  // namespace gazette
