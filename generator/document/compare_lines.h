// What changed between two versions of code, by line.
#pragma once

#include <string_view>
#include <vector>

namespace gazette {

// Whole lines, with their ends. Where nothing changed both parts are equal.
struct LineRun {
  bool changed = false;
  std::string_view before;
  std::string_view after;
};

// Empty where too little stayed for a reader to see what did.
std::vector<LineRun> compare_lines(std::string_view before, std::string_view after);

}  // namespace gazette
