// What the figures by year and the shares of a stated table come to, in sentences.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/framework.h"
#include "model/stated_facts.h"
#include "render/interface_words.h"

namespace gazette {

// [{text, state}] of a table: a sentence for each series or share. `state`: "good", "bad", or nothing where
// neither can be said.
ViewList view_figure_notes(const InterfaceWords& words, const StatedFacts& stated,
                           const DeclaredFacts& declared, std::string_view table);

// What is measured, where a cell of such a table names it by its id; else nothing.
std::string name_measured(const StatedFacts& stated, const DeclaredFacts& declared, std::string_view table,
                          std::string_view column, std::string_view id);

}  // namespace gazette
