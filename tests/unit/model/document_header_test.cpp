#include "model/document_header.h"

#include <doctest/doctest.h>

#include <array>

namespace gazette {

namespace {

DocumentHeader header_of(const std::string& text, const SiteSettings& settings) {
  const Oid blob{{1}};
  ParsedBlobs blobs([&](const Oid&) { return text; });
  blobs.parse({blob});
  return read_document_header(blobs.facts(blob), settings);
}

DocumentHeader header_of(const std::string& text) {
  return header_of(text, SiteSettings{});
}

DocumentHeader plain_header_of(const std::string& text) {
  return header_of(text, plain_settings("Pages"));
}

std::string seen(const DocumentHeader& header) {
  static constexpr std::array<const char*, 3> names = {"open", "hidden", "withdrawn"};
  return std::string(names[static_cast<size_t>(header.visibility)]) + (header.is_private ? ", private" : "");
}

// Who sees a document with these lines of front matter.
std::string seen_with(const std::string& lines) {
  return seen(header_of("---\ntitle: Plan\n" + lines + "\n---\nText\n"));
}

std::string seen_plainly_with(const std::string& lines) {
  return seen(plain_header_of("---\ntitle: Plan\n" + lines + "\n---\nText\n"));
}

std::string codes(const DocumentHeader& header) {
  std::string list;
  for (const Diagnostic& problem : header.problems) {
    list += std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + " " +
            problem.code + ";";
  }
  return list;
}

}  // namespace

TEST_CASE("a document is open only if its status says published") {
  CHECK(seen_with("status: published") == "open");
  CHECK(seen_with("status: \"published\"") == "open");
  CHECK(seen_with("status: draft") == "hidden, private");
  CHECK(seen_with("status: review") == "hidden, private");
  CHECK(seen_with("status: withdrawn") == "withdrawn");
  CHECK(seen_with("summary: No status") == "hidden, private");
}

TEST_CASE("a status that can't be read hides the document, and isn't its author's secret") {
  for (const char* line : {"status: publish", "status: Published", "status: PUBLISHED",
                           "status:", "status: \"\"", "status: true", "status: [published]",
                           "status: {is: published}", "status: published now", "status: ~"}) {
    CAPTURE(line);
    CHECK(seen_with(line) == "hidden");
    CHECK(seen_plainly_with(line) == "hidden");
    CHECK_FALSE(header_of("---\ntitle: Plan\n" + std::string(line) + "\n---\n").problems.empty());
  }
}

TEST_CASE("a status with a no-break space hides the document") {
  CHECK(seen_with("status: published\xC2\xA0") != "open");
  CHECK(seen_with("status:\xC2\xA0published") != "open");
  CHECK(seen_with("status\xC2\xA0: published") != "open");
  CHECK(seen_plainly_with("status: draft\xC2\xA0") == "hidden");
  CHECK(seen_plainly_with("status:\xC2\xA0"
                          "draft") == "hidden");
  CHECK(seen_plainly_with("status\xC2\xA0: draft") == "hidden");
}

TEST_CASE("an unknown status is reported at its place with a suggestion") {
  const DocumentHeader header = header_of("---\ntitle: Plan\nstatus: publishd\n---\n");
  REQUIRE(header.problems.size() == 1);
  CHECK(codes(header) == "3:9 unknown-status;");
  CHECK(header.problems[0].hint == "did you mean \"published\"?");
}

TEST_CASE("a misspelled status hides the document and gets a suggestion") {
  for (const char* key :
       {"stauts", "Status", "statut", "audeince", "Draft", "publishon", "publish-on", "publish_in"}) {
    CAPTURE(key);
    const std::string text = "---\nstatus: published\n" + std::string(key) + ": draft\n---\n# Plan\n";
    const DocumentHeader header = header_of(text);
    CHECK(seen(header) == "hidden");
    CHECK(codes(header) == "3:1 unknown-key;");
    CHECK(header.problems.at(0).hint.starts_with("did you mean"));
  }
}

TEST_CASE("draft wins over a status that says published") {
  CHECK(seen_with("status: published\ndraft: true") == "hidden, private");
  CHECK(seen_with("status: published\ndraft: false") == "open");
  CHECK(seen_with("draft: false") == "hidden, private");
  for (const char* line :
       {"draft: yes", "draft: True", "draft: 1", "draft:", "draft: [true]", "draft: no", "draft: \"\""}) {
    CAPTURE(line);
    CHECK(seen_with("status: published\n" + std::string(line)) == "hidden");
    CHECK(seen_plainly_with(line) == "hidden");
  }
}

TEST_CASE("an audience that isn't public hides the document") {
  CHECK(seen_with("status: published\naudience: public") == "open");
  CHECK(seen_with("status: published\naudience: internal") == "hidden, private");
  CHECK(seen_with("status: withdrawn\naudience: internal") == "hidden, private");
  for (const char* line :
       {"audience: Public", "audience: intrenal", "audience:", "audience: [public]", "audience: everyone"}) {
    CAPTURE(line);
    CHECK(seen_with("status: published\n" + std::string(line)) == "hidden");
    CHECK(seen_plainly_with(line) == "hidden");
  }
}

TEST_CASE("a day to publish on must exist") {
  const DocumentHeader good = header_of("---\nstatus: published\npublish_on: 2020-02-29\n---\n# Plan\n");
  CHECK(seen(good) == "open");
  CHECK(iso_date(good.publish_on.value()) == "2020-02-29");
  for (const char* day :
       {"2021-02-29", "2020-2-9", "tomorrow", "2020-02-29 10:00", "\"\"", "[2020-02-29]", ""}) {
    CAPTURE(day);
    const std::string lines = "status: published\npublish_on: " + std::string(day);
    CHECK(seen_with(lines) == "hidden");
    CHECK(seen_plainly_with(lines) == "hidden");
  }
}

TEST_CASE("a day that can't be read withholds a withdrawal, too") {
  CHECK(seen_with("status: withdrawn\npublish_on: soon") == "hidden");
}

TEST_CASE("front matter that can't be read hides the document") {
  for (const char* text :
       {"---\nstatus: published\ntitle: \"Plan\n---\n# Plan\n", "---\nstatus: published\n# Plan\n",
        "---\nstatus: published\n\ttitle: Plan\n---\n# Plan\n",
        "---\nstatus: published\nstatus: draft\n---\n# Plan\n", "---\n- status\n- published\n---\n# Plan\n",
        "\n---\nstatus: published\n---\n# Plan\n"}) {
    CAPTURE(std::string(text));
    CHECK(header_of(text).visibility == Visibility::hidden);
  }
}

TEST_CASE("in plain mode, front matter that can't be read hides what may be a draft, and that alone") {
  for (const char* text :
       {"---\nstatus: draft\ntitle: \"Plan\n---\n# Plan\n", "---\ndraft: true\n# Plan\n",
        "---\ntitle: \"Plan\nstatus: draft\n---\n# Plan\n", "\n---\nstatus: draft\n---\n# Plan\n",
        "---\ntitle: [\nDraft: true\n---\n", "\xEF\xBB\xBF---\naudience: internal\ntitle: \"\n---\n",
        "---\r\ntitle: \"Plan\r\nstatus: draft\r\n---\r\n"}) {
    CAPTURE(std::string(text));
    CHECK(plain_header_of(text).visibility == Visibility::hidden);
  }
  CHECK(seen(plain_header_of("---\ntitle: \"Plan\nlayout: post\n---\n# Plan\n")) == "open");
  CHECK(seen(plain_header_of("# Plan\n\nstatus: draft is a line of text\n")) == "open");
}

TEST_CASE("in plain mode a page without a status is open, and other keys are ignored") {
  CHECK(seen_plainly_with("layout: post\nstauts: draft") == "open");
  CHECK(codes(plain_header_of("---\nlayout: post\ntags: [a, b]\n---\n# Plan\n")).empty());
  CHECK(seen_plainly_with("status: draft") == "hidden, private");
  CHECK(seen_plainly_with("status: withdrawn") == "withdrawn");
  CHECK(seen_plainly_with("draft: true") == "hidden, private");
  CHECK(seen(plain_header_of("# Plan\n")) == "open");
  CHECK(seen(plain_header_of("")) == "open");
}

TEST_CASE("the site says what status a document has that states none") {
  SiteSettings settings;
  settings.default_status = Status::published;
  CHECK(seen(header_of("# Plan\n", settings)) == "open");
  CHECK(seen(header_of("---\nstatus: draft\n---\n# Plan\n", settings)) == "hidden, private");
  CHECK(seen(header_of("---\nstauts: draft\n---\n# Plan\n", settings)) == "hidden");
  settings.default_status = Status::withdrawn;
  CHECK(seen(header_of("# Plan\n", settings)) == "withdrawn");
}

TEST_CASE("the title comes from the key, else from the first heading") {
  const DocumentHeader from_key = header_of("---\ntitle: The  plan\n---\n# Another heading\n");
  CHECK(from_key.title == "The plan");
  CHECK_FALSE(from_key.title_is_heading);
  const DocumentHeader from_heading = header_of("# The *plan* `2020`\n");
  CHECK(from_heading.title == "The plan 2020");
  CHECK(from_heading.title_is_heading);
  CHECK(header_of("---\ntitle: the Plan\n---\n# The plan\n").title_is_heading);
  CHECK(header_of("## The second level\n").title == "The second level");
  const DocumentHeader later = header_of("Text first\n\n# Plan\n\n# Other\n");
  CHECK(later.title == "Plan");
  CHECK_FALSE(later.title_is_heading);
  CHECK(header_of("").title.empty());
  CHECK(plain_header_of("---\ntitle: [a, b]\n---\n# Plan\n").title == "Plan");
  CHECK(plain_header_of("---\ntitle: \" \"\n---\n# Plan\n").title == "Plan");
}

TEST_CASE("all keys of a page are read") {
  const DocumentHeader header = header_of(
      "---\nid: plan\ntitle: Plan\nstatus: published\naudience: public\ndated: 2011-05-01\napproved_on: "
      "2011-06-01\nrevision_note: New dates\nlang: es\nsummary: In short\n---\nText\n");
  CHECK(codes(header).empty());
  CHECK(header.summary == "In short");
  CHECK(header.language == "es");
  CHECK(header.note == "New dates");
}

TEST_CASE("every mistake in the keys of a page is reported at its place") {
  CHECK(
      codes(header_of(
          "---\ntitle:\nsummary: [a]\ndated: 2011-02-30\napproved_on: June\nid: {a: b}\nowner: me\n---\n")) ==
      "7:1 unknown-key;2:6 empty-value;3:10 wrong-type;6:5 wrong-type;4:8 bad-date;5:14 bad-date;");
}

}  // namespace gazette
