#include "model/lined_text.h"

#include <doctest/doctest.h>

#include <string>

#include "document/document.h"
#include "document/front_matter.h"

namespace gazette {

namespace {

// Where `words` stand in the first paragraph of a text.
Mark place_of(const std::string& text, const std::string& words) {
  const ParsedDocument document = parse_document(text);
  for (uint32_t i = 0; i < document.body.nodes.size(); ++i) {
    if (!holds_inlines(document.body.nodes[i].kind)) continue;
    const LinedText lined = read_lines(document.body, i);
    const size_t at = lined.text.find(words);
    REQUIRE(at != std::string::npos);
    return lined.mark_at(at, at + words.size());
  }
  return {};
}

}  // namespace

TEST_CASE("words of a paragraph know their line, column and length") {
  CHECK(place_of("One two\nthree four", "two") == Mark{1, 5, 3});
  CHECK(place_of("One two\nthree four", "four") == Mark{2, 7, 4});
  CHECK(place_of("Één **twee** drie", "twee") == Mark{1, 7, 4});
  CHECK(place_of("Één **twee** drie", "drie") == Mark{1, 14, 4});
  CHECK(place_of("- one\n  two", "two") == Mark{2, 3, 3});
}

TEST_CASE("what goes on in the next line is marked to the end of its own") {
  CHECK(place_of("See 603\nCMR", "603 CMR") == Mark{1, 5, 3});
}

TEST_CASE("a part of a value is marked where it is written as it reads") {
  const FrontMatter facts = parse_front_matter("a: say this\nb: \"say this\"\nc: 'it''s this'\n", 1);
  const auto mark = [&](const char* key) {
    const SourceValue& value = facts.value.find(key)->value;
    const size_t at = value.text.find("this");
    return mark_within(value, at, at + 4);
  };
  CHECK(mark("a") == Mark{1, 8, 4});
  CHECK(mark("b") == Mark{2, 9, 4});
  CHECK(mark("c").column == 4);
}

}  // namespace gazette
