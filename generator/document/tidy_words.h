// Makes the runs of a comparison by word read well. What they say stays the same.
#pragma once

#include <cstdint>
#include <vector>

#include "document/compare_words.h"

namespace gazette {

bool have_same_space(const WordTokens& before, uint32_t i, const WordTokens& after, uint32_t j);

// Moves what was only added or only removed to where a sentence or a phrase begins, where the words allow
// both.
void slide_changes(const WordTokens& before, const WordTokens& after, std::vector<WordRun>& runs);

// Joins changes with next to nothing between them.
void join_changes(const WordTokens& before, const WordTokens& after, std::vector<WordRun>& runs);

// Less than a quarter of the text stayed.
bool is_hard_to_read(const WordTokens& before, const WordTokens& after, const std::vector<WordRun>& runs);

}  // namespace gazette
