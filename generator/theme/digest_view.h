// A view as a digest: two that differ in anything a template could show have different ones.
#pragma once

#include "base/digest.h"
#include "theme/view_value.h"

namespace gazette {

void add_view(DigestSink& sink, const ViewValue& value);

}  // namespace gazette
