// Publishing to whatever place the settings name.
#pragma once

#include "command/publication.h"

namespace gazette {

// An exit code. Completes the options by the settings at the tip.
int publish_to_target(PublishOptions options);

}  // namespace gazette
