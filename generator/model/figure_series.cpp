#include "model/figure_series.h"

#include <algorithm>
#include <charconv>

#include "model/school_year.h"

namespace gazette {

namespace {

constexpr size_t most_decimals = 6;
constexpr size_t most_digits = 10;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view digits_of(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  return text.substr(0, static_cast<size_t>(end - text.begin()));
}

int64_t number_of(std::string_view digits) {
  int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

int64_t power_of_ten(size_t exponent) {
  int64_t power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

// The number at the beginning of a text, in units of its own last decimal.
struct Written {
  int64_t units = 0;
  size_t decimals = 0;
  size_t length = 0;  // 0: it begins with no number
};

Written read_number_at_start(std::string_view text) {
  const std::string_view whole = digits_of(text);
  if (whole.empty() || whole.size() > most_digits) return {};
  Written written{number_of(whole), 0, whole.size()};
  if (whole.size() + 1 >= text.size() || text[whole.size()] != '.') return written;
  const std::string_view decimals = digits_of(text.substr(whole.size() + 1));
  if (decimals.size() > most_decimals) return {};
  if (decimals.empty()) return written;
  written.units = written.units * power_of_ten(decimals.size()) + number_of(decimals);
  written.decimals = decimals.size();
  written.length += 1 + decimals.size();
  return written;
}

// What readers call the row: its first declared column that says something in words of its own.
std::string title_of(const StatedRow& row, const DeclaredTable* declared) {
  if (declared != nullptr && !declared->columns.empty()) {
    const std::string title = cell_of(row, declared->columns.front().id.value);
    if (!title.empty()) return title;
  }
  return row.id.value;
}

}  // namespace

std::optional<int64_t> parse_amount(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  const Written written = read_number_at_start(text);
  if (written.length == 0 || written.length != text.size()) return std::nullopt;
  const int64_t amount = written.units * power_of_ten(most_decimals - written.decimals);
  return is_negative ? -amount : amount;
}

std::optional<int> order_of_year(std::string_view year) {
  if (const auto first = parse_school_year(year)) return 2 * *first + 1;
  if (year.size() != 4 || digits_of(year).size() != 4) return std::nullopt;
  return static_cast<int>(2 * number_of(year));
}

Movement FigureSeries::movement(const YearFigure& from, const YearFigure& to) {
  if (from.amount == to.amount) return Movement::stayed;
  return from.amount < to.amount ? Movement::rose : Movement::fell;
}

std::optional<bool> FigureSeries::reaches_target(const YearFigure& figure) const {
  if (!figure.wanted) return std::nullopt;
  return should_rise ? figure.amount >= *figure.wanted : figure.amount <= *figure.wanted;
}

std::string cell_of(const StatedRow& row, std::string_view column) {
  const StatedValue* cell = column.empty() ? nullptr : row.find(column);
  return cell == nullptr || cell->values.empty() ? std::string() : cell->values.front().value;
}

std::vector<FigureSeries> list_figure_series(const StatedFacts& stated, const DeclaredFacts& declared,
                                             const DeclaredSeries& series) {
  std::vector<FigureSeries> list;
  const StatedTable* of = stated.find_table(series.of.value);
  const StatedTable* table = stated.find_table(series.table.value);
  if (of == nullptr || table == nullptr) return list;
  for (const StatedRow& measured : of->rows) {
    const std::string direction = cell_of(measured, series.direction.value);
    if (!measured.id || (direction != "rise" && direction != "fall")) continue;
    const size_t first = list.size();
    for (const StatedRow& row : table->rows) {
      if (cell_of(row, series.row.value) != measured.id.value) continue;
      YearFigure figure{
          &row, cell_of(row, series.year.value),   0,           cell_of(row, series.value.value),
          0,    cell_of(row, series.target.value), std::nullopt};
      const auto order = order_of_year(figure.year);
      const auto amount = parse_amount(figure.value);
      if (!order || !amount) continue;
      figure.order = *order;
      figure.amount = *amount;
      figure.wanted = parse_amount(figure.target);
      const std::string group = cell_of(row, series.group.value);
      auto own = std::find_if(list.begin() + static_cast<std::ptrdiff_t>(first), list.end(),
                              [&](const FigureSeries& one) { return one.group == group; });
      if (own == list.end())
        own = list.insert(own, {&measured,
                                title_of(measured, declared.find_table(series.of.value)),
                                cell_of(measured, series.unit.value),
                                group,
                                direction == "rise",
                                {}});
      own->figures.push_back(std::move(figure));
    }
    for (size_t i = first; i < list.size(); ++i) {
      std::stable_sort(list[i].figures.begin(), list[i].figures.end(),
                       [](const YearFigure& a, const YearFigure& b) { return a.order < b.order; });
    }
  }
  return list;
}

uint64_t StatedShare::per_mille() const {
  return (uint64_t{part} * 1000 + whole / 2) / whole;
}

bool StatedShare::is_above(uint32_t percent) const {
  return uint64_t{part} * 100 > uint64_t{percent} * whole;
}

bool StatedShare::is_said_by(std::string_view text) const {
  const Written said = read_number_at_start(text);
  if (said.length == 0) return true;
  if (said.units > 1'000'000'000) return false;
  const int64_t exact = int64_t{part} * 100 * power_of_ten(std::min<size_t>(said.decimals, 4));
  const int64_t units = said.decimals <= 4 ? said.units : said.units / power_of_ten(said.decimals - 4);
  const int64_t difference = units * int64_t{whole} - exact;
  return 2 * (difference < 0 ? -difference : difference) <= int64_t{whole};
}

std::optional<StatedShare> share_of(const StatedRow& row, const DeclaredShare& share) {
  const auto read = [&](const PlacedText& column) -> std::optional<uint32_t> {
    const std::string text = cell_of(row, column.value);
    uint32_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_number = !text.empty() && problem == std::errc() && end == text.data() + text.size();
    return is_number ? std::optional(number) : std::nullopt;
  };
  const auto part = read(share.part);
  const auto whole = read(share.whole);
  if (!part || !whole || *whole == 0) return std::nullopt;
  return StatedShare{*part, *whole};
}

}  // namespace gazette
