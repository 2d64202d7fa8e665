// Figures by year in the tables that a plan states, and whether they moved as they should; shares of a whole,
// and whether they are as large as they may be.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/framework.h"
#include "model/stated_facts.h"

namespace gazette {

// In millionths: "62.4" is 62,400,000. Nothing: it is no such number.
std::optional<int64_t> parse_amount(std::string_view text);

// "2024-25" or "2024", to be put in order; nothing: no year.
std::optional<int> order_of_year(std::string_view year);

struct YearFigure {
  const StatedRow* row = nullptr;  // never null
  std::string year;
  int order = 0;
  std::string value;
  int64_t amount = 0;
  std::string target;  // empty: none
  std::optional<int64_t> wanted;
};

enum class Movement { rose, fell, stayed };

// Of one thing that is measured, for one group.
struct FigureSeries {
  const StatedRow* measured = nullptr;  // never null
  std::string title;
  std::string unit;
  std::string group;
  bool should_rise = true;
  std::vector<YearFigure> figures;  // by year; never empty

  static Movement movement(const YearFigure& from, const YearFigure& to);
  // Where the figure says a target: whether it is as good, in the direction in which it should go.
  std::optional<bool> reaches_target(const YearFigure& figure) const;
};

// In the order in which the plan states what is measured, then by group as the rows name them. Rows that
// can't be read, or whose direction isn't known, are left out.
std::vector<FigureSeries> list_figure_series(const StatedFacts& stated, const DeclaredFacts& declared,
                                             const DeclaredSeries& series);

struct StatedShare {
  uint32_t part = 0;
  uint32_t whole = 0;  // never zero

  // In tenths of a percent, rounded.
  uint64_t per_mille() const;
  bool is_above(uint32_t percent) const;
  // Whether a text such as "2.6 percent" is that share, as exactly as it says it; true where it is no number.
  bool is_said_by(std::string_view text) const;
};
// Nothing: the row doesn't say both, or a whole of zero.
std::optional<StatedShare> share_of(const StatedRow& row, const DeclaredShare& share);

// The first text of a cell; empty: there is none.
std::string cell_of(const StatedRow& row, std::string_view column);

}  // namespace gazette
