#include "model/written_span.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

namespace gazette {

namespace {

using Kind = WrittenWord::Kind;
using Part = WrittenPart;
using Point = WrittenPoint;
using Span = WrittenSpan;

template <typename T>
struct NamedTime {
  std::string_view name;
  T value;
};

constexpr NamedTime<unsigned> month_names[] = {
    {"january", 1},  {"jan", 1},  {"february", 2},  {"feb", 2},  {"march", 3},     {"mar", 3},
    {"april", 4},    {"apr", 4},  {"may", 5},       {"june", 6}, {"jun", 6},       {"july", 7},
    {"jul", 7},      {"aug", 8},  {"august", 8},    {"sept", 9}, {"september", 9}, {"sep", 9},
    {"october", 10}, {"oct", 10}, {"november", 11}, {"nov", 11}, {"december", 12}, {"dec", 12}};
constexpr NamedTime<unsigned> season_names[] = {  // the month each begins with
    {"fall", 9},
    {"autumn", 9},
    {"winter", 12},
    {"spring", 3},
    {"summer", 6}};
constexpr NamedTime<unsigned> weekday_names[] = {
    {"sunday", 0}, {"sun", 0},       {"monday", 1},   {"mon", 1},      {"tuesday", 2}, {"tue", 2},
    {"tues", 2},   {"wednesday", 3}, {"wed", 3},      {"thursday", 4}, {"thu", 4},     {"thurs", 4},
    {"friday", 5}, {"fri", 5},       {"saturday", 6}, {"sat", 6}};

template <typename T, size_t N>
std::optional<T> find_name(const NamedTime<T> (&names)[N], std::string_view name) {
  const auto found = std::find_if(std::begin(names), std::end(names),
                                  [&](const NamedTime<T>& named) { return named.name == name; });
  return found == std::end(names) ? std::nullopt : std::optional<T>(found->value);
}

class WordReader {
 public:
  explicit WordReader(std::span<const WrittenWord> words) : words_(words) {}

  // The whole must be a time, or a time to a time.
  std::optional<Span> read_span();

 private:
  bool ended() const { return at_ >= words_.size(); }
  bool stands(size_t ahead, Kind kind) const {
    return at_ + ahead < words_.size() && words_[at_ + ahead].kind == kind;
  }
  int number(size_t ahead) const { return stands(ahead, Kind::number) ? words_[at_ + ahead].number : -1; }
  std::string_view word(size_t ahead) const {
    return stands(ahead, Kind::word) ? std::string_view(words_[at_ + ahead].text) : std::string_view();
  }
  // Steps over these words, if they stand here.
  bool take(std::initializer_list<std::string_view> expected);
  bool is_year(size_t ahead) const { return number(ahead) >= 1900 && number(ahead) <= 2199; }

  void skip_opening();
  bool take_range_word();
  std::optional<Point> read_point();
  Part read_part();
  bool take_whole_year();
  std::optional<Point> read_year();
  std::optional<Point> read_numeric_date();
  std::optional<Point> read_month();
  std::optional<Point> read_season();
  void read_year_after(Point& point);

