#include "model/compare_sections.h"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

#include "document/parse_body.h"

namespace gazette {

namespace {

std::vector<Amendment> compare(std::string_view before, std::string_view after) {
  prepare_markdown();
  const auto list = [](std::string_view markdown) { return list_body_parts(parse_body(markdown, 1).body); };
  const auto name_part = [](const BodyPart& part) {
    Amendment about;
    about.subject = AmendmentSubject::section;
    about.thing.title = part.heading;
    return about;
  };
  std::vector<Amendment> amendments;
  compare_body_parts(list(before), list(after), name_part, amendments);
  return amendments;
}

}  // namespace

TEST_CASE("the text before the first heading is one part, however much of it is changed") {
  const auto amendments =
      compare("Who reads this.\n\n# Goals\n\nMore.\n", "Another start.\n\n# Goals\n\nMore.\n");
  REQUIRE(amendments.size() == 1);
  CHECK(amendments[0].change == AmendmentChange::changed);
  CHECK(amendments[0].field == AmendmentField::body);
  CHECK(amendments[0].thing.title.empty());
}

TEST_CASE("a text that gets its first heading is the same part") {
  const auto amendments = compare("Who reads this.\n", "# Readers\n\nWho reads this.\n");
  REQUIRE(amendments.size() == 1);
  CHECK(amendments[0].change == AmendmentChange::set);
  CHECK(amendments[0].field == AmendmentField::title);
}

TEST_CASE("a text before the first heading that comes or goes is a part that comes or goes") {
  const auto added = compare("# Goals\n", "Who reads this.\n\n# Goals\n");
  REQUIRE(added.size() == 1);
  CHECK(added[0].change == AmendmentChange::added);
  const auto dropped = compare("Who reads this.\n\n# Goals\n", "# Goals\n");
  REQUIRE(dropped.size() == 1);
  CHECK(dropped[0].change == AmendmentChange::dropped);
}

}  // namespace gazette
