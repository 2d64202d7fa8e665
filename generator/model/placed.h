// A value with its place in the file that says it.
#pragma once

#include <string>

#include "base/date.h"
#include "document/value.h"

namespace gazette {

template <typename T>
struct Placed {
  T value{};
  Mark mark;  // line 0: the file doesn't say it, or not in a way that can be read

  explicit operator bool() const { return mark.line > 0; }
};

using PlacedText = Placed<std::string>;
using PlacedDate = Placed<Date>;

}  // namespace gazette
