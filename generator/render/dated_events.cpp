#include "render/dated_events.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "model/read_record.h"
#include "model/record_dates.h"
#include "model/record_file.h"
#include "render/framework_words.h"

namespace gazette {

namespace {

class EventLister {
 public:
  EventLister(const RenderParts& parts, const DocumentNames& names) : parts_(parts), names_(names) {}

  std::vector<DatedEvent> list() && {
    const PlanShelf& shelf = parts_.portal.shelf;
    for (PlanNumber i = 0; i < shelf.plans.size(); ++i) {
      add_reports(i);
      add_benchmarks(i);
      add_outcomes(i);
    }
    for (DistrictNumber i = 0; i < shelf.districts.size(); ++i) add_meetings(i);
    add_programs();
    std::stable_sort(events_.begin(), events_.end(), [](const DatedEvent& a, const DatedEvent& b) {
      return std::tie(a.date, a.key) < std::tie(b.date, b.key);
    });
    name_apart();
    return std::move(events_);
  }

 private:
  // Of the version in force.
  std::optional<Date> day_of(DocumentNumber document) const {
    if (!parts_.portal.history.has_versions) return std::nullopt;
    return parts_.portal.document(document).latest_text()->date;
  }

  DatedEvent start(EventOf kind, Date date, PlanNumber plan) const {
    const ShelvedPlan& of = parts_.portal.shelf.plans[plan];
    DatedEvent event;
    event.kind = kind;
    event.date = date;
    event.url = parts_.site.documents[of.document].url;
    event.district = of.district;
    event.plan = plan;
    event.published = day_of(of.document);
    return event;
  }

  void add_reports(PlanNumber number) {
    const PlanShelf& shelf = parts_.portal.shelf;
    const ShelvedPlan& plan = shelf.plans[number];
    const Framework* framework = shelf.framework_of(plan);
    const std::string& plan_title = parts_.portal.document(plan.document).versions.back().title;
    for (const DueReport& due : plan.due) {
      const CalendarReport& of = framework->reports[due.slot];
      DatedEvent event = start(EventOf::report, due.due, number);
      event.key = fmt::format("report {} {}", names_.of(plan.document), of.id.value);
      event.title = parts_.words.fill("event.report", {of.title});
      event.note = parts_.words.fill("event.report_note", {plan_title, parts_.words.date_text(due.from),
                                                           parts_.words.date_text(due.to)});
      if (due.report) {
        event.url = parts_.site.documents[shelf.reports[*due.report].document].url;
        event.published = day_of(shelf.reports[*due.report].document);
      }
      events_.push_back(std::move(event));
    }
  }

  void add_benchmarks(PlanNumber number) {
    const ShelvedPlan& plan = parts_.portal.shelf.plans[number];
    for (size_t i = 0; i < plan.plan.initiatives.size(); ++i) {
      const Initiative& initiative = plan.plan.initiatives[i];
      for (const std::vector<Benchmark>* list : initiative.all_benchmarks()) {
        for (const Benchmark& benchmark : *list) add_stages(number, i, benchmark);
      }
    }
  }

  void add_stages(PlanNumber number, size_t at, const Benchmark& benchmark) {
    const ShelvedPlan& plan = parts_.portal.shelf.plans[number];
    const Initiative& initiative = plan.plan.initiatives[at];
    for (const Stage& stage : benchmark.stages) {
      const auto day = exact_day(stage.due, stage.meant);
      if (!day) continue;
      DatedEvent event = start(EventOf::benchmark, *day, number);
      event.key = fmt::format("benchmark {} {} {} {}", names_.of(plan.document), initiative.id.value,
                              benchmark.id.value, iso_date(*day));
      event.title = parts_.words.fill("event.benchmark", {benchmark.text.value});
      event.note = stage.target.value.empty() ? std::string()
                                              : parts_.words.fill("event.target", {stage.target.value});
      event.url = parts_.site.initiatives[number][at];
      events_.push_back(std::move(event));
    }
  }

  void add_outcomes(PlanNumber number) {
    const ShelvedPlan& plan = parts_.portal.shelf.plans[number];
    for (const FinalOutcome& outcome : plan.plan.final_outcomes) {
      if (!outcome.due) continue;
      DatedEvent event = start(EventOf::outcome, outcome.due.value, number);
      event.key = fmt::format("outcome {} {}", names_.of(plan.document), outcome.id.value);
      event.title = parts_.words.fill("event.outcome", {outcome.text.value});
      event.note = outcome.target.value.empty() ? std::string()
                                                : parts_.words.fill("event.target", {outcome.target.value});
      events_.push_back(std::move(event));
    }
  }

  void add_meetings(DistrictNumber number) {
    const ShelvedDistrict& district = parts_.portal.shelf.districts[number];
    const AsOfDays& as_of = parts_.site.as_of;
    for (const CommitteeMeeting& meeting : district.district.meetings) {
      if (!meeting.date) continue;
      DatedEvent event;
      event.kind = EventOf::meeting;
      event.date = meeting.date.value;
      event.key = fmt::format("meeting {} {}", district.folder, iso_date(event.date));
      event.title = meeting.topic.empty() ? parts_.words.text("event.meeting")
                                          : parts_.words.fill("event.meeting_on", {meeting.topic});
      event.url = parts_.site.districts[number];
      event.district = number;
      const bool has_days = number < as_of.districts.size() && !as_of.districts[number].empty();
      if (has_days) event.published = as_of.districts[number].back();
      events_.push_back(std::move(event));
    }
  }

