// Diagnostics in a form that tests can compare: "line:column code".
#pragma once

#include <string>

#include "base/diagnostic.h"

namespace gazette {

inline std::string listed(const Diagnostics& problems) {
  std::string list;
  for (const Diagnostic& problem : problems) {
    if (!list.empty()) list += ", ";
    list +=
        std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + " " + problem.code;
  }
  return list;
}

}  // namespace gazette
