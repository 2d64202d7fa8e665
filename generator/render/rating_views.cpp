#include "render/rating_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "render/report_period.h"
#include "render/sheet_views.h"

namespace gazette {

namespace {

// A scale of any length in four tones, so that a theme needs no more.
std::string_view tone_of(size_t step, size_t count) {
  static constexpr std::array<std::string_view, 4> tones = {"best", "good", "fair", "weak"};
  return count < 2 ? tones[0] : tones[(step * 3 + (count - 1) / 2) / (count - 1)];
}

ViewRecord view_step(const RatingScale& scale, size_t step) {
  ViewRecord record;
  record.set("name", scale.steps[step].shown_name()).set("symbol", scale.steps[step].symbol);
  record.set("step", step + 1).set("meaning", scale.steps[step].meaning);
  record.set("tone", tone_of(step, scale.steps.size())).set("is_known", true);
  return record;
}

ViewRecord view_unknown(const std::string& words) {
  ViewRecord record;
  record.set("name", words).set("symbol", "").set("step", 0).set("meaning", "");
  record.set("tone", "none").set("is_known", false);
  return record;
}

ViewRecord view_words(const RatingScale* scale, const std::string& words) {
  const auto step = scale == nullptr ? std::nullopt : scale->find_step(words);
  return step ? view_step(*scale, *step) : view_unknown(words);
}

const RatingScale* scale_of(const Framework* framework, std::string_view scale) {
  return framework == nullptr ? nullptr : framework->find_scale(scale);
}

// Those of its framework, then what else its reports rate on.
std::vector<std::string> list_scales_of_plan(const PlanShelf& shelf, const ShelvedPlan& plan) {
  Report all;
  for (const ReportNumber number : plan.reports) {
    const std::vector<Rating>& ratings = shelf.reports[number].report.ratings;
    all.ratings.insert(all.ratings.end(), ratings.begin(), ratings.end());
  }
  return list_scales(all, shelf.framework_of(plan));
}

std::vector<RatedInitiative> list_rated_initiatives(const RenderParts& parts, const Url& page,
                                                    const ShelvedPlan& plan) {
  const PlanShelf& shelf = parts.portal.shelf;
  const PlanNumber number = shelf.find_plan(plan.document).value_or(0);
  std::vector<RatedInitiative> list;
  for (size_t i = 0; i < plan.plan.initiatives.size(); ++i) {
    const Initiative& initiative = plan.plan.initiatives[i];
    list.push_back({initiative.id.value, initiative.number.value, name_of(initiative),
                    relative_url(page, parts.site.initiatives[number][i])});
  }
  for (const ReportNumber report : plan.reports) {
    for (const Rating& rating : shelf.reports[report].report.ratings) {
      const std::string& id = rating.initiative.value;
      if (std::any_of(list.begin(), list.end(), [&](const auto& row) { return row.id == id; })) continue;
      // The plan has dropped it since: the version that the report measured still has its name.
      const PublicDocument& document = parts.portal.document(plan.document);
      const Version& version = document.versions[shelf.reports[report].measured_version];
      const Plan measured = version.has_text() ? read_plan_version(parts.portal.history, version) : Plan();
      const Initiative* dropped = measured.find_initiative(id);
      list.push_back({id, dropped != nullptr ? dropped->number.value : std::string(),
                      dropped != nullptr ? name_of(*dropped) : id, ViewValue()});
    }
  }
  return list;
}

RatingColumn column_of(const RenderParts& parts, const Url& page, ReportNumber number) {
  const ShelvedReport& report = parts.portal.shelf.reports[number];
  return {&report.report, parts.portal.document(report.document).versions.back().title,
          short_title_of(parts, report.report), relative_url(page, parts.site.documents[report.document].url),
          report.report.period.from.value};
}

// By the time they cover. Without reports that rate nothing on this scale.
std::vector<RatingColumn> list_columns(const RenderParts& parts, const Url& page, const ShelvedPlan& plan,
                                       std::string_view scale) {
  const PlanShelf& shelf = parts.portal.shelf;
  std::vector<RatingColumn> columns;
  for (const ReportNumber number : plan.reports) {
    if (rates_on(shelf.reports[number].report, scale)) columns.push_back(column_of(parts, page, number));
  }
  const auto& today = parts.portal.history.build_date;
  if (columns.empty() || !today) return columns;
  for (const DueReport& due : plan.due) {
    if (!due.is_missing_on(*today)) continue;
    const auto after = std::find_if(columns.begin(), columns.end(),
                                    [&](const RatingColumn& column) { return column.from > due.from; });
    columns.insert(after, {nullptr, shelf.framework_of(plan)->reports[due.slot].title,
                           period_text(parts, due.from, due.to), ViewValue(), due.from});
  }
  return columns;
}

ViewList view_heads(const std::vector<RatingColumn>& columns) {
  ViewList heads;
  for (const RatingColumn& column : columns) {
    ViewRecord head;
    head.set("title", column.title).set("url", column.url).set("short_title", column.short_title);
    heads.emplace_back(std::move(head));
  }
  return heads;
}

const Rating* find_rating(const Report& report, std::string_view initiative) {
  for (const Rating& rating : report.ratings) {
    if (rating.initiative.value == initiative) return &rating;
  }
  return nullptr;
}

ViewList view_cells(const std::vector<RatingColumn>& columns, std::string_view initiative,
                    const RatingScale* scale, std::string_view scale_id) {
  ViewList cells;
  std::optional<size_t> before;
  for (const RatingColumn& column : columns) {
    ViewRecord cell;
    cell.set("short_title", column.short_title).set("is_missing", column.report == nullptr);
    cell.set("rating", ViewValue()).set("moved", ViewValue());
    const Rating* rating = column.report == nullptr ? nullptr : find_rating(*column.report, initiative);
    if (rating != nullptr && !rating->on(scale_id).value.empty()) {
      const std::string& words = rating->on(scale_id).value;
      const auto step = scale == nullptr ? std::nullopt : scale->find_step(words);
      cell.set("rating", view_words(scale, words));
      if (step && before && *step != *before) cell.set("moved", *step < *before ? "up" : "down");
      before = step;
    }
    cells.emplace_back(std::move(cell));
  }
  return cells;
}

// {moved, short_title}: how the newest rating that moved did, and in which report; nothing where none did.
ViewValue find_last_move(const ViewList& cells) {
  for (auto cell = cells.rbegin(); cell != cells.rend(); ++cell) {
    const auto& record = *std::get<ViewValue::Record>(cell->storage());
    if (record.find("moved")->is_nothing()) continue;
    ViewRecord move;
    move.set("moved", *record.find("moved")).set("short_title", *record.find("short_title"));
    return move;
  }
  return {};
}

}  // namespace

ViewValue view_rating(const Framework* framework, std::string_view scale, const PlacedText& words) {
  if (words.value.empty()) return {};
  return view_words(scale_of(framework, scale), words.value);
}

std::string title_of_scale(const RenderParts& parts, const Framework* framework, std::string_view scale) {
  const RatingScale* known = scale_of(framework, scale);
  if (known != nullptr && !known->title.empty()) return known->title;
  const bool is_ours = scale == "process" || scale == "performance";
  return is_ours ? parts.words.text(fmt::format("rating.{}", scale)) : std::string(scale);
}

ViewList view_scales(const RenderParts& parts, const Framework* framework, const Rating& rating) {
  Report of_one;
  of_one.ratings.push_back(rating);
  ViewList list;
  for (const std::string& scale : list_scales(of_one, framework)) {
    ViewValue view = view_rating(framework, scale, rating.on(scale));
    if (view.is_nothing()) continue;
    ViewRecord record;
    record.set("id", scale).set("title", title_of_scale(parts, framework, scale));
    record.set("rating", std::move(view));
    list.emplace_back(std::move(record));
  }
  return list;
}

ViewValue view_latest_rating(const RenderParts& parts, const Url& page, const ShelvedPlan& plan,
                             std::string_view initiative) {
  const PlanShelf& shelf = parts.portal.shelf;
  const std::vector<RatingInReport> ratings = shelf.list_ratings(plan, initiative);
  if (ratings.empty()) return {};
  const Framework* framework = shelf.framework_of(plan);
  const ShelvedReport& report = shelf.reports[ratings.back().report];
  ViewRecord link = view_link(page, parts.portal.document(report.document).versions.back().title,
                              parts.site.documents[report.document].url);
  link.set("short_title", short_title_of(parts, report.report));
  ViewRecord record;
  record.set("report", std::move(link));
  record.set("scales", view_scales(parts, framework, *ratings.back().rating));
  return record;
}

ViewValue view_benchmark_state(const RenderParts& parts, const Framework* framework, BenchmarkState state,
                               const std::string& words) {
  std::string name(benchmark_state_name(state));
  ViewRecord record;
  std::replace(name.begin(), name.end(), ' ', '_');
  std::string key = "rating.state.";
  key += name;
  std::replace(name.begin(), name.end(), '_', '-');
  const bool has_own_words = !words.empty() && !find_benchmark_state(words);
  record.set("state", name);
  if (!has_own_words) return std::move(record.set("text", parts.words.text(key)));
  return std::move(record.set("text", framework == nullptr ? words : framework->shown_status(words)));
  return record;
}

bool rates_on(const Report& report, std::string_view scale) {
  return std::any_of(report.ratings.begin(), report.ratings.end(),
                     [&](const Rating& rating) { return !rating.on(scale).value.empty(); });
}

ViewRecord view_rating_table(const RenderParts& parts, const Framework* framework, std::string_view scale_id,
                             const std::vector<RatingColumn>& columns,
                             const std::vector<RatedInitiative>& initiatives) {
  const RatingScale* scale = scale_of(framework, scale_id);
  ViewRecord table;
  table.set("kind", scale_id).set("title", title_of_scale(parts, framework, scale_id));
  table.set("meaning", text_or_nothing(scale != nullptr ? scale->meaning : std::string()));
  ViewList steps;
  for (size_t step = 0; scale != nullptr && step < scale->steps.size(); ++step)
    steps.emplace_back(view_step(*scale, step));
  table.set("steps", std::move(steps));
  table.set("reports", view_heads(columns));
  ViewList rows;
  for (const RatedInitiative& initiative : initiatives) {
    ViewRecord row;
    row.set("number", text_or_nothing(initiative.number)).set("title", initiative.title);
    row.set("url", initiative.url);
    ViewList cells = view_cells(columns, initiative.id, scale, scale_id);
    row.set("last_move", find_last_move(cells)).set("cells", std::move(cells));
    rows.emplace_back(std::move(row));
  }
  table.set("rows", std::move(rows));
  return table;
}

ViewList view_ratings_at_a_glance(const RenderParts& parts, const Url& page, const ShelvedPlan& plan) {
  const Framework* framework = parts.portal.shelf.framework_of(plan);
  ViewList tables;
  std::vector<RatedInitiative> initiatives;
  for (const std::string& scale : list_scales_of_plan(parts.portal.shelf, plan)) {
    const std::vector<RatingColumn> columns = list_columns(parts, page, plan, scale);
    if (columns.empty()) continue;
    if (initiatives.empty()) initiatives = list_rated_initiatives(parts, page, plan);
    tables.emplace_back(view_rating_table(parts, framework, scale, columns, initiatives));
  }
  return tables;
}

}  // namespace gazette
