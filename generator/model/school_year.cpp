#include "model/school_year.h"

namespace gazette {

bool looks_like_school_year(std::string_view text) {
  if (text.size() != 7) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (i == 4 ? text[i] != '-' : !is_digit) return false;
  }
  return true;
}

std::optional<int> parse_school_year(std::string_view text) {
  if (!looks_like_school_year(text)) return std::nullopt;
  const auto digit = [&](size_t at) { return text[at] - '0'; };
  const int first = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  const int second = digit(5) * 10 + digit(6);
  if (first == 0 || (first + 1) % 100 != second) return std::nullopt;
  return first;
}

PlanSpan span_of_plan(int first_year) {
  using namespace std::chrono;
  return {Date(year(first_year), July, day(1)), Date(year(first_year + 1), December, day(31))};
}

}  // namespace gazette
