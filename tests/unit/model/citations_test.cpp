#include "model/citations.h"

#include <doctest/doctest.h>

#include "document/front_matter.h"

namespace gazette {

namespace {

const SourceValue& regulation() {
  static const FrontMatter facts = parse_front_matter(
      "citation: 603 CMR 2.05\n"
      "paragraphs:\n- {number: 2.05(8)}\n- {number: 2.05(8)(c)}\n- {number: 2.05(10)(a)1.c}\n"
      "wrong_citations:\n- {written: 2.08(c), means: 2.05(8)(c)}\n- {written: § J(k), means: § 1J(k)}\n"
      "- {written: 603 CMR 2.04(10), means: 2.05(10)}\n- {written: 2.05(10)(a)(ii), means: 2.05(10)(a)2}\n"
      "- {written: Section 7, about: Highlight Discussion, means: Section 8}\n",
      1);
  return facts.value;
}

std::string found_in(std::string_view text) {
  std::string list;
  for (const Citation& citation : RegulationText(regulation()).find(text)) list += citation.number + "|";
  return list;
}

std::string wrong_in(std::string_view text) {
  std::string list;
  for (const RegulationText::Wrong& wrong : RegulationText(regulation()).find_wrong(text))
    list += std::string(text.substr(wrong.begin, wrong.end - wrong.begin)) + "|";
  return list;
}

size_t count_wrong(std::string_view text) {
  return RegulationText(regulation()).find_wrong(text).size();
}

}  // namespace

TEST_CASE("citations are found with and without the title, to any depth") {
  CHECK(found_in("See 603 CMR 2.05(8)(c), and 2.05(12)(b)1.") == "2.05(8)(c)|2.05(12)(b)1|");
  CHECK(found_in("2.05(10)(a)1.c and 2.05(8)(c).") == "2.05(10)(a)1.c|2.05(8)(c)|");
  CHECK(found_in("(2.05(8))") == "2.05(8)|");
}

TEST_CASE("what only looks like a citation is none") {
  CHECK(found_in("12.05(8), $2.05(8), 2.051(8), 2.05.1, a share of 2.05 and 2.05%").empty());
  CHECK(found_in("2.05 (8)").empty());
  CHECK(found_in("2.05(see below)").empty());
  CHECK(found_in("2.05(8)1st") == "2.05(8)|");
  CHECK(found_in("").empty());
}

TEST_CASE("wrong citations are found as they are written, and not inside of others") {
  CHECK(count_wrong("2.08(c) and M.G.L. c. 69, § J(k)") == 2);
  CHECK(count_wrong("12.08(c), 2.08(c)x") == 1);
  CHECK(count_wrong("") == 0);
}

TEST_CASE("behind the title, the parts of a number may stand apart") {
  CHECK(found_in("603 CMR 2.05 (99)") == "2.05(99)|");
  CHECK(found_in("603\xc2\xa0"
                 "CMR 2.05 (8) (c) says") == "2.05(8)(c)|");
  CHECK(found_in("603 CMR 2.05(10)(a) (ii)") == "2.05(10)(a)(ii)|");
  CHECK(found_in("603 CMR 2.05 (2010), 603 CMR 2.05 (the rule)").empty());
  CHECK(found_in("603 CMR 2.05(8) (now (c))") == "2.05(8)|");
}

TEST_CASE("wrong citations are found however their spaces and signs are written") {
  CHECK(wrong_in("By 603 CMR 2.08 (c).") == "2.08 (c)|");
  CHECK(wrong_in("2.08\xc2\xa0(c)") == "2.08\xc2\xa0(c)|");
  CHECK(wrong_in("c. 69, §J(k), and section J (k)") == "§J(k)|section J (k)|");
  CHECK(wrong_in("2.05(10)(a) (ii)") == "2.05(10)(a) (ii)|");
  CHECK(wrong_in("603 CMR 2.04(10)") == "603 CMR 2.04(10)|");
  CHECK(wrong_in("603 CMR 2.03 and 2.04 (10)") == "2.04 (10)|");
  CHECK(wrong_in("§ 1J(k), subsection J(k), 2.04(10), 2.05(10)(a)(iii)").empty());
}

TEST_CASE("what is wrong near some words alone is told near them, and not where it is quoted") {
  CHECK(wrong_in("Highlight Discussions – see Section 7").ends_with("Section 7|"));
  CHECK(wrong_in("Section 7 of the law").empty());
  CHECK(wrong_in("Highlight Discussions, Section 71").empty());
  CHECK(wrong_in("On Highlight Discussions it says “Section 7.”").empty());
}

TEST_CASE("citations of paragraphs that are there lead to them, and all else is escaped") {
  const RegulationText text(regulation());
  std::vector<RecordAnchor> anchors;
  anchors.push_back({"paragraphs", 1, "2.05-8-c", "", 2});
  CHECK(text.link_citations("a < 2.05(8)(c) & 2.05(9)", anchors).text ==
        "a &lt; <a href=\"#2.05-8-c\">2.05(8)(c)</a> &amp; 2.05(9)");
}

TEST_CASE("an anchor is made of the parts of a number") {
  CHECK(anchor_of_paragraph("2.05(12)(b)1") == "2.05-12-b-1");
  CHECK(anchor_of_paragraph("2.05(10)(a)1.c") == "2.05-10-a-1-c");
  CHECK(anchor_of_paragraph("2.05") == "2.05");
  CHECK(anchor_of_paragraph("").empty());
  CHECK(anchor_of_paragraph("(\"<>)").empty());
}

}  // namespace gazette
