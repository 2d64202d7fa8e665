// Words for a time that name a day which no month has, such as "By Nov 31st".
#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "model/check_plan_book.h"
#include "model/rule_problems.h"
#include "model/written_span.h"

namespace gazette {

namespace {

// On which the month ends, where the day comes after it. Without a year, February has 29 days.
std::optional<unsigned> end_before(const WrittenPoint& point) {
  constexpr int leap_year = 2012;
  if (point.unit != WrittenUnit::day || point.month == 0) return std::nullopt;
  const std::chrono::year_month month{std::chrono::year(point.year.value_or(leap_year)),
                                      std::chrono::month(point.month)};
  const Date last(month / std::chrono::last);
  const auto end = static_cast<unsigned>(last.day());
  return point.day > end ? std::optional(end) : std::nullopt;
}

std::optional<unsigned> find_end_before(std::string_view text) {
  const std::vector<WrittenWord> words = cut_written_words(text);
  std::span<const WrittenWord> rest(words);
  while (!rest.empty()) {
    const auto stop = std::find_if(rest.begin(), rest.end(), [](const WrittenWord& word) {
      return word.kind == WrittenWord::Kind::stop;
    });
    const auto length = static_cast<size_t>(stop - rest.begin());
    if (const auto span = read_written_span(rest.first(length))) {
      if (const auto end = end_before(span->first)) return end;
      if (const auto end = span->last ? end_before(*span->last) : std::nullopt) return end;
    }
    rest = rest.subspan(std::min(length + 1, rest.size()));
  }
  return std::nullopt;
}

}  // namespace

void check_written_day(const PlanDocument& document, const PlacedText& when, Diagnostics& problems) {
  const auto end = when ? find_end_before(when.value) : std::nullopt;
  if (!end) return;
  problems.push_back(warning_at(document, when.mark, "date-words",
                                fmt::format("\"{}\" names a day that doesn't exist", when.value),
                                fmt::format("correct the day: that month has {} days", *end)));
}

}  // namespace gazette
