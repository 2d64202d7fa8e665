#include "render/packet_plans.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

#include "model/due_facts.h"
#include "model/due_reports.h"
#include "model/plan_file.h"
#include "model/school_year.h"
#include "render/documents_then.h"
#include "render/framework_words.h"
#include "render/rating_views.h"
#include "render/report_period.h"
#include "render/sheet_views.h"
#include "render/standing_views.h"

namespace gazette {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

// How far ahead the last packet of a list looks for benchmarks.
constexpr days look_ahead{90};

// The newest word on one scale, and which report says it.
struct LatestRating {
  const PlacedText* words = nullptr;  // null: none
  const ReportThen* report = nullptr;
};

LatestRating find_latest(const std::vector<const ReportThen*>& reports, const std::string& initiative,
                         std::string_view scale) {
  LatestRating latest;
  for (const ReportThen* report : reports) {
    for (const Rating& rating : report->report->ratings) {
      if (rating.initiative.value == initiative && rating.on(scale)) latest = {&rating.on(scale), report};
    }
  }
  return latest;
}

std::string_view move_between(const RatingScale* scale, const std::string& now, const std::string& before) {
  if (now == before) return "same";
  const auto after = scale == nullptr ? std::nullopt : scale->find_step(now);
  const auto earlier = scale == nullptr ? std::nullopt : scale->find_step(before);
  if (!after || !earlier) return "changed";
  return *after < *earlier ? "up" : "down";
}

class PacketPlan {
 public:
  // `before`: the same at the meeting before. `number`: which of the packet's plans it is.
  PacketPlan(const RenderParts& parts, const Page& page, const Packet& packet, const DocumentsThen& then,
             const PlanThen& plan, const DocumentsThen& before, size_t number)
      : parts_(parts),
        page_(page),
        packet_(packet),
        plan_(plan),
        number_(number),
        framework_(parts.portal.shelf.find_framework(plan.plan->framework.value)),
        reports_(then.reports_on(plan)) {
    if (const PlanThen* same = before.find_plan(plan.plan->id.value))
      reports_before_ = before.reports_on(*same);
    for (const ReportThen& report : before.reports) known_before_.insert(report.place.document);
  }

  ViewRecord view() const {
    const Version& version = version_at(parts_, plan_.place);
    ViewRecord record;
    record.set("title", version.title).set("url", address_of(plan_.place));
    record.set("version", view_version_date(parts_, version)).set("school", view_school());
    record.set("school_year", plan_.plan->school_year.value);
    record.set("summary", text_or_nothing(plan_.plan->summary));
    record.set("approved_on", view_date(parts_, plan_.plan->approved_on));
    // Each plan of a packet speaks in the words of its own framework.
    const InterfaceWords& words =
        parts_.own_words == nullptr ? parts_.words : parts_.own_words->of(framework_);
    record.set("stands", words.text("packet.stands")).set("initiative", words.text("rating.initiative"));
    add_ratings(record);
    add_reports(record);
    add_benchmarks(record);
    return record;
  }

 private:
  std::string address_of(InForce place, std::string_view anchor = {}) const {
    std::string url =
        relative_url(page_.url, parts_.site.version_url(place.document, version_at(parts_, place)));
    if (!anchor.empty()) url += fmt::format("#{}", anchor);
    return url;
  }

  ViewValue view_school() const {
    const std::string_view folder = school_folder(plan_.plan->path);
    if (folder.empty()) return {};
    const School* school = parts_.portal.shelf.districts[page_.subject].district.find_school(folder);
    return school == nullptr ? std::string(folder) : school->name;
  }

  ViewRecord view_initiative(const Initiative& initiative) const {
    ViewRecord record;
    record.set("number", text_or_nothing(initiative.number.value)).set("title", name_of(initiative));
    record.set("url", address_of(plan_.place, fmt::format("_sheet-{}", initiative.id.value)));
    return record;
  }

  std::vector<std::string> list_scales_of_reports() const {
    Report all;
    for (const ReportThen* report : reports_)
      all.ratings.insert(all.ratings.end(), report->report->ratings.begin(), report->report->ratings.end());
    return list_scales(all, framework_);
  }

