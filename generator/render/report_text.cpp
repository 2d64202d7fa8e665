#include "render/report_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.h"
#include "render/outcome_views.h"
#include "render/rating_views.h"
#include "render/report_pages.h"
#include "render/report_period.h"
#include "render/report_rows.h"
#include "render/sheet_views.h"

namespace gazette {

namespace {

class ReportText {
 public:
  ReportText(const ReportSetting& setting, const TextPlace& place) : setting_(setting), place_(place) {
    for (std::string& scale : list_scales(setting.report, setting.framework)) {
      if (rates_on(setting.report, scale)) scales_.push_back(std::move(scale));
    }
  }

  ViewRecord view() {
    ViewRecord record;
    add_facts(record);
    gather();
    record.set("opening", view_opening()).set("overall", view_overall());
    ViewList groups;
    for (const Group& group : groups_) groups.emplace_back(view_group(group));
    record.set("objectives", std::move(groups));
    record.set("further", view_further());
    ViewList titles;
    for (const std::string& scale : scales_) titles.emplace_back(title_of(scale));
    record.set("scale_titles", std::move(titles));
    record.set("scales", view_scales()).set("lowest", view_lowest());
    add_moves(record);
    record.set("outcomes", view_outcomes_of_report(setting_))
        .set("standings", view_standings(setting_, scales_));
    const bool rates = setting_.framework == nullptr || !setting_.framework->scales.empty();
    record.set("rates", rates).set("unrated", rates ? view_unrated() : ViewList());
    record.set("has_ratings", !report().ratings.empty());
    return record;
  }

 private:
  // An initiative of the plan, or one that only the report speaks of.
  struct Row {
    std::string id;
    std::string anchor;
    const Initiative* initiative = nullptr;
    const Rating* rating = nullptr;
    std::vector<const Narrative*> narratives;
  };
  struct Group {
    std::string id;  // empty: of no objective
    const Objective* objective = nullptr;
    std::vector<const Narrative*> narratives;
    std::vector<Row> rows;
  };

  const Report& report() const { return setting_.report; }

  void add_facts(ViewRecord& record) const {
    const ReportPeriod& period = report().period;
    record.set("is_summative", sums_up(report(), setting_.framework));
    record.set("summary", text_or_nothing(report().summary));
    record.set("author", text_or_nothing(report().author.value));
    record.set("dated", view_date(setting_.parts, report().dated));
    record.set("period_from", view_date(setting_.parts, period.from));
    record.set("period_to", view_date(setting_.parts, period.to));
  }

  // Every objective and initiative of the plan in its order, then what the report speaks of besides.
  void gather() {
    if (setting_.plan != nullptr) {
      for (const Objective& objective : setting_.plan->objectives)
        groups_.push_back({objective.id.value, &objective, {}, {}});
      for (const Initiative& initiative : setting_.plan->initiatives)
        group_of(initiative.objective.value).rows.push_back({initiative.id.value, {}, &initiative, {}, {}});
    }
    for (const Rating& rating : report().ratings) row_of(rating.initiative.value, {}).rating = &rating;
    for (const BenchmarkStatus& status : report().benchmarks)
      if (status.initiative) row_of(status.initiative.value, {});
    for (const Narrative& narrative : report().narratives) {
      if (narrative.about == Narrative::About::objective) {
        if (!narrative.id.empty()) group_called(narrative.id).narratives.push_back(&narrative);
      } else if (narrative.about == Narrative::About::initiative) {
        row_of(narrative.id, narrative.objective).narratives.push_back(&narrative);
      }
    }
    std::stable_partition(groups_.begin(), groups_.end(),
                          [](const Group& group) { return !group.id.empty(); });
    name_anchors();
  }

  Group& group_called(const std::string& id) {
    for (Group& group : groups_) {
      if (group.id == id) return group;
    }
    return groups_.emplace_back(Group{id, nullptr, {}, {}});
  }

  // The group of an objective of the plan, or the one of those without.
  Group& group_of(const std::string& objective) {
    const bool is_known = std::any_of(groups_.begin(), groups_.end(), [&](const Group& group) {
      return group.objective != nullptr && group.id == objective;
    });
    return group_called(is_known ? objective : std::string());
  }

  Row& row_of(const std::string& id, const std::string& objective) {
    for (Group& group : groups_) {
      for (Row& row : group.rows) {
        if (row.id == id) return row;
      }
    }
    const Initiative* named = find_named(setting_, id);
    Group& group = objective.empty() ? group_of(named == nullptr ? "" : named->objective.value)
                                     : group_called(objective);
    return group.rows.emplace_back(Row{id, {}, named, nullptr, {}});
  }

  void name_anchors() {
    std::vector<std::string> taken;
    for (Group& group : groups_) {
      for (Row& row : group.rows) {
        row.anchor = fmt::format("initiative-{}", slugify(row.id));
        while (std::find(taken.begin(), taken.end(), row.anchor) != taken.end())
          row.anchor += fmt::format("-{}", taken.size());
        taken.push_back(row.anchor);
      }
    }
  }

