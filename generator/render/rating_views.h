// How ratings and the state of benchmarks look: words, symbol and step, never color alone.
#pragma once

#include "render/render_parts.h"

namespace gazette {

// {name, symbol, step, meaning}: step 1 is the best; `is_known` false for words that aren't on the scale.
ViewValue view_rating(const Framework* framework, RatingKind kind, const PlacedText& words);
// {state: "partly-met", text}.
ViewValue view_benchmark_state(const RenderParts& parts, BenchmarkState state);

// Ratings at a glance: initiative by period, as a table. Empty where the plan has no ratings.
// {title, kind, reports: [{title, short_title, url}], rows: [{number, title, url, cells: [rating or
// nothing]}]} for each of the two scales.
ViewList view_ratings_at_a_glance(const RenderParts& parts, const Url& page, const ShelvedPlan& plan);

}  // namespace gazette
