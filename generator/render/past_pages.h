// Pages that stay as they are when other pages come and go: they name none of those.
#pragma once

#include "site/site.h"

namespace gazette {

bool is_of_the_past(PageKind kind);

}  // namespace gazette
