// A plan judged by a rubric, read from plans/<district>/<school-year>/assessments/*.md: the review of a plan,
// the tracker of shifting roles, the criteria for exit.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "model/amendment.h"
#include "model/plan_document.h"
#include "model/public_history.h"

namespace gazette {

struct RubricRating {
  PlacedText criterion;              // its id in the rubric
  PlacedText level;                  // in the words of the rubric's scale
  std::vector<PlacedText> elements;  // ids of the criterion's elements that were found
  bool has_elements = false;         // false: they weren't counted
  std::string note;
  std::vector<PlacedText> evidence;
};

struct Assessment : PlanDocument {
  PlacedText rubric;  // its id
  PlacedText plan;    // its id
  std::string author;
  std::vector<RubricRating> ratings;
  std::string overall;
  std::string next_step;
  std::shared_ptr<const BlobFacts> facts;  // as written, for comparing
};

Assessment read_assessment(const PlanFileText& file, const SiteSettings& settings);

// A rubric's facts as its page says them now.
struct Rubric {
  const PublicDocument* document = nullptr;  // never null
  const SourceValue* facts = nullptr;        // never null

  std::vector<std::string> list_scale() const;  // best first
  // Null: it has no such criterion.
  const SourceValue* find_criterion(std::string_view id) const;
  // The best level for which so many elements are enough; empty: the rubric doesn't count them.
  static std::string level_by_count(const SourceValue& criterion, size_t elements);
};
// The public rubrics, by path; those that say no id are left out.
std::vector<Rubric> list_rubrics(const PublicHistory& history);
const Rubric* find_rubric(const std::vector<Rubric>& rubrics, std::string_view id);

// Keys that are told as other documents tell them, or to nobody.
const std::vector<std::string_view>& assessment_untold_keys();

// What a newer version says otherwise. `rubric`: for the names of criteria; may be null.
std::vector<Amendment> compare_assessments(const Assessment& before, const Assessment& after,
                                           const Rubric* rubric);

}  // namespace gazette
