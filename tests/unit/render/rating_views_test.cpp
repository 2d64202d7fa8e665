#include "render/rating_views.h"

#include <doctest/doctest.h>

#include "plan_fixture.h"

namespace gazette {

namespace {

Framework framework_of(const std::string& steps) {
  return read_framework(parse_plan_file(
      framework_path, "id: f\nscales:\n  - id: process\n    title: Process\n    steps: [" + steps + "]\n"));
}

// "name|symbol|step|tone|known".
std::string rate(const Framework* framework, const char* words) {
  const ViewValue value = view_rating(framework, "process", {words, {1, 1, 1}});
  if (value.is_nothing()) return "nothing";
  const ViewRecord& record = *std::get<ViewValue::Record>(value.storage());
  const auto text = [&](const char* key) { return std::get<std::string>(record.find(key)->storage()); };
  return fmt::format("{}|{}|{}|{}|{}", text("name"), text("symbol"),
                     std::get<int64_t>(record.find("step")->storage()), text("tone"),
                     std::get<bool>(record.find("is_known")->storage()));
}

}  // namespace

TEST_CASE("a rating has its words, symbol, step and tone") {
  const Framework four = framework_of("{name: A, symbol: '*'}, {name: B}, {name: C}, {name: D}");
  CHECK(rate(&four, "A") == "A|*|1|best|true");
  CHECK(rate(&four, "B") == "B||2|good|true");
  CHECK(rate(&four, "C") == "C||3|fair|true");
  CHECK(rate(&four, "D") == "D||4|weak|true");
}

TEST_CASE("a scale of another length ends in the same tones") {
  const Framework one = framework_of("{name: A}");
  const Framework two = framework_of("{name: A}, {name: B}");
  const Framework five = framework_of("{name: A}, {name: B}, {name: C}, {name: D}, {name: E}");
  CHECK(rate(&one, "A") == "A||1|best|true");
  CHECK(rate(&two, "A") == "A||1|best|true");
  CHECK(rate(&two, "B") == "B||2|weak|true");
  CHECK(rate(&five, "A") == "A||1|best|true");
  CHECK(rate(&five, "E") == "E||5|weak|true");
}

TEST_CASE("words that aren't on the scale stay as they are and say so") {
  const Framework two = framework_of("{name: A}, {name: B}");
  CHECK(rate(&two, "a") == "a||0|none|false");
  CHECK(rate(nullptr, "A") == "A||0|none|false");
  CHECK(rate(&two, "") == "nothing");
  CHECK(rate(nullptr, "") == "nothing");
}

}  // namespace gazette
