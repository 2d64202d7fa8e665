// A district's plan for a school year, read from plans/<district>/<school-year>/plan.md, with its strategy
// sheets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/body_section.h"
#include "model/initiative.h"
#include "model/stated_facts.h"

namespace gazette {

struct Objective {
  PlacedText id;
  Placed<uint32_t> number;  // its rank
  PlacedText title;
  PlacedText lead;                      // B
  std::vector<PlacedText> aligns_with;  // ids of what another plan has, and this one serves
};

// What students reach by the end of the year.
struct FinalOutcome {
  Mark mark;
  PlacedText id;
  PlacedText text;
  PlacedDate due;
  PlacedText when;  // the author's own words for the day
  PlacedText measure;
  PlacedText population;
  PlacedText baseline;
  PlacedText target;
};

struct Plan : PlanDocument {
  PlacedText framework;    // its id
  PlacedText school_year;  // "2024-25", the first one
  Placed<uint32_t> years;  // how many school years it spans; not said: one
  PlacedText continues;    // the id of the plan of the year before
  Mark objectives_mark;
  std::vector<Objective> objectives;
  std::vector<FinalOutcome> final_outcomes;
  StatedFacts stated;                   // what the framework asks of its plans
  std::vector<BodySection> sections;    // every heading of the text
  std::vector<Initiative> initiatives;  // the sheets of its folder: those that are public first, then by path

  const Objective* find_objective(std::string_view objective_id) const;
  const Initiative* find_initiative(std::string_view initiative_id) const;
};

// By the rank of their objective and their number; those of no objective stand last.
void put_initiatives_in_order(Plan& plan);

// Without its sheets.
Plan read_plan(const PlanFileText& file, const SiteSettings& settings);

}  // namespace gazette
