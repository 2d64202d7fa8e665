#include "feeds/write_csv.h"

#include <doctest/doctest.h>

#include "feeds/write_json.h"

namespace gazette {

namespace {

const TableRule& small_rule() {
  static const TableRule rule{
      "ratings", {{"text"}, {"count", ColumnType::number}, {"day", ColumnType::date}}, {"text"}, {}};
  return rule;
}

Table small_table(std::vector<TableRow> rows) {
  return {&small_rule(), std::move(rows)};
}

}  // namespace

TEST_CASE("what a spreadsheet would take for a formula gets an apostrophe, and numbers none") {
  CHECK(guard_formula("=HYPERLINK(\"x\")") == "'=HYPERLINK(\"x\")");
  CHECK(guard_formula("+1 more") == "'+1 more");
  CHECK(guard_formula("-5 percent") == "'-5 percent");
  CHECK(guard_formula("@all") == "'@all");
  CHECK(guard_formula("\tx") == "'\tx");
  CHECK(guard_formula("\uFF1D1") == "'\uFF1D1");
  CHECK(guard_formula("-5") == "-5");
  CHECK(guard_formula("+49.5") == "+49.5");
  CHECK(guard_formula("-.") == "'-.");
  CHECK(guard_formula("49%") == "49%");
  CHECK(guard_formula("") == "");
}

TEST_CASE("an apostrophe before a sign gets one more, so that each text can be had back") {
  CHECK(guard_formula("'=1") == "''=1");
  CHECK(guard_formula("''@a") == "'''@a");
  CHECK(guard_formula("O'Brien") == "O'Brien");
  CHECK(guard_formula("'Tis") == "'Tis");
}

TEST_CASE("CSV ends its lines as RFC 4180 says and quotes what needs it") {
  CHECK(write_csv(small_table({})) == "text,count,day\r\n");
  CHECK(write_csv(small_table({{"a, \"b\"", "-3", ""}, {"two\nlines", "", "2024-09-01"}})) ==
        "text,count,day\r\n\"a, \"\"b\"\"\",-3,\r\n\"two\nlines\",,2024-09-01\r\n");
  CHECK(write_csv(small_table({{"=a,b", "1", ""}})) == "text,count,day\r\n\"'=a,b\",1,\r\n");
}

TEST_CASE("JSON says numbers as numbers, nothing as null, and texts as they are") {
  CHECK(write_json(small_table({})) == "[\n]\n");
  CHECK(write_json(small_table({{"=\"a\"\n\x01", "12", ""}})) ==
        "[\n{\"text\":\"=\\\"a\\\"\\n\\u0001\",\"count\":12,\"day\":null}\n]\n");
}

TEST_CASE("each table knows the columns of its key and of what it refers to") {
  for (const TableRule& rule : table_rules()) {
    CAPTURE(rule.name);
    for (const std::string_view column : rule.key) CHECK(rule.has(column));
    for (const TableReference& reference : rule.references) {
      CHECK(rule.has(reference.column));
      CHECK(table_rule(reference.table).has(reference.column));
    }
  }
}

}  // namespace gazette
