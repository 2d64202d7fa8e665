#include "document/document.h"

#include <doctest/doctest.h>

#include "unit/document/listed.h"

using namespace gazette;

TEST_CASE("problems of front matter and text come together, in the order of the file") {
  const ParsedDocument document =
      parse_document("---\ntitle: Goal #1\nlead: A\nlead: B\n---\n\n![](x.png)\n");
  CHECK(document.has_front_matter);
  CHECK(listed(document.problems) == "2:13 comment-in-text, 4:1 duplicate-key, 7:1 missing-alt");
  CHECK(document.front_matter.value.find("lead")->value.text == "A");
}

TEST_CASE("a text without front matter is a document with an empty map") {
  const ParsedDocument document = parse_document("# Title\n");
  CHECK_FALSE(document.has_front_matter);
  CHECK(document.front_matter.readable);
  CHECK(document.front_matter.value.kind == SourceValue::Kind::map);
  CHECK(plain_text(document.body) == "Title");
  CHECK(document.problems.empty());
}

TEST_CASE("the body alone is the document's, whatever stands before it") {
  for (const char* text : {"# Title\n\nWords.\n", "---\ntitle: A\n---\n\n# Title\n\nWords.\n",
                           "---\ntitle: [broken\n---\n# Title\n", "---\nnever closed\n# Title\n", ""}) {
    CAPTURE(text);
    const Body body = parse_document_body(text);
    const Body whole = parse_document(text).body;
    CHECK(body.text == whole.text);
    CHECK(digest_meaning(body) == digest_meaning(whole));
  }
}
