// Headings nest without gaps, whatever levels an author wrote: h2, h4, h4, h1 become h2, h3, h3, h2.
#pragma once

#include <algorithm>
#include <vector>

namespace gazette {

class HeadingLevels {
 public:
  explicit HeadingLevels(int top) : top_(top) {}

  // The level to show for a heading written with `level`, given those before it.
  int enter(int level) {
    while (!open_.empty() && open_.back() >= level) open_.pop_back();
    open_.push_back(level);
    return std::min(6, top_ + static_cast<int>(open_.size()) - 1);
  }

  // What follows stands below a heading of the top level.
  void begin_section() { open_ = {0}; }

 private:
  int top_;
  std::vector<int> open_;
};

}  // namespace gazette
