// The gate for what belongs to another document (a strategy sheet, a translation): a draft takes back what
// readers haven't seen yet.
#pragma once

#include <functional>
#include <vector>

#include "model/life_of_document.h"

namespace gazette {

// Of states in the order of their moments: the last one that is there at a moment; null before the first.
// What is held back until after `build_date` isn't there.
const PublicState* find_in_force(const std::vector<PublicState>& states, const Moment& at, Date build_date);

// Whether readers see a text of the part, if it is in force at that moment.
using IsRead = std::function<bool(const PublicState& text, const Moment& at)>;

// The states of a part but the texts that were a draft again before readers saw them: those never existed.
// What readers saw stays in force under a draft, also while they don't see what it belongs to. `changes`:
// when that changed, in their order.
std::vector<PublicState> drop_unread(const DocumentLife& part, const std::vector<Moment>& changes,
                                     Date build_date, const IsRead& is_read);

// The moments of the states, for `drop_unread`: added to those of others, in their order.
void add_moments(std::vector<Moment>& changes, const std::vector<PublicState>& states);

}  // namespace gazette
