#include "model/record_pairs.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace gazette {

namespace {

struct Record {
  const char* id;
  const char* number;
  const char* text;
};

RecordKeys keys_of(const std::vector<Record>& records) {
  RecordKeys keys;
  for (const Record& record : records) keys.add(record.id, record.number, record.text);
  return keys;
}

// "0=0 1- +1": the first is the first, the second went, another one came.
std::string listed(const std::vector<RecordPair>& pairs) {
  std::string list;
  for (const RecordPair& pair : pairs) {
    if (!list.empty()) list += ' ';
    if (pair.is_both()) {
      list += fmt::format("{}={}", *pair.before, *pair.after);
    } else {
      list += pair.before ? fmt::format("{}-", *pair.before) : fmt::format("+{}", *pair.after);
    }
  }
  return list;
}

std::string pair_up(const std::vector<Record>& before, const std::vector<Record>& after) {
  return listed(pair_records(keys_of(before), keys_of(after)));
}

bool are_reordered(const std::vector<Record>& before, const std::vector<Record>& after) {
  const auto pairs = pair_records(keys_of(before), keys_of(after));
  return is_reordered(pairs, std::vector<bool>(pairs.size(), true));
}

}  // namespace

TEST_CASE("records are the same by their id, whatever else they say") {
  CHECK(pair_up({{"a", "1", "x"}, {"b", "2", "y"}}, {{"b", "1", "x"}, {"a", "2", "y"}}) == "1=0 0=1");
  CHECK(pair_up({{"a", "1", "x"}}, {{"b", "1", "y"}}) == "0- +0");
  CHECK(pair_up({}, {}).empty());
}

TEST_CASE("an id that stands twice means the first, then the second") {
  CHECK(pair_up({{"a", "", "x"}, {"a", "", "y"}}, {{"a", "", "y"}, {"a", "", "x"}}) == "0=0 1=1");
  CHECK(pair_up({{"a", "", "x"}, {"a", "", "y"}}, {{"a", "", "y"}}) == "0=0 1-");
}

TEST_CASE("where one of the two has no id, the number counts") {
  CHECK(pair_up({{"", "1", "x"}}, {{"a", "1", "y"}}) == "0=0");
  CHECK(pair_up({{"a", "1", "x"}}, {{"", "1", "y"}}) == "0=0");
  CHECK(pair_up({{"", "", "x"}}, {{"", "", "y"}}) == "0- +0");
}

TEST_CASE("equal words are the same record, also when the id was mended") {
  CHECK(pair_up({{"a", "", "the same words"}}, {{"b", "", "the same words"}}) == "0=0");
}

TEST_CASE("similar words are the same record only where an id is missing") {
  const char* before = "Two full-time coaches, paid from the budget";
  const char* after = "Three full-time coaches, paid from the budget";
  CHECK(pair_up({{"", "", before}}, {{"", "", after}}) == "0=0");
  CHECK(pair_up({{"a", "", before}}, {{"b", "", after}}) == "0- +0");
  CHECK(pair_up({{"", "", before}}, {{"", "", "One hour of planning time"}}) == "0- +0");
}

TEST_CASE("of several similar ones the nearest is the same") {
  CHECK(pair_up({{"", "", "one two three four"}, {"", "", "one two three five"}},
                {{"", "", "one two three five six"}, {"", "", "one two three four six"}}) == "1=0 0=1");
}

TEST_CASE("what went stands behind what it stood behind") {
  CHECK(pair_up({{"a", "", ""}, {"b", "", ""}, {"c", "", ""}}, {{"c", "", ""}, {"a", "", ""}}) ==
        "2=0 0=1 1-");
  CHECK(pair_up({{"x", "", ""}, {"a", "", ""}}, {{"a", "", ""}}) == "0- 1=0");
}

TEST_CASE("another order is told from things that come and go") {
  CHECK(are_reordered({{"a", "", ""}, {"b", "", ""}}, {{"b", "", ""}, {"a", "", ""}}));
  CHECK_FALSE(are_reordered({{"a", "", ""}, {"b", "", ""}}, {{"c", "", ""}, {"b", "", ""}}));
  CHECK_FALSE(are_reordered({{"a", "", ""}, {"b", "", ""}, {"c", "", ""}}, {{"a", "", ""}, {"c", "", ""}}));
}

TEST_CASE("very long lists are paired without looking for similar words") {
  std::vector<Record> before(300, {"", "", "the same words as before"});
  std::vector<Record> after(300, {"", "", "the same words as now"});
  CHECK(pair_up({before[0]}, {after[0]}) == "0=0");
  CHECK(pair_up(before, after).starts_with("0- 1- 2-"));
}

}  // namespace gazette
