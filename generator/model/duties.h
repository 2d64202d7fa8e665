// Who does what when under a kind of plan: highlight discussions with their time limits, and the duties of
// each role. Read from its framework.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/placed.h"
#include "model/schema.h"

namespace gazette {

// Of highlight discussions. Limits that a framework doesn't name don't hold.
struct DiscussionRules {
  std::optional<std::chrono::month_day> from;  // they are held each month, from that of this day
  std::optional<std::chrono::month_day> to;    // to that of this one
  Placed<uint32_t> draft_days;                 // from the discussion to the draft of the minutes
  Placed<uint32_t> review_days;                // from the draft to the last report of a mistake in it
  Placed<uint32_t> final_days;                 // from the discussion to the final minutes
  Placed<uint32_t> whole_plan_months;          // within which each initiative is discussed

  bool holds(std::chrono::month month) const;
};

// What a duty belongs to.
enum class Occasion { ongoing, discussion, report, summative, day };

struct Duty {
  PlacedText id;
  std::string role;
  Occasion occasion = Occasion::ongoing;
  std::vector<unsigned> months;  // 1 to 12; none: those of the occasion
  std::string text;
  std::optional<std::chrono::month_day> due;  // of a day: which one, each year; none where it can't be read
  bool states_due = false;
  Placed<uint32_t> days_before;  // that day, the discussion, or the day on which the report is due
  Placed<uint32_t> days_after;

  bool holds(std::chrono::month month) const;
};

const RecordRule& discussions_rule();
const RecordRule& duty_rule();

DiscussionRules read_discussion_rules(const SourceValue& framework);
std::vector<Duty> read_duties(const SourceValue& framework);

}  // namespace gazette
