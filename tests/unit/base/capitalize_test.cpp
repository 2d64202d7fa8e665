#include "base/capitalize.h"

#include <doctest/doctest.h>

namespace gazette {

TEST_CASE("a sentence begins with a capital letter, whatever letter that is") {
  CHECK(capitalize("lead changed") == "Lead changed");
  CHECK(capitalize("été") == "Été");
  CHECK(capitalize("Already so") == "Already so");
  CHECK(capitalize("“quoted”") == "“quoted”");
  CHECK(capitalize("") == "");
  CHECK(capitalize("\xff") == "\xff");
}

}  // namespace gazette
