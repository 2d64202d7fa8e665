// A public document as a digest of all that is said about it here: two that differ in anything but the bytes
// of texts with the same id have different ones.
#pragma once

#include "base/digest.h"
#include "model/public_history.h"

namespace gazette {

// With the reasons why versions of it are withheld.
void add_document(DigestSink& sink, const PublicDocument& document, const PublicHistory& history);

}  // namespace gazette
