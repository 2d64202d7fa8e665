// What a report says of one initiative: its ratings beside those before, its benchmarks.
#pragma once

#include "render/register_pages.h"
#include "render/report_text.h"

namespace gazette {

struct ReportSetting {
  const RenderParts& parts;
  const Report& report;
  const Plan* plan = nullptr;            // the one it measures; null: it isn't public
  const Framework* framework = nullptr;  // null: it isn't known
  const ReportSurroundings* surroundings = nullptr;
};

// How a rating stands to the one before. The first report on a plan has none to stand to.
enum class Move { none, first, same, up, down, changed };
// {rating, before, moved}: both ratings, or nothing; `moved` is "first", "same", "up", "down" or "changed"
// (where one of the two isn't on the scale), or nothing where it isn't known or there is no rating.
ViewRecord view_move(const ReportSetting& setting, std::string_view scale, const Rating* rating,
                     const std::string& initiative);
Move find_move(const ReportSetting& setting, std::string_view scale, const PlacedText& now,
               const PlacedText& before);

// Why it was corrected: of a report in force as the register tells it, else as that version says.
template <typename Reported>
ViewValue view_correction(const ReportSetting& setting, const Reported& reported) {
  if (setting.surroundings == nullptr) return text_or_nothing(reported.correction_reason);
  return view_reason_of_correction(setting.parts, setting.surroundings->document, reported);
}

// What was due and how it stands, by due date: [{text, type, measure, population, day, target, state, figure,
// dated, changes_after}]. `changes_after`: as view_stage_changes has it. `state` is nothing where a stage
// fell due in the report's period and the report doesn't say how it stands; only reports in force say that.
ViewList view_benchmark_statuses(const ReportSetting& setting, const std::string& initiative);

// What else changed in the initiative after the report, as view_initiative_changes has it.
ViewValue view_changes_after(const ReportSetting& setting, const std::string& initiative);

struct RatedCount {
  size_t total = 0;
  size_t rated = 0;
};
// {kind, title, meaning, steps: [{rating, count}], total, unrated}: how many stand on which step of a scale.
ViewRecord view_rated_scale(const ReportSetting& setting, const std::string& scale,
                            const std::vector<PlacedText>& steps, const std::vector<size_t>& counts,
                            RatedCount of);

// The initiative in the plan that was measured, else in the current one; may be null.
const Initiative* find_named(const ReportSetting& setting, const std::string& initiative);

}  // namespace gazette
