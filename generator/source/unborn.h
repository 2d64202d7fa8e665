// Whether anything was ever committed where one stands.
#pragma once

#include "source/repository.h"

namespace gazette {

// The current branch has no commit yet.
bool is_unborn(const Repository& repository);

}  // namespace gazette
