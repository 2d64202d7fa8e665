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
  // The file says something there that can't be read. That is told once; what it lacks is no second mistake.
  bool is_unreadable = false;

  explicit operator bool() const { return mark.line > 0; }
  bool is_missing() const { return mark.line == 0 && !is_unreadable; }
};

using PlacedText = Placed<std::string>;
using PlacedDate = Placed<Date>;

}  // namespace gazette
