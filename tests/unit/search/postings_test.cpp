#include "search/postings.h"

#include <doctest/doctest.h>

namespace gazette {

namespace {

CountedWord counted(uint16_t count, bool is_in_title = false) {
  return {0, count, false, is_in_title};
}

}  // namespace

TEST_CASE("a word says more of a text the more often it stands there, and less the longer the text is") {
  CHECK(strength_of(1, 300, false) < strength_of(3, 300, false));
  CHECK(strength_of(3, 100, false) > strength_of(3, 3000, false));
  CHECK(strength_of(1, 300, true) > strength_of(1, 300, false));
  CHECK(strength_of(1, 1'000'000, false) == 1);
  CHECK(strength_of(60'000, 0, true) == 15);
}

TEST_CASE("texts stand as steps, each with its strength") {
  CHECK(Postings().finish().empty());
  Postings two;
  two.add(3, 0, counted(100));
  two.add(40, 300, counted(1, true));
  // Step 3, strength 14; step 36 = 4 + 1 * 32; strength 12, as of all words in titles, and their flag.
  CHECK(std::move(two).finish() == "DOkBc");
}

TEST_CASE("counts of one text add up, and equal texts in a row are written once") {
  Postings added;
  added.add(0, 300, counted(1));
  added.add(0, 300, counted(2, true));
  Postings whole;
  whole.add(0, 300, counted(3, true));
  CHECK(std::move(added).finish() == std::move(whole).finish());
  Postings row;
  for (uint32_t text = 5; text < 45; ++text) row.add(text, 0, counted(100));
  // From 5 on, strength 14 with the flag of a run, of 2 + 38 texts.
  CHECK(std::move(row).finish() == "FumB");
}

}  // namespace gazette
