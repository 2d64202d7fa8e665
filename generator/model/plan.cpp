#include "model/plan.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "model/read_record.h"

namespace gazette {

const Objective* Plan::find_objective(std::string_view objective_id) const {
  const auto found = std::find_if(objectives.begin(), objectives.end(), [&](const Objective& objective) {
    return objective.id.value == objective_id;
  });
  return found == objectives.end() ? nullptr : &*found;
}

const Initiative* Plan::find_initiative(std::string_view initiative_id) const {
  const auto found = std::find_if(initiatives.begin(), initiatives.end(), [&](const Initiative& initiative) {
    return initiative.id.value == initiative_id;
  });
  return found == initiatives.end() ? nullptr : &*found;
}

void put_initiatives_in_order(Plan& plan) {
  const auto key = [&](const Initiative& initiative) {
    const Objective* objective = plan.find_objective(initiative.objective.value);
    const bool is_ranked = objective != nullptr && !objective->id.value.empty();
    // "1.10" after "1.9": a shorter number of digits comes first.
    std::vector<std::pair<size_t, std::string>> number;
    for (const std::string_view part : split(initiative.number.value, '.'))
      number.emplace_back(part.size(), std::string(part));
    return std::make_tuple(!is_ranked, is_ranked ? objective->number.value : 0, std::move(number),
                           initiative.path.text);
  };
  std::stable_sort(plan.initiatives.begin(), plan.initiatives.end(),
                   [&](const Initiative& a, const Initiative& b) { return key(a) < key(b); });
}

Plan read_plan(const PlanFileText& file, const SiteSettings& settings) {
  const SourceValue& map = file.facts->front_matter.value;
  Plan plan;
  read_plan_document(file, settings, plan);
  plan.framework = read_text(map, "framework");
  plan.school_year = read_text(map, "school_year");
  plan.years = read_number(map, "years");
  plan.stated = read_stated_facts(map);
  plan.continues = read_text(map, "continues");
  plan.objectives_mark = find_key_mark(map, "objectives");
  for (const SourceValue* objective : read_records(map, "objectives")) {
    plan.objectives.push_back({read_text(*objective, "id"), read_number(*objective, "number"),
                               read_text(*objective, "title"), read_text(*objective, "lead"),
                               read_texts(*objective, "aligns_with")});
  }
  for (const SourceValue* outcome : read_records(map, "final_outcomes")) {
    plan.final_outcomes.push_back({outcome->mark, read_text(*outcome, "id"), read_text(*outcome, "text"),
                                   read_date(*outcome, "due"), read_text(*outcome, "when"),
                                   read_text(*outcome, "measure"), read_text(*outcome, "population"),
                                   read_text(*outcome, "baseline"), read_text(*outcome, "target")});
  }
  plan.sections = list_sections(*plan.body);
  return plan;
}

}  // namespace gazette
