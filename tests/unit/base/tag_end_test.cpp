#include "base/tag_end.h"

#include <doctest/doctest.h>

namespace gazette {

TEST_CASE("a tag ends at the first > outside of quotes") {
  CHECK(find_tag_end("<a>b", 1) == 3);
  CHECK(find_tag_end("<a title=\"1 > 0\">b", 1) == 17);
  CHECK(find_tag_end("<a title='\">\"'>b", 1) == 15);
  CHECK(find_tag_end("<a title=\"never", 1) == 15);
  CHECK(find_tag_end("", 1) == 0);
}

}  // namespace gazette
