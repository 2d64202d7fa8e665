// Two random repositories that tell the public the same, and differ in everything that isn't public.
#pragma once

#include <cstdint>

#include "twin.h"

namespace gazette {

struct TwinOptions {
  bool plain = true;
  bool whole_repository = false;  // plain mode without --content: no document is private by its place
};

Twins make_twins(uint32_t seed, const TwinOptions& options);

}  // namespace gazette
