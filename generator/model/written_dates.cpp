#include "model/written_dates.h"

#include <algorithm>
#include <initializer_list>
#include <span>
#include <utility>
#include <vector>

#include "model/written_span.h"

namespace gazette {

namespace {

using namespace std::chrono;
using Kind = WrittenWord::Kind;

using Part = WrittenPart;
using Point = WrittenPoint;
using Span = WrittenSpan;

Date last_of_month(year_month month) {
  return Date(month / last);
}

struct Days {
  Date first;
  Date last;
};

Days days_of_year(int begins, Part part) {
  const Date first_day(year(begins), July, day(1));
  const Date last_day(year(begins + 1), June, day(30));
  if (part == Part::early) return {first_day, Date(year(begins), September, day(30))};
  if (part == Part::late) return {Date(year(begins + 1), April, day(1)), last_day};
  return {first_day, last_day};
}

// In that calendar year; nothing if there is no such day.
std::optional<Days> days_in(const Point& point, int in_year) {
  const year_month at{year(in_year), month(point.month)};
  if (point.unit == WrittenUnit::season) return Days{Date(at / 1), last_of_month(at + months(2))};
  if (point.unit == WrittenUnit::month) {
    if (point.part == Part::early) return Days{Date(at / 1), Date(at / 10)};
    if (point.part == Part::middle) return Days{Date(at / 11), Date(at / 20)};
    if (point.part == Part::late) return Days{Date(at / 21), last_of_month(at)};
    return Days{Date(at / 1), last_of_month(at)};
  }
  const Date first_day(at / static_cast<int>(point.day));
  if (!first_day.ok()) return std::nullopt;
  if (point.weekday && weekday(sys_days(first_day)).c_encoding() != *point.weekday) return std::nullopt;
  return Days{first_day, Date(sys_days(first_day) + days(point.days - 1))};
}

class YearFinder {
 public:
  explicit YearFinder(WrittenYear within)
      : first_(year(within.first_year), within.first_month, day(1)),
        last_(sys_days(first_ + years(1)) - days(1)),
        first_year_(within.first_year) {}

  std::optional<Days> settle(const Point& point) const {
    if (point.unit == WrittenUnit::year) return days_of_year(point.year.value_or(first_year_), point.part);
    const bool is_winter = point.unit == WrittenUnit::season && point.month == 12;
    if (point.year && !is_winter) return days_in(point, *point.year);
    // A winter may be called by either of its years: it is the one of these twelve months.
    for (const int candidate : {first_year_, first_year_ + 1}) {
      const auto found = days_in(point, candidate);
      const bool lies_within = found && first_ <= found->first && found->first <= last_ &&
                               (point.unit != WrittenUnit::season || found->last <= last_);
      const bool has_year = !point.year || candidate == *point.year || candidate + 1 == *point.year;
      if (lies_within && has_year) return found;
    }
    return std::nullopt;
  }

 private:
  Date first_;
  Date last_;
  int first_year_;
};

// A year that stands at one end alone holds for both: the other end lies less than a year away.
void share_years(Span& span) {
  const bool are_plain = span.first.month > 0 && span.last->month > 0;
  if (!are_plain) return;
  const auto comes_first = [&] {
    return std::pair(span.first.month, span.first.day) <= std::pair(span.last->month, span.last->day);
  };
  if (span.last->year && !span.first.year)
    span.first.year = comes_first() ? *span.last->year : *span.last->year - 1;
  if (span.first.year && !span.last->year)
    span.last->year = comes_first() ? *span.first.year : *span.first.year + 1;
}

std::optional<WrittenTime> settle_span(Span span, const YearFinder& finder) {
  const auto unit_of = [](const Point& point) {
    if (point.part == Part::whole) return point.unit;
    return point.unit == WrittenUnit::year ? WrittenUnit::part_of_year : WrittenUnit::part_of_month;
  };
  if (!span.last) {
    const auto found = finder.settle(span.first);
    if (!found) return std::nullopt;
    return WrittenTime{found->first, found->last, unit_of(span.first), false};
  }
  share_years(span);
  const auto begins = finder.settle(span.first);
  auto ends = finder.settle(*span.last);
  if (!begins || !ends) return std::nullopt;
  if (ends->last < begins->first && !span.last->year && span.last->month > 0) {
    // "September to August" in a year that begins with July.
    span.last->year = static_cast<int>(ends->last.year()) + 1;
    ends = days_in(*span.last, *span.last->year);
  }
  if (!ends || ends->last < begins->first) return std::nullopt;
  return WrittenTime{begins->first, ends->last, std::max(unit_of(span.first), unit_of(*span.last)), false};
}

}  // namespace

std::optional<WrittenTime> read_written_time(std::string_view text, WrittenYear within) {
  const std::vector<WrittenWord> words = cut_written_words(text);
  if (words.empty()) return std::nullopt;
  std::span<const WrittenWord> rest(words);
  const bool is_tentative = rest.front().text == "tentatively" || rest.front().text == "tentative";
  if (is_tentative) rest = rest.subspan(1);
  const YearFinder finder(within);
  std::optional<WrittenTime> whole;
  while (!rest.empty()) {
    const auto stop = std::find_if(rest.begin(), rest.end(),
                                   [](const WrittenWord& word) { return word.kind == Kind::stop; });
    const size_t length = static_cast<size_t>(stop - rest.begin());
    const auto span = read_written_span(rest.first(length));
    const auto time = span ? settle_span(*span, finder) : std::nullopt;
    if (!time) return std::nullopt;
    if (!whole) whole = time;
    whole->first = std::min(whole->first, time->first);
    whole->last = std::max(whole->last, time->last);
    whole->unit = std::max(whole->unit, time->unit);
    rest = rest.subspan(std::min(length + 1, rest.size()));
  }
  if (whole) whole->is_tentative = is_tentative;
  return whole;
}

namespace {

bool has_one_of(std::string_view text, std::initializer_list<std::string_view> marks) {
  const std::vector<WrittenWord> words = cut_written_words(text);
  return std::any_of(words.begin(), words.end(), [&](const WrittenWord& word) {
    return std::find(marks.begin(), marks.end(), word.text) != marks.end();
  });
}

}  // namespace

bool says_how_often(std::string_view text) {
  return has_one_of(
      text, {"each", "every", "daily", "weekly", "biweekly", "monthly", "quarterly", "yearly", "annually"});
}

bool says_no_end(std::string_view text) {
  return !says_how_often(text) && has_one_of(text, {"ongoing", "continuous", "continuously", "throughout"});
}

}  // namespace gazette
