#include "render/dated_events.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "model/due_facts.h"
#include "render/program_events.h"

namespace gazette {

namespace {

// A certain day that these words mean, if they mean one.
std::optional<Date> exact_day(const PlacedDate& date, const std::optional<WrittenTime>& meant) {
  if (date) return date.value;
  const bool is_day = meant && meant->unit == WrittenUnit::day && meant->first == meant->last;
  return is_day && !meant->is_tentative ? std::optional(meant->last) : std::nullopt;
}

std::optional<Date> exact_day(const Plan& plan, const FinalOutcome& outcome) {
  return exact_day(outcome.due, read_meant(outcome.when, year_of_plan(plan.school_year.value)));
}

std::vector<DueFact> list_facts(const PlanShelf& shelf, const ShelvedPlan& plan) {
  const Framework* framework = shelf.framework_of(plan);
  return framework == nullptr ? std::vector<DueFact>() : list_due_facts(plan.plan.stated, framework->in_plan);
}

class EventLister {
 public:
  EventLister(const RenderParts& parts, const DocumentNames& names) : parts_(parts), names_(names) {}

  std::vector<DatedEvent> list() && {
    const PlanShelf& shelf = parts_.portal.shelf;
    for (PlanNumber i = 0; i < shelf.plans.size(); ++i) {
      add_reports(i);
      add_benchmarks(i);
      add_outcomes(i);
      add_facts(i);
    }
    for (DistrictNumber i = 0; i < shelf.districts.size(); ++i) add_meetings(i);
    for (DatedEvent& event : list_program_events(parts_)) events_.push_back(std::move(event));
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
      const auto day = exact_day(plan.plan, outcome);
      if (!day) continue;
      DatedEvent event = start(EventOf::outcome, *day, number);
      event.key = fmt::format("outcome {} {}", names_.of(plan.document), outcome.id.value);
      event.title = parts_.words.fill("event.outcome", {outcome.text.value});
      event.note = outcome.target.value.empty() ? std::string()
                                                : parts_.words.fill("event.target", {outcome.target.value});
      events_.push_back(std::move(event));
    }
  }

  // Of plans whose benchmarks stand in a table.
  void add_facts(PlanNumber number) {
    const ShelvedPlan& plan = parts_.portal.shelf.plans[number];
    for (const DueFact& due : list_facts(parts_.portal.shelf, plan)) {
      DatedEvent event = start(EventOf::benchmark, due.day, number);
      event.key = fmt::format("fact {} {}", names_.of(plan.document), due.id);
      event.title = parts_.words.fill("event.benchmark", {due.name.empty() ? due.title : due.name});
      event.note = due.target.empty() ? std::string() : parts_.words.fill("event.target", {due.target});
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

bool DatedEvent::is_of(DistrictNumber number) const {
  return district == number || std::find(taking_part.begin(), taking_part.end(), number) != taking_part.end();
}

bool has_dated_events(const Portal& portal, DistrictNumber district) {
  const PlanShelf& shelf = portal.shelf;
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
  const auto is_dated = [&](const ShelvedPlan& plan) {
    if (plan.district != district) return false;
    if (!plan.due.empty()) return true;
    const auto& outcomes = plan.plan.final_outcomes;
    const auto& initiatives = plan.plan.initiatives;
    const auto has_outcome_day = [&](const FinalOutcome& outcome) {
      return exact_day(plan.plan, outcome).has_value();
    };
    return std::any_of(outcomes.begin(), outcomes.end(), has_outcome_day) ||
           std::any_of(initiatives.begin(), initiatives.end(), has_stage) || !list_facts(shelf, plan).empty();
  };
  // Programs stand among all documents, so that they are asked last.
  return std::any_of(shelf.plans.begin(), shelf.plans.end(), is_dated) ||
         has_program_events(portal, district);
}

std::vector<DatedEvent> list_dated_events(const RenderParts& parts, const DocumentNames& names) {
  return EventLister(parts, names).list();
}

}  // namespace gazette
