// Both versions of a block's inlines in one HTML text, each change in its mark. Well nested: inlines that
// hold words of both versions stay whole around the marks.
#pragma once

#include <string>
#include <vector>

#include "document/change_marks.h"
#include "document/compare_words.h"

namespace gazette {

void write_changed_words(std::string& to, const ComparedSide& before, const WordTokens& before_words,
                         const ComparedSide& after, const WordTokens& after_words,
                         const std::vector<WordRun>& runs, const CompareStyle& style);

}  // namespace gazette