  template <typename Do>
  void for_each_row(const Do& act) const {
    for (const Group& group : groups_) {
      for (const Row& row : group.rows) act(row);
    }
  }

  ViewValue view_part(uint32_t begin, uint32_t end, int top_level) const {
    return view_text(setting_.parts, place_, report().body, begin, end, top_level,
                     fmt::format("part-{}-", begin));
  }

  ViewValue view_opening() const {
    const Body& body = *report().body;
    if (body.nodes.empty()) return {};
    uint32_t end = 1;
    while (end < body.nodes[0].end && body.nodes[end].kind != NodeKind::heading) end = body.nodes[end].end;
    return view_part(1, end, 3);
  }

  ViewList view_overall() const {
    ViewList list;
    for (const Narrative& narrative : report().narratives) {
      if (narrative.about != Narrative::About::overall) continue;
      ViewValue text = view_part(narrative.section.begin, narrative.section.end, 3);
      if (!text.is_nothing()) list.push_back(std::move(text));
    }
    return list;
  }

  // Where the narrative ends and the next one begins that stands by itself.
  uint32_t end_of(const Narrative& narrative) const {
    const Body& body = *report().body;
    const BodySection& section = narrative.section;
    const bool holds_others = narrative.about == Narrative::About::objective || section.level == 1;
    uint32_t end = section.begin;
    while (end < section.end) {
      const Node& node = body.nodes[end];
      if (holds_others && node.kind == NodeKind::heading && node.detail <= 3) break;
      end = node.end;
    }
    return end;
  }

  ViewList view_narratives(const std::vector<const Narrative*>& narratives, int top_level) const {
    ViewList list;
    for (const Narrative* narrative : narratives) {
      ViewValue text = view_part(narrative->section.begin, end_of(*narrative), top_level);
      if (!text.is_nothing()) list.push_back(std::move(text));
    }
    return list;
  }

  // Parts of the text that are about nothing known: nothing that was written is left out.
  ViewList view_further() const {
    ViewList list;
    uint32_t shown = 0;
    for (const Narrative& narrative : report().narratives) {
      const uint32_t end = end_of(narrative);
      if (narrative.about == Narrative::About::misplaced && shown <= narrative.section.begin) {
        ViewRecord record;
        record.set("title", narrative.section.heading);
        record.set("text", view_part(narrative.section.begin, end, 3));
        list.emplace_back(std::move(record));
      }
      shown = std::max(shown, end);
    }
    return list;
  }

  ViewRecord view_name(const Row& row) const {
    ViewRecord record;
    const bool is_named = row.initiative != nullptr;
    record.set("number", is_named ? text_or_nothing(row.initiative->number.value) : ViewValue());
    record.set("title", is_named ? name_of(*row.initiative) : row.id).set("anchor", row.anchor);
    return record;
  }

  ViewRecord view_row(const Row& row) const {
    ViewRecord record = view_name(row);
    const bool is_named = row.initiative != nullptr;
    record.set("lead", is_named ? text_or_nothing(row.initiative->lead.value) : ViewValue());
    record.set("url", find(&ReportSurroundings::addresses, row.id)).set("is_rated", row.rating != nullptr);
    record.set("scales", view_scales_of(row));
    ViewList evidence;
    for (size_t i = 0; row.rating != nullptr && i < row.rating->evidence.size(); ++i)
      evidence.emplace_back(row.rating->evidence[i].value);
    record.set("evidence", std::move(evidence));
    record.set("correction", row.rating == nullptr ? ViewValue() : view_correction(setting_, *row.rating));
    record.set("correction_url", find(&ReportSurroundings::corrections, row.id));
    record.set("benchmarks", view_benchmark_statuses(setting_, row.id));
    record.set("changes_after", view_changes_after(setting_, row.id))
        .set("texts", view_narratives(row.narratives, 4));
    return record;
  }

  ViewValue find(std::map<std::string, ViewValue> ReportSurroundings::* values, const std::string& id) const {
    const auto* known = setting_.surroundings == nullptr ? nullptr : &(setting_.surroundings->*values);
    return known == nullptr || !known->contains(id) ? ViewValue() : known->at(id);
  }

  ViewRecord view_group(const Group& group) const {
    ViewRecord record;
    const Objective* objective = group.objective;
    const bool has_number = objective != nullptr && objective->number;
    record.set("number", has_number ? ViewValue(static_cast<size_t>(objective->number.value)) : ViewValue());
    const bool has_title = objective != nullptr && !objective->title.value.empty();
    record.set("title", text_or_nothing(has_title ? objective->title.value : group.id));
    record.set("lead", objective == nullptr ? ViewValue() : text_or_nothing(objective->lead.value));
    record.set("texts", view_narratives(group.narratives, 4));
    ViewList rows;
    for (const Row& row : group.rows) rows.emplace_back(view_row(row));
    record.set("initiatives", std::move(rows));
    return record;
  }

  // [{id, title, move}]: of every scale on which the report rates anything.
  ViewList view_scales_of(const Row& row) const {
    ViewList list;
    for (const std::string& scale : scales_) {
      ViewRecord record;
      record.set("id", scale).set("title", title_of(scale));
      record.set("move", view_move(setting_, scale, row.rating, row.id));
      list.emplace_back(std::move(record));
    }
    return list;
  }

