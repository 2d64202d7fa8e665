// Counts of few people in an author's words: "8 students", "3 of 8 English learners", "3/8". Shares, grades
// and counts of other things are none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace gazette {

struct CountedPeople {
  size_t begin = 0;  // bytes of the text
  size_t end = 0;
  bool names_people = false;  // false: "3 of 8", of whatever
};

// Of fewer than `below`, from one on; in their order.
std::vector<CountedPeople> find_few_people(std::string_view text, uint32_t below);

}  // namespace gazette
