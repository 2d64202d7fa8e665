// A time as it is written, before its year is settled: a day, month, season or year, or two of them.
#pragma once

#include <optional>
#include <span>

#include "model/written_dates.h"
#include "model/written_words.h"

namespace gazette {

enum class WrittenPart { whole, early, middle, late };

// A time whose year isn't settled yet.
struct WrittenPoint {
  WrittenUnit unit = WrittenUnit::day;
  WrittenPart part = WrittenPart::whole;
  unsigned month = 0;  // of a day or month, or with which a season begins; 0: a year
  unsigned day = 0;
  int days = 1;             // a week has seven
  std::optional<int> year;  // of a year of twelve months: in which it begins
  std::optional<unsigned> weekday;
};

// Both ends of what is written.
struct WrittenSpan {
  WrittenPoint first;
  std::optional<WrittenPoint> last;
};

// The whole must be a time, or a time to a time.
std::optional<WrittenSpan> read_written_span(std::span<const WrittenWord> words);

}  // namespace gazette
