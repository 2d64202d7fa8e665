// Sentences that say what an amendment is, in plain text, below the name of the initiative or objective:
// "Benchmark “…”: due date moved from January 30, 2013 to June 30, 2013; target lowered from 60% to 49%."
// Every amendment is said in one of them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/amendment.h"
#include "render/amendment_names.h"
#include "render/interface_words.h"

namespace gazette {

// What happened to one thing.
struct AmendmentSentence {
  std::string text;
  size_t first = 0;  // which amendments of the list it says: [first, first + count)
  size_t count = 0;
};

// The sentences about one objective, one initiative, or the plan or report as a whole.
struct AmendmentGroup {
  std::string title;  // "Initiative 1.1 “Coach every teacher”"; "" for the whole
  AmendedThing objective;
  AmendedThing initiative;
  std::vector<AmendmentSentence> sentences;
};

// What happened, without naming what it happened to: "Due date moved from …; target lowered from 60% to 49%."
std::string write_what_happened(const std::vector<Amendment>& amendments, const InterfaceWords& words,
                                const NameOfId& name_of_id);
// In the order of the amendments, which compare_plans and compare_reports put together by their place.
std::vector<AmendmentGroup> group_amendments(const std::vector<Amendment>& amendments,
                                             const InterfaceWords& words, const NameOfId& name_of_id = {});

}  // namespace gazette
