// How many stages of benchmarks were met, missed or never reported, and each of them: in words with a sign.
#pragma once

#include <vector>

#include "model/benchmark_standings.h"
#include "render/render_parts.h"

namespace gazette {

// {state: "partly-met", text}; of a report's own words, those.
ViewRecord view_standing(const RenderParts& parts, const StageStanding& of);
// {total, due, states: [{state, text, count}]}: how many there are, how many of them aren't still to come,
// and how many stand how, those that none stands left out.
ViewRecord view_standing_counts(const RenderParts& parts, const std::vector<StageStanding>& standings);
// The same of a plan as it is now; days by which something is to be done in its tables count with those.
ViewRecord view_benchmark_counts(const RenderParts& parts, const ShelvedPlan& plan);
// Of a plan as it is now, with what its reports say now.
std::vector<StageStanding> list_standings_now(const RenderParts& parts, const ShelvedPlan& plan);
// {text, date (or nothing), day, target, state, figure, measure, population}: each or nothing.
ViewRecord view_stage_standing(const RenderParts& parts, const StageStanding& of);

}  // namespace gazette
