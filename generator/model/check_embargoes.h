// What changed with a text that waits for its day, and doesn't wait itself: strategy sheets of a plan,
// translations of a document. Readers would see before the day what comes with it.
#pragma once

#include "model/document_maker.h"
#include "model/life_of_document.h"

namespace gazette {

// Of texts that wait at the tip for a day after `build_date`. Their parts must wait as long, from the commit
// on with which the wait began: also in commits that a later one mends, since each is published.
Diagnostics check_embargoes(const Documents& documents, const Headers& headers, const DocumentMaker& maker,
                            Date build_date);

}  // namespace gazette