  // How many ratings moved how.
  struct Moves {
    size_t up = 0;
    size_t down = 0;
    size_t first = 0;
    void count(std::string_view moved) {
      up += moved == "up" ? 1 : 0;
      down += moved == "down" ? 1 : 0;
      first += moved == "first" ? 1 : 0;
    }
  };

  // {title, rating, before, moved, report}: each of the last four or nothing.
  ViewRecord view_cell(const Initiative& initiative, const std::string& scale, Moves& moves) const {
    const RatingScale* known = framework_ == nullptr ? nullptr : framework_->find_scale(scale);
    const LatestRating now = find_latest(reports_, initiative.id.value, scale);
    const LatestRating before = find_latest(reports_before_, initiative.id.value, scale);
    ViewRecord cell;
    cell.set("title", title_of_scale(parts_, framework_, scale));
    cell.set("rating", now.words == nullptr ? ViewValue() : view_rating(framework_, scale, *now.words));
    cell.set("before", before.words == nullptr ? ViewValue() : view_rating(framework_, scale, *before.words));
    cell.set("report",
             now.report == nullptr ? ViewValue() : ViewValue(short_title_of(parts_, *now.report->report)));
    cell.set("moved", ViewValue());
    if (now.words == nullptr) return cell;
    const std::string_view moved =
        before.words == nullptr ? "first" : move_between(known, now.words->value, before.words->value);
    moves.count(moved);
    return std::move(cell.set("moved", moved));
  }

  // `scale_titles`, `rows` (each an initiative with `lead`, `cells`), `up`, `down`, `first` (how many
  // ratings).
  void add_ratings(ViewRecord& record) const {
    const std::vector<std::string> scales = list_scales_of_reports();
    ViewList titles;
    for (const std::string& scale : scales) titles.emplace_back(title_of_scale(parts_, framework_, scale));
    Moves moves;
    ViewList rows;
    for (const Initiative& initiative : plan_.plan->initiatives) {
      ViewRecord row = view_initiative(initiative);
      row.set("lead", text_or_nothing(initiative.lead.value));
      ViewList cells;
      for (const std::string& scale : scales) cells.emplace_back(view_cell(initiative, scale, moves));
      row.set("cells", std::move(cells));
      rows.emplace_back(std::move(row));
    }
    record.set("has_scales", framework_ == nullptr || !framework_->scales.empty());
    record.set("scale_titles", std::move(titles)).set("rows", std::move(rows));
    record.set("up", moves.up).set("down", moves.down).set("first", moves.first);
    record.set("up_and_down", moves.up + moves.down);
  }

  ViewRecord view_report(const ReportThen& report) const {
    const Version& version = version_at(parts_, report.place);
    ViewRecord record;
    record.set("title", version.title).set("url", address_of(report.place));
    record.set("version", view_version_date(parts_, version));
    record.set("dated", view_date(parts_, report.report->dated));
    record.set("author", text_or_nothing(report.report->author.value));
    record.set("summary", text_or_nothing(report.report->summary));
    return record;
  }

  // What the newest report says of the whole.
  ViewList view_overall(const ReportThen& report) const {
    const Version& version = version_at(parts_, report.place);
    const Report whole = read_report_version(parts_.portal.history, version);
    const TextPlace place{page_.url, version.path, version.publication};
    ViewList list;
    for (const Narrative& narrative : whole.narratives) {
      if (narrative.about != Narrative::About::overall) continue;
      ViewValue text = view_section(parts_, place, whole, narrative.section, 5, fmt::format("r{}-", number_));
      if (!text.is_nothing()) list.push_back(std::move(text));
    }
    return list;
  }

  // `reports` (that came since the meeting before, newest first; the newest with `overall`), `missing`.
  void add_reports(ViewRecord& record) const {
    ViewList reports;
    for (auto report = reports_.rbegin(); report != reports_.rend(); ++report) {
      if (known_before_.contains((*report)->place.document)) continue;
      ViewRecord view = view_report(**report);
      view.set("overall", reports.empty() ? view_overall(**report) : ViewList());
      reports.emplace_back(std::move(view));
    }
    record.set("reports", std::move(reports)).set("missing", view_missing());
  }

