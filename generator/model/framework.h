// A kind of plan, read from content/frameworks/<id>.yml: its levels and their limits, sections, scales,
// quarters and calendar of reports.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/duties.h"
#include "model/plan_document.h"

namespace gazette {

using MonthDay = std::chrono::month_day;

// What a benchmark's status means, whatever a framework calls it.
enum class BenchmarkState { met, partly_met, not_met, not_yet_due, no_data };
// "partly met".
std::string_view benchmark_state_name(BenchmarkState state);
std::optional<BenchmarkState> find_benchmark_state(std::string_view name);

struct FrameworkSection {
  PlacedText id;
  std::string title;  // the heading in the text
  std::string meaning;
  bool required = false;
};

// The items of the first or the second level of such plans.
struct FrameworkLevel {
  PlacedText id;      // "objective": the first level; "initiative": the second one
  std::string title;  // "Strategic objective"
  std::string one;    // in a sentence: "objective", "objectives"
  std::string other;
  Placed<uint32_t> at_least;
  Placed<uint32_t> usually_at_most;
  Placed<uint32_t> at_most;
  std::vector<FrameworkSection> sections;  // of the text of each item
  bool aligns = false;                     // each item serves one of another plan, and says which
  std::vector<PlacedText> titles;          // what the items are called; none: as authors like
};

struct BenchmarkType {
  PlacedText id;  // the key in plan or sheet, or the type in its list of benchmarks
  std::string title;
  std::string measures;  // the id of a scale; may be empty
  std::string meaning;
  std::string question;
  std::string frequency;
  Placed<uint32_t> at_least;  // how few of them a sheet has, or the plan, of its final outcomes
};

struct ScaleStep {
  PlacedText name;  // the exact words
  std::string meaning;
  std::string symbol;  // one character, or nothing
  std::string shown;   // what readers of another language see in its place; empty: the name

  const std::string& shown_name() const { return shown.empty() ? name.value : shown; }
};

struct RatingScale {
  PlacedText id;  // the key in a report's rating
  std::string title;
  std::string for_families;  // the title where families read it; may be empty
  std::string meaning;
  std::vector<ScaleStep> steps;  // best first

  std::optional<size_t> find_step(std::string_view name) const;
};

struct StatusWord {
  PlacedText name;  // the exact words
  std::optional<BenchmarkState> means;
  std::string shown;  // as of a step
};

// A quarter, or whatever the parts of such a plan's year are called.
struct Quarter {
  PlacedText id;  // as sheets write it
  std::optional<MonthDay> from;
  std::optional<MonthDay> to;

  // In whatever year. A quarter whose last day comes before its first runs over the new year.
  bool holds(Date day) const;
};

struct FrameworkReportKind {
  PlacedText id;         // "progress-report"
  std::string title;     // "Progress report"
  bool sums_up = false;  // the year as a whole: its time may overlap that of others
  std::vector<FrameworkSection> sections;
};

struct CalendarReport {
  PlacedText id;
  PlacedText kind;
  std::string title;
  std::optional<MonthDay> from;
  std::optional<MonthDay> to;
  std::optional<MonthDay> due;
};

// A fact, or a column of a table, that such plans state besides what all plans do.
struct DeclaredField {
  PlacedText id;
  std::string title;
  PlacedText type;  // text, texts, date, number, amount, flag, choice, school, objective
  bool required = false;
  std::vector<PlacedText> choices;
  std::string meaning;
  bool is_due = false;  // of a day: by which something is to be done
};

// How many rows of a table there may be for each value of a column: each objective of the plan, each choice,
// or each value that stands there.
struct RowsForEach {
  PlacedText column;
  Placed<uint32_t> at_least;
  Placed<uint32_t> at_most;
};

struct DeclaredTable {
  PlacedText id;
  std::string title;
  std::string meaning;
  std::vector<DeclaredField> columns;
  Placed<uint32_t> at_least;
  Placed<uint32_t> at_most;
  std::optional<RowsForEach> for_each;
  PlacedText one_row_for;  // the column of which each choice has one row: the table is a grid