  std::string title_of(const std::string& scale) const {
    return title_of_scale(setting_.parts, setting_.framework, scale);
  }

  const RatingScale* scale_of(const std::string& scale) const {
    return setting_.framework == nullptr ? nullptr : setting_.framework->find_scale(scale);
  }

  // How many initiatives stand on each step, best first; words that aren't on the scale come last.
  ViewList view_scales() const {
    ViewList scales;
    for (const std::string& id : scales_) {
      const RatingScale* scale = scale_of(id);
      std::vector<PlacedText> steps;
      if (scale != nullptr) {
        for (const ScaleStep& step : scale->steps) steps.push_back(step.name);
      }
      std::vector<size_t> counts(steps.size());
      size_t total = 0;
      size_t rated = 0;
      for_each_row([&](const Row& row) {
        ++total;
        if (row.rating == nullptr || row.rating->on(id).value.empty()) return;
        ++rated;
        const PlacedText& words = row.rating->on(id);
        const auto known = std::find_if(steps.begin(), steps.end(),
                                        [&](const PlacedText& step) { return step.value == words.value; });
        const auto at = static_cast<size_t>(known - steps.begin());
        if (known == steps.end()) {
          steps.push_back(words);
          counts.push_back(0);
        }
        ++counts[at];
      });
      if (rated == 0) continue;
      scales.emplace_back(view_rated_scale(setting_, id, steps, counts, {total, rated}));
    }
    return scales;
  }

  bool is_worst(const std::string& id, const Rating& rating) const {
    const RatingScale* scale = scale_of(id);
    if (scale == nullptr || scale->steps.size() < 2) return false;
    return scale->find_step(rating.on(id).value) == scale->steps.size() - 1;
  }

  // Those on the last step of a scale, each with what it was rated there.
  ViewList view_lowest() const {
    ViewList list;
    for_each_row([&](const Row& row) {
      if (row.rating == nullptr) return;
      ViewList ratings;
      for (const std::string& scale : scales_) {
        if (is_worst(scale, *row.rating))
          ratings.push_back(view_rating(setting_.framework, scale, row.rating->on(scale)));
      }
      if (ratings.empty()) return;
      ViewRecord record = view_name(row);
      record.set("ratings", std::move(ratings));
      list.emplace_back(std::move(record));
    });
    return list;
  }

  Move move_of(const Row& row, const std::string& scale) const {
    const auto& before = setting_.surroundings->before;
    const auto found = before.find(row.id);
    if (row.rating == nullptr || found == before.end()) return Move::none;
    const EarlierRating& earlier = found->second;
    return find_move(setting_, scale, row.rating->on(scale), earlier.on(scale));
  }

  // What isn't what it was when it was last rated, and how many ratings went which way.
  void add_moves(ViewRecord& record) const {
    ViewList list;
    size_t up = 0;
    size_t down = 0;
    for_each_row([&](const Row& row) {
      if (setting_.surroundings == nullptr) return;
      ViewList lines;
      for (const std::string& scale : scales_) {
        const Move move = move_of(row, scale);
        if (move != Move::up && move != Move::down && move != Move::changed) continue;
        up += move == Move::up ? 1 : 0;
        down += move == Move::down ? 1 : 0;
        ViewRecord line;
        line.set("title", title_of(scale)).set("move", view_move(setting_, scale, row.rating, row.id));
        lines.emplace_back(std::move(line));
      }
      if (lines.empty()) return;
      ViewRecord view = view_name(row);
      view.set("lines", std::move(lines));
      list.emplace_back(std::move(view));
    });
    record.set("moves", std::move(list)).set("up", up).set("down", down);
    const bool compares = setting_.surroundings != nullptr && !setting_.surroundings->before.empty();
    record.set("report_before",
               compares ? text_or_nothing(setting_.surroundings->report_before) : ViewValue());
  }

  // Of the plan, and without a rating in this report.
  ViewList view_unrated() const {
    ViewList list;
    for_each_row([&](const Row& row) {
      const bool is_rated = row.rating != nullptr && !row.rating->scales.empty();
      if (!is_rated && row.initiative != nullptr) list.emplace_back(view_name(row));
    });
    return list;
  }

  const ReportSetting& setting_;
  const TextPlace& place_;
  std::vector<std::string> scales_;  // on which it rates anything
  std::vector<Group> groups_;
};

}  // namespace

ViewRecord view_report(const RenderParts& parts, const TextPlace& place, const Report& report,
                       const Plan* plan, const Framework* framework, const ReportSurroundings* surroundings) {
  const ReportSetting setting{parts, report, plan, framework, surroundings};
  return ReportText(setting, place).view();
}

ViewRecord view_report_text(const RenderParts& parts, const TextPlace& place, const Report& report,
                            const Plan* plan, const Framework* framework) {
  return view_report(parts, place, report, plan, framework, nullptr);
}

}  // namespace gazette
