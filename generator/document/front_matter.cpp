#include "document/front_matter.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "document/limits.h"
#include "document/source_text.h"
#include "document/yaml_entry.h"
#include "document/yaml_suspect.h"

namespace gazette {

namespace {

bool is_marker(std::string_view line, std::string_view marker) {
  return line.starts_with(marker) && (line.size() == marker.size() || line[marker.size()] == ' ');
}

bool is_blank_or_comment(std::string_view line) {
  const std::string_view words = trim(line);
  return words.empty() || words.front() == '#';
}

// Cuts front matter into its top-level entries, so that a broken one leaves the others readable and each gets
// its own diagnostic.
class FrontMatterReader {
 public:
  FrontMatterReader(std::string& text, int first_line) : text_(text), lines_(text, first_line) {}

  FrontMatter read() {
    read_.value.kind = SourceValue::Kind::map;
    find_entries();
    for (const Part& part : parts_) read_part(part);
    auto& entries = read_.value.entries;
    if (!entries.empty()) read_.value.mark = entries.front().key_mark;
    Diagnostics repeated;
    drop_repeated_keys(entries, repeated);
    // Which of the two was meant, nobody knows.
    if (!repeated.empty()) read_.readable = false;
    // The two sides of a conflict repeat each other.
    if (!has_conflict_) append(read_.problems, std::move(repeated));
    return std::move(read_);
  }

 private:
  struct Part {
    size_t begin = 0;
    size_t end = 0;
    bool is_broken = false;  // and reported; `end` is where it breaks
  };

  void find_entries() {
    for (size_t begin = 0; begin < text_.size();) {
      const size_t end = std::min(text_.size(), text_.find('\n', begin));
      take_line(begin, end);
      begin = end + 1;
    }
    if (parts_.size() > 1 && is_indented_) {
      parts_.front().is_broken = true;
      report("indentation", first_words_, "this entry begins with spaces, and those below it don't",
             "begin the lines of all entries at the left margin");
    }
  }

  void take_line(size_t begin, size_t end) {
    const std::string_view line(text_.data() + begin, end - begin);
    if (is_blank_or_comment(line)) {
      extend(end);
    } else if (is_conflict(line)) {
      std::fill(text_.begin() + static_cast<ptrdiff_t>(begin), text_.begin() + static_cast<ptrdiff_t>(end),
                ' ');
      extend(end);
    } else if (is_marker(line, "---") || is_marker(line, "...")) {
      take_document_marker(begin, line);
    } else if (line.front() == '%') {
      report("yaml-directive", begin, "a line that begins with % has a meaning that isn't used here",
             "delete this line");
    } else if (line.front() == '\t') {
      take_broken(make_error("tab-indentation", lines_.mark_at(begin), "this line is indented with a tab",
                             "use spaces instead, two for each level"),
                  begin);
    } else if (no_break_space_at(line, 0) != 0) {
      take_broken(explain_no_break_space(begin, lines_), begin);
    } else if (begins_entry(line)) {
      check_second_document(begin);
      parts_.push_back({begin, end, false});
    } else {
      check_second_document(begin);
      if (parts_.empty()) {
        is_indented_ = line.front() == ' ';
        first_words_ = begin + std::min(line.find_first_not_of(' '), line.size());
        parts_.push_back({begin, end, false});
      }
      extend(end);
    }
  }

  // A line that begins at the margin. "- " there continues the list of the key above, and a closing bracket
  // what stands in brackets.
  bool begins_entry(std::string_view line) const {
    if (line.front() == ' ') return false;
    if (parts_.empty()) return true;
    const bool continues =
        line.front() == ']' || line.front() == '}' || line == "-" || line.starts_with("- ");
    return !continues;
  }

  void extend(size_t end) {
    if (!parts_.empty() && !parts_.back().is_broken) parts_.back().end = end;
  }

  void take_broken(Diagnostic problem, size_t begin) {
    read_.readable = false;
    read_.problems.push_back(std::move(problem));
    if (parts_.empty()) parts_.push_back({begin, begin, true});
    parts_.back().is_broken = true;
  }

  bool is_conflict(std::string_view line) {
    const auto begins_with_seven = [&](char c) {
      return line.substr(0, 7) == std::string(7, c) && (line.size() == 7 || line[7] == ' ');
    };
    if (begins_with_seven('<')) {
      has_conflict_ = true;
      report("merge-conflict", static_cast<size_t>(line.data() - text_.data()),
             "two versions of this text were merged, and nobody has chosen between them yet",
             "keep the right lines, and delete the others with the lines of <<<<<<<, ======= and >>>>>>>");
      return true;
    }
    return has_conflict_ && (begins_with_seven('=') || begins_with_seven('>') || begins_with_seven('|'));
  }

  void take_document_marker(size_t begin, std::string_view line) {
    const bool opens = line.front() == '-';
    if (opens && parts_.empty() && !ended_) return;
    if (!opens) {
      ended_ = true;
    } else if (!second_reported_) {
      report_second(begin);
    }
  }

  // Entries after "..." belong to a second document.
  void check_second_document(size_t begin) {
    if (ended_ && !second_reported_) report_second(begin);
  }

  void report_second(size_t begin) {
    second_reported_ = true;
    report("second-document", begin, "a second block of entries begins here",
           "keep one block: delete the line with --- or ... between them");
  }

  void report(std::string code, size_t at, std::string message, std::string hint) {
    read_.readable = false;
    read_.problems.push_back(
        make_error(std::move(code), lines_.mark_at(at), std::move(message), std::move(hint)));
  }

  void read_part(const Part& part) {
    YamlEntry entry = parse_yaml_entry(text_, part.begin, std::min(text_.size(), part.end + 1), lines_);
    if (part.is_broken) {
      // What stands before the break may hold other mistakes, if it is whole.
      if (entry.readable) append(read_.problems, std::move(entry.problems));
      return;
    }
    const auto is_only = [&](std::string_view code) {
      return entry.problems.size() == 1 && entry.problems.front().code == code;
    };
    // The rest of a text in quotes that goes on at the margin.
    if (after_unclosed_quote_ && is_only("not-a-map")) return;
    after_unclosed_quote_ = is_only("unclosed-quote");
    read_.readable = read_.readable && entry.readable;
    append(read_.problems, std::move(entry.problems));
    std::move(entry.entries.begin(), entry.entries.end(), std::back_inserter(read_.value.entries));
  }

  std::string& text_;
  LineTable lines_;
  FrontMatter read_;
  std::vector<Part> parts_;
  size_t first_words_ = 0;
  bool is_indented_ = false;
  bool has_conflict_ = false;
  bool after_unclosed_quote_ = false;
  bool ended_ = false;
  bool second_reported_ = false;
};

}  // namespace

FrontMatter parse_front_matter(std::string_view yaml, int first_line, size_t most_bytes) {
  FrontMatter read;
  read.value.kind = SourceValue::Kind::map;
  if (yaml.size() > most_bytes) {
    read.readable = false;
    read.problems.push_back(make_error(
        "front-matter-size", {first_line, 1, 1},
        fmt::format("the entries are {} bytes long, more than the limit of {}", yaml.size(), most_bytes),
        "move long texts below the front matter, or split the file"));
    return read;
  }
  if (yaml.starts_with("\xEF\xBB\xBF")) yaml.remove_prefix(3);
  SourceText source = clean_source(yaml, first_line, TextPart::front_matter);
  read = FrontMatterReader(source.text, first_line).read();
  append(read.problems, std::move(source.problems));
  sort_diagnostics(read.problems);
  return read;
}

}  // namespace gazette
