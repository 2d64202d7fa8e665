#include "render/plan_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "render/plan_pages.h"
#include "render/stated_views.h"

namespace gazette {

namespace {

// Those that no other holds.
std::vector<BodySection> list_top_sections(const Plan& plan) {
  std::vector<BodySection> top;
  for (const BodySection& section : plan.sections) {
    if (top.empty() || section.begin >= top.back().end) top.push_back(section);
  }
  // The texts of objectives stand with them.
  std::erase_if(top, [&](const BodySection& section) {
    return section.level == 2 && plan.find_objective(section.heading) != nullptr;
  });
  return top;
}

// The node of the heading that opens the section.
uint32_t heading_of(const Body& body, const BodySection& section) {
  for (uint32_t i = 1; i < section.begin; i = body.nodes[i].end) {
    if (body.nodes[i].end == section.begin) return i;
  }
  return 0;
}

// Of any framework: which of its sections answer "why".
bool gives_reasons(const FrameworkSection& section) {
  return section.id.value == "key-issues" || section.id.value == "theory-of-action";
}

// The section whose heading is the objective's id.
ViewValue view_text_of(const SheetSetting& setting, const Objective* objective) {
  for (const BodySection& section : setting.plan.sections) {
    if (objective == nullptr || section.level != 2 || section.heading != objective->id.value) continue;
    return view_section(setting.parts, setting.place, setting.plan, section, 4,
                        fmt::format("_{}-", objective->id.value));
  }
  return {};
}

ViewRecord view_group(const SheetSetting& setting, const ObjectiveGroup& group) {
  ViewRecord record;
  record.set("objective", view_objective(setting.parts, setting.place.page, setting.plan, group.objective));
  record.set("body", view_text_of(setting, group.objective));
  ViewList sheets;
  for (const size_t i : group.initiatives) {
    const Initiative& initiative = setting.plan.initiatives[i];
    sheets.emplace_back(view_sheet(setting, initiative, 5, fmt::format("_{}-", initiative.id.value)));
  }
  record.set("sheets", std::move(sheets));
  return record;
}

}  // namespace

std::vector<PlanSection> list_plan_sections(const Plan& plan, const Framework* framework) {
  std::vector<BodySection> sections = list_top_sections(plan);
  std::vector<PlanSection> ordered;
  if (framework != nullptr) {
    for (const FrameworkSection& wanted : framework->sections) {
      const auto found = std::find_if(sections.begin(), sections.end(), [&](const BodySection& section) {
        return fold(section.heading) == fold(wanted.title);
      });
      if (found == sections.end()) continue;
      ordered.push_back({std::move(*found), gives_reasons(wanted)});
      sections.erase(found);
    }
  }
  for (BodySection& section : sections) ordered.push_back({std::move(section), false});
  return ordered;
}

ViewRecord view_plan_section(const SheetSetting& setting, const BodySection& section, int top_heading_level,
                             std::string_view id_prefix) {
  const Body& body = *setting.plan.body;
  const uint32_t heading = heading_of(body, section);
  std::string id(id_prefix);
  id += body.literal(body.nodes[heading]);
  // As the text has it: of a translation, the section is called as in the original.
  ViewRecord record;
  record.set("id", std::move(id));
  record.set("title", heading == 0 ? section.heading : collapse_space(plain_text(body, heading)));
  record.set("body", view_section(setting.parts, setting.place, setting.plan, section, top_heading_level,
                                  std::string(id_prefix)));
  return record;
}

ViewValue view_opening(const SheetSetting& setting, int top_heading_level) {
  const Body& body = *setting.plan.body;
  if (body.nodes.empty()) return {};
  uint32_t end = 1;
  while (end < body.nodes[0].end && body.nodes[end].kind != NodeKind::heading &&
         body.nodes[end].kind != NodeKind::footnote_definition)
    end = body.nodes[end].end;
  return view_text(setting.parts, setting.place, setting.plan.body, 1, end, top_heading_level, "opening-");
}

ViewList view_final_outcomes(const SheetSetting& setting) {
  ViewList list;
  for (const FinalOutcome& outcome : setting.plan.final_outcomes) {
    ViewRecord record;
    record.set("text", outcome.text.value).set("day", view_day(setting.parts, outcome.when, outcome.due));
    record.set("measure", text_or_nothing(outcome.measure.value));
    record.set("population", text_or_nothing(outcome.population.value));
    record.set("baseline", text_or_nothing(outcome.baseline.value));
    record.set("target", text_or_nothing(outcome.target.value));
    record.set("result", view_outcome_result(setting, outcome));
    list.emplace_back(std::move(record));
  }
  return list;
}

bool has_initiatives(const Plan& plan, const Framework* framework) {
  return framework == nullptr || framework->levels.empty() ||
         framework->find_level("initiative") != nullptr || !plan.initiatives.empty();
}

std::vector<ObjectiveGroup> group_by_objective(const Plan& plan) {
  std::vector<ObjectiveGroup> groups;
  ObjectiveGroup others;
  for (const Objective& objective : plan.objectives) groups.push_back({&objective, {}});
  std::stable_sort(groups.begin(), groups.end(), [](const ObjectiveGroup& a, const ObjectiveGroup& b) {
    return a.objective->number.value < b.objective->number.value;
  });
  for (size_t i = 0; i < plan.initiatives.size(); ++i) {
    const Objective* objective = plan.find_objective(plan.initiatives[i].objective.value);
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const ObjectiveGroup& one) {
      return objective != nullptr && one.objective == objective;
    });
    (group == groups.end() ? others : *group).initiatives.push_back(i);
  }
  if (!others.initiatives.empty()) groups.push_back(std::move(others));
  return groups;
}

ViewValue view_objective(const RenderParts& parts, const Url& page, const Plan& plan,
                         const Objective* objective) {
  if (objective == nullptr) return {};
  ViewRecord record;
  record.set("aligned", view_aligned(parts, page, objective->aligns_with, plan.id.value));
  record.set("number", objective->number ? ViewValue(std::to_string(objective->number.value)) : ViewValue());
  record.set("title", objective->title.value).set("lead", text_or_nothing(objective->lead.value));
  return record;
}

ViewRecord view_plan_text(const RenderParts& parts, const TextPlace& place, const Plan& plan,
                          const Framework* framework) {
  const SheetSetting setting{parts, place, plan, framework};
  ViewRecord record;
  record.set("is_rest", false);
  record.set("dated", view_date(parts, plan.dated)).set("approved_on", view_date(parts, plan.approved_on));
  record.set("kind_of_plan", text_or_nothing(framework != nullptr ? framework->kind_of_plan : std::string()));
  record.set("summary", text_or_nothing(plan.summary)).set("opening", view_opening(setting, 3));
  record.set("stated",
             view_stated(parts, plan, plan.stated, framework == nullptr ? nullptr : &framework->in_plan));
  record.set("has_initiatives", has_initiatives(plan, framework));
  ViewList sections;
  for (const PlanSection& section : list_plan_sections(plan, framework))
    sections.emplace_back(view_plan_section(setting, section.section, 4, ""));
  record.set("sections", std::move(sections)).set("final_outcomes", view_final_outcomes(setting));
  ViewList groups;
  for (const ObjectiveGroup& group : group_by_objective(plan))
    groups.emplace_back(view_group(setting, group));
  record.set("objectives", std::move(groups));
  return record;
}

}  // namespace gazette