  std::span<const WrittenWord> words_;
  size_t at_ = 0;
};

bool WordReader::take(std::initializer_list<std::string_view> expected) {
  size_t ahead = 0;
  for (const std::string_view text : expected) {
    if (word(ahead++) != text) return false;
  }
  at_ += expected.size();
  return true;
}

void WordReader::skip_opening() {
  static constexpr std::array openings = {
      "by",    "in",    "on",      "for",     "the",   "during",  "from",      "until",    "till",
      "date",  "dated", "due",     "updated", "last",  "revised", "through",   "no",       "not",
      "later", "than",  "between", "weekly",  "daily", "monthly", "quarterly", "biweekly", "of"};
  while (std::find(openings.begin(), openings.end(), word(0)) != openings.end()) ++at_;
}

bool WordReader::take_range_word() {
  if (stands(0, Kind::dash)) {
    ++at_;
    if (word(0) == "to" && stands(1, Kind::dash)) at_ += 2;
    return true;
  }
  return take({"to"}) || take({"through"}) || take({"until"}) || take({"and"}) || take({"into"});
}

Part WordReader::read_part() {
  const auto with_of = [&](Part part) {
    if (stands(0, Kind::dash)) ++at_;
    take({"of"});
    take({"the"});
    return part;
  };
  if (take({"early"}) || take({"beginning"}) || take({"start"})) return with_of(Part::early);
  if (take({"mid"}) || take({"middle"})) return with_of(Part::middle);
  if (take({"late"}) || take({"end"})) return with_of(Part::late);
  return Part::whole;
}

// "All year", "throughout the school year", "year-round".
bool WordReader::take_whole_year() {
  const size_t before = at_;
  const auto take_after_dash = [&](std::string_view word_after) {
    if (stands(0, Kind::dash)) ++at_;
    return take({word_after});
  };
  if (take({"year"})) {
    if (take_after_dash("round") || take_after_dash("long")) return true;
    at_ = before;
    return false;
  }
  if (!take({"all"}) && !take({"whole"}) && !take({"entire"}) && !take({"full"}) && !take({"throughout"}))
    return false;
  take({"of"});
  take({"the"});
  take({"whole"});
  take({"school"});
  if (take({"year"})) {
    const size_t ended = at_;
    if (!take_after_dash("long")) at_ = ended;
    return true;
  }
  at_ = before;
  return false;
}

// "SY12-13", "SY 2015-16", "school year 2015-16", "2012 - 2013", "FY25", "FY2013", "school year".
std::optional<Point> WordReader::read_year() {
  Point point;
  point.unit = WrittenUnit::year;
  if (take_whole_year()) return point;
  const size_t before = at_;
  const bool is_fiscal = take({"fy"}) || take({"fiscal", "year"});
  if (is_fiscal) {
    const int written = number(0);
    if (written < 0 || (written > 99 && !is_year(0))) return std::nullopt;
    ++at_;
    point.year = (written < 100 ? 2000 + written : written) - 1;
    return point;
  }
  const bool is_named = take({"sy"}) || take({"school", "year"});
  const bool is_long = is_year(0);
  const int begins = is_long ? number(0) : number(0) >= 0 && is_named ? 2000 + number(0) : -1;
  const int ends = stands(1, Kind::dash) || stands(1, Kind::slash) ? number(2) : -1;
  const bool follows = begins >= 0 && ends >= 0 && (is_long || number(0) < 100) &&
                       (ends < 100 ? (begins + 1) % 100 == ends : begins + 1 == ends);
  if (follows) {
    at_ += 3;
    point.year = begins;
    return point;
  }
  if (is_named && number(0) < 0) return point;
  at_ = before;
  return std::nullopt;
}

// "2013-02-28", "10/15/2012".
std::optional<Point> WordReader::read_numeric_date() {
  const auto joined_by = [&](Kind kind) { return stands(1, kind) && stands(3, kind); };
  Point point;
  int month = 0;
  int day = 0;
  if (is_year(0) && joined_by(Kind::dash)) {
    point.year = number(0);
    month = number(2);
    day = number(4);
  } else if (is_year(4) && joined_by(Kind::slash)) {
    month = number(0);
    day = number(2);
    point.year = number(4);
  }
  if (!point.year || month < 1 || month > 12 || day < 1) return std::nullopt;
  point.month = static_cast<unsigned>(month);
  point.day = static_cast<unsigned>(day);
  at_ += 5;
  return point;
}

void WordReader::read_year_after(Point& point) {
  // "October 2012-13" is no year that follows the month.
  const bool opens_span = stands(1, Kind::dash) && number(2) >= 0;
  if (is_year(0) && !opens_span) {
    point.year = number(0);
    ++at_;
  }
}

// "November", "Nov 15th", "15 November", "week of October 7", each with or without a year.
std::optional<Point> WordReader::read_month() {
  const size_t before = at_;
  Point point;
  if (take({"week", "of"})) point.days = 7;
  if (const auto day = find_name(weekday_names, word(0))) {
    point.weekday = *day;
    ++at_;
  }
  const bool begins_with_day = number(0) >= 1 && number(0) <= 31 && find_name(month_names, word(1));
  if (begins_with_day) point.day = static_cast<unsigned>(words_[at_++].number);
  const auto month = find_name(month_names, word(0));
  if (!month) {
    at_ = before;
    return std::nullopt;
  }
  ++at_;
  point.month = *month;
  if (!begins_with_day && number(0) >= 1 && number(0) <= 31)
    point.day = static_cast<unsigned>(words_[at_++].number);
  if (point.day == 0) {
    if (point.days > 1 || point.weekday) return std::nullopt;
    point.unit = WrittenUnit::month;
  }
  read_year_after(point);
  return point;
}

std::optional<Point> WordReader::read_season() {
  const auto month = find_name(season_names, word(0));
  if (!month) return std::nullopt;
  ++at_;
  Point point;
  point.unit = WrittenUnit::season;
  point.month = *month;
  take({"of"});
  read_year_after(point);
  return point;
}

std::optional<Point> WordReader::read_point() {
  skip_opening();
  const Part part = read_part();
  std::optional<Point> point = read_numeric_date();
  if (!point) point = read_year();
  if (!point) point = read_month();
  if (!point) point = read_season();
  if (!point && part != Part::whole && take({"year"})) {
    point.emplace().unit = WrittenUnit::year;
  }
  if (!point || part == Part::whole) return point;
  const bool may_have_parts =
      point->unit == WrittenUnit::month || (point->unit == WrittenUnit::year && part != Part::middle);
  if (!may_have_parts) return std::nullopt;
  point->part = part;
  return point;
}

std::optional<Span> WordReader::read_span() {
  const auto first = read_point();
  if (!first) return std::nullopt;
  Span span{*first, std::nullopt};
  if (ended()) return span;
  if (!take_range_word()) return std::nullopt;
  // "November 13 – 19, 2024": the second end is a day of the same month.
  const bool is_day_of_month = first->unit == WrittenUnit::day && number(0) >= 1 && number(0) <= 31 &&
                               !find_name(month_names, word(1)) && !stands(1, Kind::slash);
  if (is_day_of_month) {
    Point day = *first;
    day.day = static_cast<unsigned>(words_[at_++].number);
    day.weekday.reset();
    read_year_after(day);
    span.last = day;
  } else {
    span.last = read_point();
    if (!span.last) return std::nullopt;
  }
  if (!ended()) return std::nullopt;
  return span;
}

}  // namespace

std::optional<WrittenSpan> read_written_span(std::span<const WrittenWord> words) {
  return WordReader(words).read_span();
}

}  // namespace gazette
