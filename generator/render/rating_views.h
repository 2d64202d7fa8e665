// How ratings and the state of benchmarks look: words, symbol and step, never color alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/render_parts.h"

namespace gazette {

// {name, symbol, step, meaning, tone, is_known}, or nothing for no words. Step 1 is the best. `symbol` and
// `meaning` may be empty. `tone` is "best", "good", "fair", "weak", or "none" for words that aren't on the
// scale, which have step 0.
ViewValue view_rating(const Framework* framework, std::string_view scale, const PlacedText& words);
// What readers call a scale, by its id.
std::string title_of_scale(const RenderParts& parts, const Framework* framework, std::string_view scale);
// [{id, title, rating}]: on each scale on which it is rated, in the order of the framework.
ViewList view_scales(const RenderParts& parts, const Framework* framework, const Rating& rating);
// {report: {title, url, short_title}, scales}: of the newest report that rates the initiative; nothing where
// none does.
ViewValue view_latest_rating(const RenderParts& parts, const Url& page, const ShelvedPlan& plan,
                             std::string_view initiative);
// {state: "partly-met", text}: in the report's own words, where they are others than the five of every plan.
ViewValue view_benchmark_state(const RenderParts& parts, const Framework* framework, BenchmarkState state,
                               const std::string& words);

// What a row of the table is about.
struct RatedInitiative {
  std::string id;
  std::string number;
  std::string title;
  ViewValue url;
};

// What a column of the table is about: a report that rates, or one that is missing.
struct RatingColumn {
  const Report* report = nullptr;
  std::string title;
  std::string short_title;
  ViewValue url;
  Date from{};
};

bool rates_on(const Report& report, std::string_view scale);
// One table; see below.
ViewRecord view_rating_table(const RenderParts& parts, const Framework* framework, std::string_view scale,
                             const std::vector<RatingColumn>& columns,
                             const std::vector<RatedInitiative>& initiatives);

// Ratings at a glance: initiative by report, a table for each scale. Empty where the plan has no
// ratings. Each has `title`, `meaning` (or nothing), `kind` (the id of the scale), `reports` (title,
// short_title, url; no url: it was due and is missing), `steps` (ratings: the legend), `rows` (number, title,
// url or nothing, cells, last_move: {moved, short_title} of the newest report that moved it, or nothing). A
// cell has `short_title` of its report, `is_missing`, `rating` or nothing, and
// `moved`: "up" or "down" since the last report that rated it, else nothing. An initiative that was rated and
// is no longer in the plan has a row without an address.
ViewList view_ratings_at_a_glance(const RenderParts& parts, const Url& page, const ShelvedPlan& plan);

}  // namespace gazette
