#include "model/due_facts.h"

#include <doctest/doctest.h>

#include "document/front_matter.h"

namespace gazette {

namespace {

DeclaredField field(const char* id, const char* type, bool is_due = false) {
  DeclaredField made;
  made.id.value = id;
  made.title = id;
  made.type.value = type;
  made.is_due = is_due;
  return made;
}

// "id|title|name|objective|target|day" of each.
std::string list(const std::string& yaml) {
  DeclaredFacts declared;
  declared.facts = {field("review", "date", true), field("signed", "date")};
  DeclaredTable table;
  table.id.value = "steps";
  table.title = "Steps";
  table.columns = {field("priority", "objective"), field("what", "text"), field("by", "date", true),
                   field("target", "text")};
  declared.tables = {table};
  std::string all;
  for (const DueFact& due : list_due_facts(read_stated_facts(parse_front_matter(yaml, 1).value), declared)) {
    for (const std::string& part : {due.id, due.title, due.name, due.objective, due.target})
      all += part + "|";
    all += iso_date(due.day) + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("days of facts and rows are due where the framework says so") {
  CHECK(list("facts: {review: 2026-06-30, signed: 2024-06-30}\n") == "review|review||||2026-06-30\n");
  CHECK(list("tables:\n  steps:\n"
             "    - {id: a, priority: reading, what: Decode, by: 2025-01-31, target: 65 percent}\n"
             "    - {id: b, by: 2025-02-28}\n") ==
        "steps a|Steps|Decode|reading|65 percent|2025-01-31\nsteps b|Steps|b|||2025-02-28\n");
}

TEST_CASE("a day that can't be read is none") {
  CHECK(
      list("facts: {review: soon}\ntables:\n  steps:\n    - {id: a, what: Decode, by: 1/31/2025}\n").empty());
  CHECK(list("title: A plan\n").empty());
}

}  // namespace gazette
