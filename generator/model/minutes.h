// Notes of a highlight discussion, read from plans/<district>/<school-year>/minutes/*.md.
#pragma once

#include <vector>

#include "model/body_section.h"
#include "model/plan_document.h"

namespace gazette {

struct Minutes : PlanDocument {
  PlacedText plan;                       // its id
  PlacedDate next_on;                    // the day of the next discussion
  std::vector<PlacedText> participants;  // roles
  PlacedText submitted_by;
  std::vector<BodySection> sections;  // every heading of the text
};

Minutes read_minutes(const PlanFileText& file, const SiteSettings& settings);

}  // namespace gazette