  void add_programs() {
    const PublicHistory& history = parts_.portal.history;
    for (DocumentNumber i = 0; i < history.documents.size(); ++i) {
      const PublicDocument& document = history.documents[i];
      const RecordFileRule* kind = find_record_file(history.settings, document.path);
      if (document.is_removed || kind == nullptr || kind->kind != "program") continue;
      const Version& version = *document.latest_text();
      const SourceValue& facts = *facts_of(history, version).map;
      for (const SourceValue* event : read_records(facts, "calendar")) {
        const PlacedDate from = read_date(*event, "from");
        const PlacedDate to = read_date(*event, "to");
        if (from && (!to || to.value == from.value))
          add_program_day(i, from.value, read_text(*event, "id").value, read_text(*event, "what").value, {});
      }
      for (const SourceValue* deadline : read_records(facts, "deadlines")) {
        const PlacedDate due = read_date(*deadline, "due");
        if (due)
          add_program_day(i, due.value, read_text(*deadline, "id").value, read_text(*deadline, "text").value,
                          {});
      }
      for (const SourceValue* part : read_records(facts, "districts")) add_cycles(i, facts, *part);
    }
  }

  // Of a district that takes part: what its cycles mean in days.
  void add_cycles(DocumentNumber document, const SourceValue& program, const SourceValue& district) {
    const std::string folder = read_text(district, "district").value;
    const std::vector<ShelvedDistrict>& districts = parts_.portal.shelf.districts;
    const auto found = std::find_if(districts.begin(), districts.end(),
                                    [&](const ShelvedDistrict& one) { return one.folder == folder; });
    if (found == districts.end()) return;
    for (const SourceValue* cycle : read_records(district, "cycles")) {
      for (const CycleDay& day : list_cycle_days(program, *cycle)) {
        const std::string what = day.title.empty() ? parts_.words.text("event.cycle_end") : day.title;
        add_program_day(
            document, day.date,
            fmt::format("{} {} {} {}", folder, read_text(*cycle, "id").value, day.week, day.title), what,
            static_cast<DistrictNumber>(found - districts.begin()));
      }
    }
  }

  void add_program_day(DocumentNumber document, Date date, const std::string& id, const std::string& what,
                       std::optional<DistrictNumber> district) {
    DatedEvent event;
    event.kind = EventOf::program;
    event.date = date;
    event.district = district;
    event.key = fmt::format("program {} {}", parts_.site.documents[document].url.text, id);
    event.title =
        parts_.words.fill("event.program", {parts_.portal.document(document).versions.back().title, what});
    event.url = parts_.site.documents[document].url;
    event.published = day_of(document);
    events_.push_back(std::move(event));
  }

  void name_apart() {
    std::set<std::string> taken;
    for (DatedEvent& event : events_) {
      const std::string key = event.key;
      for (int n = 2; !taken.insert(event.key).second; ++n) event.key = fmt::format("{} {}", key, n);
    }
  }

  const RenderParts& parts_;
  const DocumentNames& names_;
  std::vector<DatedEvent> events_;
};

}  // namespace

std::string_view name_of(EventOf kind) {
  switch (kind) {
    case EventOf::report:
      return "report due";
    case EventOf::meeting:
      return "meeting";
    case EventOf::benchmark:
      return "benchmark due";
    case EventOf::outcome:
      return "outcome due";
    case EventOf::program:
      return "program";
  }
  return {};
}

std::optional<Date> exact_day(const PlacedDate& date, const std::optional<WrittenTime>& meant) {
  if (date) return date.value;
  const bool is_day = meant && meant->unit == WrittenUnit::day && meant->first == meant->last;
  return is_day && !meant->is_tentative ? std::optional(meant->last) : std::nullopt;
}

bool has_dated_events(const PlanShelf& shelf, DistrictNumber district) {
  const ShelvedDistrict& of = shelf.districts[district];
  const auto has_day = [](const auto& one) { return static_cast<bool>(one.date); };
  if (std::any_of(of.district.meetings.begin(), of.district.meetings.end(), has_day)) return true;
  const auto has_stage = [](const Initiative& initiative) {
    for (const std::vector<Benchmark>* list : initiative.all_benchmarks()) {
      for (const Benchmark& benchmark : *list) {
        for (const Stage& stage : benchmark.stages) {
          if (exact_day(stage.due, stage.meant)) return true;
        }
      }
    }
    return false;
  };
  return std::any_of(shelf.plans.begin(), shelf.plans.end(), [&](const ShelvedPlan& plan) {
    if (plan.district != district) return false;
    if (!plan.due.empty()) return true;
    const auto& outcomes = plan.plan.final_outcomes;
    const auto& initiatives = plan.plan.initiatives;
    return std::any_of(outcomes.begin(), outcomes.end(),
                       [](const FinalOutcome& outcome) { return static_cast<bool>(outcome.due); }) ||
           std::any_of(initiatives.begin(), initiatives.end(), has_stage);
  });
}

std::vector<DatedEvent> list_dated_events(const RenderParts& parts, const DocumentNames& names) {
  return EventLister(parts, names).list();
}

}  // namespace gazette
