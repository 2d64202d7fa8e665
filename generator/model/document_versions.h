// Why a version of a document came, as readers are told.
#pragma once

#include <cstdint>
#include <string>

#include "model/public_history.h"

namespace gazette {

// Why it differs from the version before, or why it was removed; with what was said later. May be empty.
std::string note_of(const PublicDocument& document, uint32_t version);

}  // namespace gazette
