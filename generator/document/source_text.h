// The text of a file made safe to read: valid UTF-8, "\n" after each line, no character that hides or breaks
// others. What had to be replaced is reported with its place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/value.h"

namespace gazette {

struct SourceText {
  std::string text;      // each refused character became U+FFFD
  bool is_clean = true;  // as is_clean(text); may be false where that is true
  Diagnostics problems;
};

enum class TextPart { front_matter, markdown };

// `first_line`: the line of the file on which `bytes` begins.
SourceText clean_source(std::string_view bytes, int first_line, TextPart part);

// Controls, direction overrides and code points that are no characters, each as U+FFFD; other white space as
// a space. For text that came out of an entity such as "&#7;".
bool is_clean(std::string_view text);
std::string replace_refused(std::string_view text);

// From byte offsets to lines and columns, in constant time for each line, however long.
class LineTable {
 public:
  // `text` must outlive the table.
  LineTable(std::string_view text, int first_line);

  Mark mark_at(size_t offset) const;
  // From a line and a column in bytes, both counted from 1 within `text`.
  Mark mark_at(int line, int byte_column) const;
  std::string_view line(int number) const;  // as in the file; without its end

 private:
  size_t characters_between(size_t begin, size_t end) const;
  size_t characters_before(size_t offset) const;

  std::string_view text_;
  int first_line_;
  std::vector<uint32_t> starts_;
  std::vector<uint32_t> counts_;  // characters before each 64th byte; empty where all is ASCII
};

Diagnostic make_error(std::string code, const Mark& mark, std::string message, std::string hint = {});
Diagnostic make_warning(std::string code, const Mark& mark, std::string message, std::string hint = {});

}  // namespace gazette
