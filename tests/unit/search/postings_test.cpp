#include "search/postings.h"

#include <doctest/doctest.h>

namespace gazette {

TEST_CASE("a word says more of a text the more often it stands there, and less the longer the text is") {
  CHECK(strength_of(1, 300) < strength_of(3, 300));
  CHECK(strength_of(3, 100) > strength_of(3, 3000));
  CHECK(strength_of(1, 1'000'000) == 1);
  CHECK(strength_of(60'000, 0) <= 15);
}

TEST_CASE("texts stand as steps, each with its strength") {
  Postings postings;
  CHECK(std::move(postings).finish().empty());
  Postings two;
  two.add(3, 0, 100, false);
  two.add(40, 300, 1, true);
  // Step 3, strength 14; step 36 = 4 + 1 * 32; strength 6 and the flag of titles.
  CHECK(std::move(two).finish() == std::string("D") + "O" + "kB" + "W");
}

TEST_CASE("weights of one text add up, and equal texts in a row are written once") {
  Postings added;
  added.add(0, 300, 1, false);
  added.add(0, 300, 2, true);
  Postings whole;
  whole.add(0, 300, 3, true);
  CHECK(std::move(added).finish() == std::move(whole).finish());
  Postings row;
  for (uint32_t text = 5; text < 45; ++text) row.add(text, 0, 100, false);
  // From 5 on, strength 14 with the flag of a run, of 2 + 38 texts.
  CHECK(std::move(row).finish() == "FumB");
}

}  // namespace gazette
