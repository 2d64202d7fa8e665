// What readers are told of facts that a table of fields alone describes.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "base/files.h"
#include "document/front_matter.h"
#include "model/compare_records.h"
#include "model/compare_stated.h"
#include "model/record_file.h"
#include "render/amendment_sentences.h"

namespace gazette {

namespace {

const InterfaceWords& words() {
  static const InterfaceWords read =
      InterfaceWords::read(
          parse_front_matter(
              *read_file(std::filesystem::path(GAZETTE_SOURCE_DIR) / "themes/gazette/strings/en.yml"), 1))
          .first;
  return read;
}

std::string tell(const RecordRule& rule, const std::string& before, const std::string& after,
                 bool has_own_words = false) {
  std::vector<Amendment> amendments;
  compare_records(parse_front_matter(before, 1).value, parse_front_matter(after, 1).value, rule, {},
                  {untold_keys(), has_own_words}, amendments);
  std::string said;
  for (const AmendmentGroup& group : group_amendments(amendments, words())) {
    for (const AmendmentSentence& sentence : group.sentences) said += sentence.text + "\n";
  }
  return said;
}

const std::string workshop =
    "calendar:\n- {id: workshop, what: Workshop, from: 2024-12-05, who: [teachers]}\n";

}  // namespace

TEST_CASE("an event that moves is told by its name") {
  CHECK(tell(program_rule(), workshop,
             "calendar:\n- {id: workshop, what: Workshop, from: 2024-12-12, who: [teachers]}\n") ==
        "Event “Workshop”: first day moved from December 5, 2024 to December 12, 2024.\n");
}

TEST_CASE("an event that comes is told once, not field by field") {
  CHECK(tell(program_rule(), "calendar: []\n", workshop) == "Event “Workshop” was added.\n");
  CHECK(tell(program_rule(), workshop, "owner: The office\n") ==
        "Office in charge “The office” added.\nEvent “Workshop” was dropped.\n");
}

TEST_CASE("a role is told by its name, not by its id") {
  const std::string roles =
      "roles:\n- {id: teachers, title: Classroom teachers}\n- {id: leaders, title: Leaders}\n";
  CHECK(tell(program_rule(), roles + workshop,
             roles + "calendar:\n- {id: workshop, what: Workshop, from: 2024-12-05, who: [leaders]}\n") ==
        "Event “Workshop”: role “Classroom teachers” removed; role “Leaders” added.\n");
}

TEST_CASE("a level of a criterion is told with its criterion, and figures rise and fall") {
  const std::string rubric = "criteria:\n- {id: goals, title: Goals, levels: [{name: Strong, elements: ";
  CHECK(tell(rubric_rule(), rubric + "3}]}\n", rubric + "4}]}\n") ==
        "Criterion “Goals”, level “Strong”: elements raised from 3 to 4.\n");
}

TEST_CASE("a record in a record is told by its word alone") {
  CHECK(tell(program_rule(), "cycle: {weeks: 12}\n", "cycle: {weeks: 10}\n") ==
        "Cycle: length in weeks lowered from 12 to 10.\n");
}

TEST_CASE("another order is told once") {
  CHECK(tell(rubric_rule(), "scale: [{name: High}, {name: Low}]\n", "scale: [{name: Low}, {name: High}]\n") ==
        "Order of the levels changed.\n");
}

TEST_CASE("a row of a table comes and goes with its values, and an order names its list") {
  const auto tell_rows = [](const std::string& before, const std::string& after) {
    StatedFacts was;
    StatedFacts is;
    was.tables_source = parse_front_matter(before, 1).value;
    is.tables_source = parse_front_matter(after, 1).value;
    std::vector<Amendment> amendments;
    compare_stated_facts(was, is, {}, amendments);
    std::string said;
    for (const AmendmentGroup& group : group_amendments(amendments, words())) {
      for (const AmendmentSentence& sentence : group.sentences) said += sentence.text + "\n";
    }
    return said;
  };
  const std::string one =
      "figures:\n- {id: a, for-whom: All, year: 2023, value: 61, kept: true, groups: [x, y]}\n";
  const std::string other = "- {id: b, for-whom: Girls, year: 2024, value: 65, kept: false}\n";
  CHECK(tell_rows(one, one + other) == "Figures “Girls” was added: kept no, value 65, year 2024.\n");
  CHECK(tell_rows(one + other, one) == "Figures “Girls” was dropped: kept no, value 65, year 2024.\n");
  CHECK(tell_rows(one + other, "figures:\n" + other + one.substr(one.find("- "))) ==
        "Order in “figures” changed.\n");
  std::string turned = one;
  turned.replace(turned.find("[x, y]"), 6, "[y, x]");
  CHECK(tell_rows(one, turned) == "Figures “All”: order in “groups” changed.\n");
}

TEST_CASE("a table may have words of its own") {
  const RecordRule rule{"the facts", {{"visited", FieldType::date, Need::optional, "Day of the visit"}}};
  CHECK(tell(rule, "visited: 2024-10-01\n", "visited: 2024-10-02\n", true) ==
        "Day of the visit moved from October 1, 2024 to October 2, 2024.\n");
}

TEST_CASE("how facts are written is nobody's business") {
  CHECK(tell(program_rule(), workshop,
             "calendar:\n- id: 'workshop'\n  what:   Workshop\n  who: teachers\n  from: \"2024-12-05\"\n")
            .empty());
}

}  // namespace gazette
