// A kind of plan, read from content/frameworks/<id>.yml: its levels and their limits, sections, scales,
// quarters and calendar of reports.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/duties.h"
#include "model/plan_document.h"

namespace gazette {

using MonthDay = std::chrono::month_day;

enum class ReportKind { progress, summative };
enum class RatingKind { process, performance };

// The objectives or the initiatives of such plans.
struct FrameworkLevel {
  PlacedText id;      // "objective" or "initiative"
  std::string title;  // "Strategic objective"
  std::string one;    // in a sentence: "objective", "objectives"
  std::string other;
  Placed<uint32_t> at_least;
  Placed<uint32_t> usually_at_most;
  Placed<uint32_t> at_most;
};

struct FrameworkSection {
  PlacedText id;
  std::string title;  // the heading in the plan
  std::string meaning;
  bool required = false;
};

struct BenchmarkType {
  PlacedText id;  // the key in plan or sheet
  std::string title;
  RatingKind measures = RatingKind::performance;
  std::string meaning;
  std::string question;
  std::string frequency;
};

struct ScaleStep {
  PlacedText name;  // the exact words
  std::string meaning;
  std::string symbol;  // one character, or nothing
};

struct RatingScale {
  PlacedText id;
  RatingKind kind = RatingKind::process;
  std::string title;
  std::string meaning;
  std::vector<ScaleStep> steps;  // best first

  std::optional<size_t> find_step(std::string_view name) const;
};

struct Quarter {
  PlacedText id;  // as sheets write it
  std::optional<MonthDay> from;
  std::optional<MonthDay> to;

  // In whatever year. A quarter whose last day comes before its first runs over the new year.
  bool holds(Date day) const;
};

struct CalendarReport {
  PlacedText id;
  ReportKind kind = ReportKind::progress;
  std::string title;
  std::optional<MonthDay> from;
  std::optional<MonthDay> to;
  std::optional<MonthDay> due;
};

struct Framework : PlanDocument {
  std::string kind_of_plan;
  PlacedDate from;  // in use from that day to this one
  PlacedDate to;
  std::vector<FrameworkLevel> levels;
  Placed<uint32_t> summary_words;
  std::vector<FrameworkSection> sections;
  std::vector<BenchmarkType> benchmark_types;
  Mark scales_mark;
  std::vector<RatingScale> scales;
  std::vector<PlacedText> benchmark_statuses;
  std::vector<Quarter> quarters;
  std::vector<CalendarReport> reports;
  DiscussionRules discussions;
  std::vector<Duty> duties;

  const FrameworkLevel* find_level(std::string_view level_id) const;
  const RatingScale* find_scale(RatingKind kind) const;
  const Quarter* find_quarter(std::string_view quarter_id) const;
};

Framework read_framework(const PlanFileText& file);

}  // namespace gazette
