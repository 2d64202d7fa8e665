// Words for a time, cut into numbers, small-letter words and dashes, without what doesn't tell a day: commas,
// the ends of ordinals, times of the day.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct WrittenWord {
  enum class Kind { word, number, dash, slash, stop };
  Kind kind = Kind::word;
  std::string text;  // "november", "15"
  int number = 0;    // of a number of at most four digits; else -1
};

// "stop" ends one time before another one: a semicolon.
std::vector<WrittenWord> cut_written_words(std::string_view words);

}  // namespace gazette
