// Which parts of a translation its original has overtaken, and which it lacks. From public versions alone.
#pragma once

#include "model/public_history.h"
#include "model/shown_translation.h"

namespace gazette {

// `number`: the position of `translation`, which is in force as its original is. A part is stale if a version
// of the original changed it after the translation changed it last, and after the day on which the
// translation says that it was compared (`reviewed_on`). Published together, they belong together.
ShownTranslation show_translation(const PublicHistory& history, const PublicDocument& original,
                                  const PublicDocument& translation, uint32_t number);

}  // namespace gazette
