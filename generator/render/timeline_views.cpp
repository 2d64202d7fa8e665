#include "render/timeline_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include "base/text.h"

namespace gazette {

namespace {

using std::chrono::sys_days;

constexpr int label_width = 330;
constexpr int total_width = 1000;
constexpr int axis_height = 28;
constexpr int row_height = 30;
constexpr int bar_height = 16;
constexpr int least_bar = 8;
constexpr int most_letters = 40;
constexpr int most_months = 36;

struct Row {
  const Activity* activity = nullptr;
  sys_days first{};
  sys_days last{};
};

// A day that stands alone is both.
std::vector<Row> list_rows(const Initiative& initiative) {
  std::vector<Row> rows;
  for (const Activity& activity : initiative.activities) {
    const auto start = activity.start_day();
    const std::optional<Date> end =
        activity.complete ? std::optional(activity.complete.value) : std::optional<Date>();
    if (!start && !end) continue;
    Row row{&activity, sys_days(start ? *start : *end), {}};
    row.last = std::max(row.first, sys_days(end.value_or(Date(row.first))));
    rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::make_pair(a.first, a.last) < std::make_pair(b.first, b.last);
  });
  return rows;
}

// The first words, as many as fit.
std::string cut_label(const std::string& text) {
  const std::string words = collapse_space(text);
  if (count_characters(words) <= most_letters) return words;
  std::string label;
  for (const std::string_view word : split(words, ' ')) {
    if (count_characters(label) + count_characters(word) + 2 > most_letters) break;
    if (!label.empty()) label += ' ';
    label += word;
  }
  return fmt::format("{} …", label);
}

class Drawing {
 public:
  Drawing(const RenderParts& parts, const std::vector<Row>& rows) : parts_(parts), rows_(rows) {
    sys_days first = rows.front().first;
    sys_days last = rows.front().last;
    for (const Row& row : rows) {
      first = std::min(first, row.first);
      last = std::max(last, row.last);
    }
    const Date from(first);
    const Date to(last);
    begin_ = from.year() / from.month();
    const auto after = to.year() / to.month() + std::chrono::months(1);
    months_ = static_cast<int>((after - begin_).count());
    begin_day_ = sys_days(begin_ / std::chrono::day(1));
    day_count_ = static_cast<int>((sys_days(after / std::chrono::day(1)) - begin_day_).count());
  }

  bool fits() const { return months_ <= most_months; }

  ViewRecord view() const {
    ViewRecord record;
    const int height = axis_height + row_height * static_cast<int>(rows_.size());
    record.set("width", total_width).set("height", height).set("axis", axis_height);
    record.set("months", view_months());
    ViewList bars;
    int y = axis_height;
    for (const Row& row : rows_) {
      bars.emplace_back(view_bar(row, y));
      y += row_height;
    }
    return std::move(record.set("bars", std::move(bars)));
  }

 private:
  int x_of(sys_days day) const {
    const int days = static_cast<int>((day - begin_day_).count());
    return label_width + days * (total_width - label_width) / day_count_;
  }

  // A long line names every second or third month.
  ViewList view_months() const {
    const int step = (months_ + 17) / 18;
    ViewList months;
    for (int i = 0; i < months_; i += step) {
      const auto month = begin_ + std::chrono::months(i);
      ViewRecord record;
      record.set("x", x_of(sys_days(month / std::chrono::day(1))));
      record.set("text",
                 parts_.words.text(fmt::format("period.months.m{}", static_cast<unsigned>(month.month()))));
      months.emplace_back(std::move(record));
    }
    return months;
  }

  ViewRecord view_bar(const Row& row, int y) const {
    const int x = x_of(row.first);
    const int end = x_of(row.last + std::chrono::days(1));
    const std::string from = parts_.words.date_text(Date(row.first));
    ViewRecord record;
    record.set("x", std::min(x, total_width - least_bar)).set("y", y + (row_height - bar_height) / 2);
    record.set("width", std::max(least_bar, end - x)).set("height", bar_height);
    record.set("text", cut_label(row.activity->text.value)).set("text_y", y + row_height / 2 + 5);
    const bool is_day = row.first == row.last;
    record.set(
        "days",
        is_day ? from : parts_.words.fill("sheet.from_to", {from, parts_.words.date_text(Date(row.last))}));
    return record;
  }

  const RenderParts& parts_;
  const std::vector<Row>& rows_;
  std::chrono::year_month begin_{};
  sys_days begin_day_{};
  int months_ = 0;
  int day_count_ = 1;
};

}  // namespace

ViewValue view_timeline(const RenderParts& parts, const Initiative& initiative) {
  const std::vector<Row> rows = list_rows(initiative);
  if (rows.size() < 2) return {};
  const Drawing drawing(parts, rows);
  return drawing.fits() ? ViewValue(drawing.view()) : ViewValue();
}

}  // namespace gazette
