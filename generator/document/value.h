// What front matter says, typed by nothing yet: text, lists and maps, each with its place in the file.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette {

// Line and column in the file, counted from 1, columns in characters.
struct Mark {
  int line = 0;
  int column = 0;
  int length = 1;
  bool operator==(const Mark&) const = default;
};

class SourceValue {
 public:
  enum class Kind { nothing, text, list, map };

  Kind kind = Kind::nothing;
  Mark mark;            // of the value itself
  std::string text;     // exactly as written (unquoted); never guessed into a number, a date or a yes/no
  bool quoted = false;  // written in quotes or as a block: never empty by accident
  std::vector<SourceValue> items;  // of a list
  struct Entry;
  std::vector<Entry> entries;  // of a map, in the order of the file; keys are unique

  const Entry* find(std::string_view key) const;
};

struct SourceValue::Entry {
  std::string key;
  Mark key_mark;
  SourceValue value;
};

}  // namespace gazette
