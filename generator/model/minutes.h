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
  PlacedDate draft_sent_on;           // to the Superintendent and the Monitor
  PlacedDate reported_on;             // when the last discrepancy was reported
  PlacedDate final_on;                // when the final minutes were sent
  std::vector<PlacedText> discussed;  // ids of initiatives
  std::vector<BodySection> sections;  // every heading of the text
};

Minutes read_minutes(const PlanFileText& file, const SiteSettings& settings);

}  // namespace gazette