  const DeclaredField* find_column(std::string_view column) const;
};

// A stated day comes after others, and by when. A day is named by the id of a fact, or by a table, a slash
// and the choice of the rows that state it.
struct DayOrder {
  PlacedText day;
  std::vector<PlacedText> after;
  Placed<uint32_t> within_days;  // of the last of them
  PlacedText unless;             // where that day is stated, the limit doesn't hold
};

// A table of figures by year: how much of what, for whom, and what it should come to. All but the tables are
// columns; `direction` and `unit` are of the table that says what is measured.
struct DeclaredSeries {
  PlacedText table;
  PlacedText of;   // the table whose rows say what is measured
  PlacedText row;  // names one of these rows by its id
  PlacedText direction;
  PlacedText unit;
  PlacedText group;
  PlacedText year;
  PlacedText value;
  PlacedText target;
};

// Each row says a part and the whole of which it is one, and perhaps their share in percent.
struct DeclaredShare {
  PlacedText table;
  PlacedText part;
  PlacedText whole;
  PlacedText share;
  Placed<uint32_t> at_most;  // percent
};

// Which level's documents state such facts: the plan, or each sheet.
struct DeclaredFacts {
  std::vector<DeclaredField> facts;
  std::vector<DeclaredTable> tables;
  std::vector<DeclaredSeries> series;
  std::vector<DeclaredShare> shares;

  const DeclaredField* find_fact(std::string_view fact_id) const;
  const DeclaredTable* find_table(std::string_view table_id) const;
};

// Each school with one of these designations must stand in that column.
struct SchoolCoverage {
  std::vector<PlacedText> designations;
  PlacedText table;
  PlacedText column;
};

// Who must have such a plan, by where they stand.
struct PlanRequirement {
  PlacedText whose;  // "district", "school", or "district of schools": of a school that stands so
  std::vector<PlacedText> designations;
  Placed<uint32_t> within_days;     // of the designation
  std::optional<MonthDay> due;      // of the calendar year in which the plan's first year begins
  std::vector<PlacedText> instead;  // ids of frameworks of which a plan does as well
};

struct Framework : PlanDocument {
  std::string kind_of_plan;
  Placed<uint32_t> years;  // how many school years such a plan may span
  PlacedDate from;         // in use from that day to this one
  PlacedDate to;
  bool has_letters = false;  // its sheet is a form, with a letter for each field
  std::vector<FrameworkLevel> levels;
  Placed<uint32_t> summary_words;
  std::vector<FrameworkSection> sections;
  std::vector<BenchmarkType> benchmark_types;
  Mark scales_mark;
  std::vector<RatingScale> scales;
  std::vector<StatusWord> statuses;  // without any, those that every framework has
  std::vector<Quarter> quarters;
  std::vector<FrameworkReportKind> report_kinds;
  std::vector<CalendarReport> reports;
  DiscussionRules discussions;
  std::vector<Duty> duties;
  DeclaredFacts in_plan;
  DeclaredFacts in_sheet;
  std::optional<SchoolCoverage> coverage;
  std::vector<PlanRequirement> requirements;
  std::vector<std::pair<std::string, std::string>> words;  // of the theme, by name, that it says otherwise
  // The same in further languages of the site, by language.
  std::vector<std::pair<std::string, std::vector<std::pair<std::string, std::string>>>> words_in;
  std::vector<FrameworkSection> minutes_sections;
  std::vector<DayOrder> day_orders;
  // What it calls ratings, scales and the like there, by language: its own words, and those in their place.
  std::vector<std::pair<std::string, std::vector<std::pair<PlacedText, std::string>>>> names_in;

  const FrameworkLevel* find_level(std::string_view level_id) const;
  const RatingScale* find_scale(std::string_view scale_id) const;
  const Quarter* find_quarter(std::string_view quarter_id) const;
  const FrameworkReportKind* find_report_kind(std::string_view kind) const;
  const BenchmarkType* find_benchmark_type(std::string_view type) const;
  // Such a report sums up a year.
  bool sums_up(std::string_view report_kind) const;
  // What the words of a report mean; nothing: no status of this framework.
  std::optional<BenchmarkState> find_status(std::string_view name) const;
  // A status as readers see it.
  const std::string& shown_status(const std::string& name) const;
  // What the level's items are called in a sentence: "objective", "initiatives".
  std::string one(std::string_view level_id) const;
  std::string other(std::string_view level_id) const;
};

Framework read_framework(const PlanFileText& file);

}  // namespace gazette
