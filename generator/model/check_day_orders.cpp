// The order of days that a framework sets, and its limits: "at most 30 days after the final plan is issued".
#include <algorithm>
#include <optional>

#include "model/check_stated.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

// A fact, or the rows of a table that have one choice.
struct NamedDay {
  const DeclaredField* fact = nullptr;
  const DeclaredTable* table = nullptr;
  const DeclaredField* column = nullptr;  // of the choice
  const DeclaredField* day = nullptr;     // the first column of days
  std::string choice;

  std::string title() const { return fact != nullptr ? fact->title : choice; }
};

const DeclaredField* find_column_with(const DeclaredTable& table, const std::string& choice) {
  for (const DeclaredField& column : table.columns) {
    const bool has_it = std::any_of(column.choices.begin(), column.choices.end(),
                                    [&](const PlacedText& one) { return one.value == choice; });
    if (has_it) return &column;
  }
  return nullptr;
}

std::optional<NamedDay> find_named(const DeclaredFacts& declared, const std::string& name) {
  if (const DeclaredField* fact = declared.find_fact(name)) {
    if (fact->type.value != "date") return std::nullopt;
    return NamedDay{fact, nullptr, nullptr, nullptr, {}};
  }
  const size_t slash = name.find('/');
  if (slash == std::string::npos) return std::nullopt;
  NamedDay named;
  named.choice = name.substr(slash + 1);
  named.table = declared.find_table(name.substr(0, slash));
  if (named.table == nullptr) return std::nullopt;
  named.column = find_column_with(*named.table, named.choice);
  const auto day = std::find_if(named.table->columns.begin(), named.table->columns.end(),
                                [](const DeclaredField& column) { return column.type.value == "date"; });
  if (named.column == nullptr || day == named.table->columns.end()) return std::nullopt;
  named.day = &*day;
  return named;
}

struct StatedDay {
  Date day;
  Mark mark;
};

struct StatedDays {
  std::vector<StatedDay> all;  // earliest first
  bool are_readable = true;    // false: another one is stated, and is no day
};

void add_day(const StatedValue* stated, StatedDays& days) {
  if (stated == nullptr || stated->values.empty()) return;
  const auto day = parse_iso_date(stated->values.front().value);
  if (day && stated->values.size() == 1) {
    days.all.push_back({*day, stated->values.front().mark});
  } else {
    days.are_readable = false;
  }
}

StatedDays list_days(const StatedFacts& stated, const NamedDay& named) {
  StatedDays days;
  if (named.fact != nullptr) {
    add_day(stated.find_fact(named.fact->id.value), days);
    return days;
  }
  const StatedTable* table = stated.find_table(named.table->id.value);
  if (table == nullptr) return days;
  for (const StatedRow& row : table->rows) {
    const StatedValue* choice = row.find(named.column->id.value);
    const bool is_it =
        choice != nullptr && choice->values.size() == 1 && choice->values.front().value == named.choice;
    if (is_it) add_day(row.find(named.day->id.value), days);
  }
  std::stable_sort(days.all.begin(), days.all.end(),
                   [](const StatedDay& a, const StatedDay& b) { return a.day < b.day; });
  return days;
}

class DayRules {
 public:
  DayRules(const Plan& plan, const DeclaredFacts& declared, Diagnostics& problems)
      : plan_(plan), declared_(declared), problems_(problems) {}

  void check(const DayOrder& order) {
    const auto named = find_named(declared_, order.day.value);
    if (!named) return;
    const std::vector<StatedDay> days = list_days(plan_.stated, *named).all;
    std::optional<Earlier> last;
    bool is_last_known = true;
    for (const PlacedText& name : order.after) {
      const auto earlier = find_named(declared_, name.value);
      const auto [stated, are_readable] = earlier ? list_days(plan_.stated, *earlier) : StatedDays();
      is_last_known = is_last_known && are_readable;
      if (stated.empty()) continue;
      for (const StatedDay& day : days) {
        if (day.day < stated.front().day) tell_order(*named, day, {earlier->title(), stated.front().day});
      }
      if (!last || last->day < stated.back().day) last = Earlier{earlier->title(), stated.back().day};
    }
    if (!last || !is_last_known || !order.within_days || is_waived(order)) return;
    const Date due(std::chrono::sys_days(last->day) + std::chrono::days(order.within_days.value));
    for (const StatedDay& day : days) {
      if (day.day > due) tell_late(*named, day, *last, order.within_days.value, due);
    }
  }

 private:
  struct Earlier {
    std::string title;
    Date day;
  };

  bool is_waived(const DayOrder& order) const {
    const auto named = find_named(declared_, order.unless.value);
    if (!named) return false;
    const StatedDays days = list_days(plan_.stated, *named);
    return !days.all.empty() || !days.are_readable;
  }

  void tell_order(const NamedDay& named, const StatedDay& day, const Earlier& earlier) {
    problems_.push_back(warning_at(plan_, day.mark, "day-order",
                                   fmt::format("\"{}\" is dated {}, before \"{}\" on {}", named.title(),
                                               iso_date(day.day), earlier.title, iso_date(earlier.day)),
                                   "see which of the two days is right"));
  }

  void tell_late(const NamedDay& named, const StatedDay& day, const Earlier& earlier, uint32_t limit,
                 Date due) {
    problems_.push_back(
        warning_at(plan_, day.mark, "day-late",
                   fmt::format("\"{}\" is dated {}; that was due on {}, {} {} after \"{}\" on {}",
                               named.title(), iso_date(day.day), iso_date(due), limit,
                               limit == 1 ? "day" : "days", earlier.title, iso_date(earlier.day)),
                   "if the day is right, nothing is to be done; say beside it why it took longer"));
  }

  const Plan& plan_;
  const DeclaredFacts& declared_;
  Diagnostics& problems_;
};

}  // namespace

void check_day_orders(const Plan& plan, const Framework& framework, Diagnostics& problems) {
  if (plan.visibility == Visibility::withdrawn) return;
  DayRules rules(plan, framework.in_plan, problems);
  for (const DayOrder& order : framework.day_orders) rules.check(order);
}

void check_named_days(const Framework& framework, Diagnostics& problems) {
  const auto check = [&](const PlacedText& name) {
    if (!name || find_named(framework.in_plan, name.value)) return;
    problems.push_back(error_at(
        framework, name.mark, "unknown-day", fmt::format("the framework declares no day \"{}\"", name.value),
        "name a fact of the type date; or a table, a slash and a choice of its rows, such as "
        "approval-steps/Plan returned, where the table has a column of the type date"));
  };
  for (const DayOrder& order : framework.day_orders) {
    check(order.day);
    for (const PlacedText& name : order.after) check(name);
    check(order.unless);
  }
}

}  // namespace gazette