  ViewList view_missing() const {
    ViewList missing;
    const auto first_year = parse_school_year(plan_.plan->school_year.value);
    if (framework_ == nullptr || !first_year) return missing;
    std::vector<const Report*> reports;
    for (const ReportThen* report : reports_) reports.push_back(report->report.get());
    for (const DueReport& due : list_due_reports(*framework_, *first_year, reports)) {
      if (!due.is_missing_on(packet_.day)) continue;
      ViewRecord record;
      record.set("title", framework_->reports[due.slot].title).set("date", parts_.words.date(due.due));
      record.set("period", period_text(parts_, due.from, due.to));
      missing.emplace_back(std::move(record));
    }
    return missing;
  }

  std::vector<DueFact> list_facts() const {
    if (framework_ == nullptr) return {};
    return list_due_facts(plan_.plan->stated, framework_->in_plan);
  }

  // As a stage is shown, by the table or the objective that it belongs to. No report rates it.
  ViewRecord view_due_fact(const DueFact& fact) const {
    const Objective* objective = plan_.plan->find_objective(fact.objective);
    ViewRecord above;
    const bool has_number = objective != nullptr && objective->number;
    above.set("number", has_number ? ViewValue(std::to_string(objective->number.value)) : ViewValue());
    above.set("title", objective == nullptr ? fact.title : objective->title.value);
    above.set("url", address_of(plan_.place));
    ViewRecord record;
    record.set("text", fact.name.empty() ? fact.title : fact.name).set("initiative", std::move(above));
    record.set("date", parts_.words.date(fact.day)).set("target", text_or_nothing(fact.target));
    record.set("state", ViewValue()).set("figure", ViewValue());
    return record;
  }

  // `benchmarks_due` since the meeting before, `benchmarks_next` until the meeting after.
  void add_benchmarks(ViewRecord& record) const {
    std::vector<const Report*> reports;
    for (const ReportThen* report : reports_) reports.push_back(report->report.get());
    const std::vector<StageStanding> all = list_standings(*plan_.plan, reports, packet_.day);
    const Date ahead(sys_days(packet_.day) + look_ahead);
    const Date last = packet_.after ? std::min(*packet_.after, ahead) : ahead;
    const auto is_since = [&](Date day) {
      return (!packet_.before || *packet_.before < day) && day <= packet_.day;
    };
    const auto is_next = [&](Date day) { return packet_.day < day && day <= last; };
    std::vector<std::pair<Date, ViewRecord>> rows;
    std::vector<StageStanding> counted;
    for (const StageStanding& one : all) {
      if (!one.due) continue;
      ViewRecord row = view_stage_standing(parts_, one);
      row.set("initiative", view_initiative(plan_.plan->initiatives[one.initiative]));
      if (is_since(*one.due)) counted.push_back(one);
      rows.emplace_back(*one.due, std::move(row));
    }
    for (const DueFact& fact : list_facts()) rows.emplace_back(fact.day, view_due_fact(fact));
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    ViewList due;
    ViewList next;
    for (auto& [day, row] : rows) {
      if (is_since(day))
        due.emplace_back(std::move(row));
      else if (is_next(day))
        next.emplace_back(std::move(row));
    }
    record.set("benchmark_counts", view_standing_counts(parts_, counted));
    record.set("benchmarks_due", std::move(due)).set("benchmarks_next", std::move(next));
    record.set("next_until", parts_.words.date(last));
  }

  const RenderParts& parts_;
  const Page& page_;
  const Packet& packet_;
  const PlanThen& plan_;
  const size_t number_;
  const Framework* framework_;
  std::vector<const ReportThen*> reports_;
  std::vector<const ReportThen*> reports_before_;
  std::set<DocumentNumber> known_before_;
};

}  // namespace

ViewList view_packet_plans(const RenderParts& parts, const Page& page, const Packet& packet,
                           DocumentWork& work) {
  const DocumentsThen then = list_documents_then(parts, page.subject, packet.day, work);
  const DocumentsThen before =
      packet.before ? list_documents_then(parts, page.subject, *packet.before, work) : DocumentsThen();
  ViewList list;
  std::set<std::string> seen;
  for (const PlanThen& plan : then.plans) {
    if (!seen.insert(std::string(school_folder(plan.plan->path))).second) continue;
    list.emplace_back(PacketPlan(parts, page, packet, then, plan, before, list.size()).view());
  }
  return list;
}

}  // namespace gazette
