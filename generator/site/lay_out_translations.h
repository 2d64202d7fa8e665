// Where the past of translations stands: their versions, changes and histories, at the addresses that their
// originals have, below the prefix of their language.
#pragma once

#include "site/site.h"

namespace gazette {

// `translations`: of one language, as portal_of_translations makes it. Addresses are without the prefix, as
// those of all pages in a further language. Current pages aren't among the pages: they are their originals'.
Site lay_out_translations(const Portal& translations, const Portal& originals, const Site& site);

}  // namespace gazette
