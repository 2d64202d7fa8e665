// Whether two texts say the same to a reader in the same words, in another form: emphasis, the level of a
// heading, the kind of a list, the title of a link, a space that doesn't break.
#pragma once

#include <cstdint>
#include <string_view>

#include "document/compare_words.h"

namespace gazette {

// But for spaces and signs that nobody sees, and a period at the end.
bool have_same_words(std::string_view before, std::string_view after);
// Whole blocks; never those whose form says something: tables, tasks, images, footnotes.
bool have_same_words(const Body& before, uint32_t before_block, const Body& after, uint32_t after_block);
// What a run holds, with the space behind it. Links lead to the same addresses.
bool have_same_words(const WordTokens& before, const WordTokens& after, const WordRun& run);

// Changed runs that say the same count as unchanged from then on: both parts of a run may differ in length.
// Returns how many there were.
size_t settle_forms(const WordTokens& before, const WordTokens& after, std::vector<WordRun>& runs);

}  // namespace gazette
