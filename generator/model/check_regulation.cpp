// The rules of a regulation's numbers.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "model/check_records.h"
#include "model/citations.h"
#include "model/read_record.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

using Parts = std::vector<std::string>;

uint32_t roman_value(std::string_view text) {
  static const std::vector<std::string_view> numerals = {"",    "i",    "ii", "iii", "iv", "v",   "vi",
                                                         "vii", "viii", "ix", "x",   "xi", "xii", "xiii"};
  const auto found = std::find(numerals.begin(), numerals.end(), text);
  return found == numerals.end() ? 0 : static_cast<uint32_t>(found - numerals.begin());
}

// Which place among its siblings a part may have: "i" is the ninth letter and the first Roman numeral.
std::set<uint32_t> places_of(const std::string& part) {
  std::set<uint32_t> places;
  if (part.find_first_not_of("0123456789") == std::string::npos && part.size() < 7)
    places.insert(static_cast<uint32_t>(std::stoul(part)));
  if (part.size() == 1 && part[0] >= 'a' && part[0] <= 'z')
    places.insert(static_cast<uint32_t>(part[0] - 'a' + 1));
  if (const uint32_t roman = roman_value(part)) places.insert(roman);
  return places;
}

}  // namespace

void check_regulation(const SourcePath& path, const SourceValue& facts, Diagnostics& problems) {
  PlanDocument page;
  page.path = path;
  const RegulationText regulation(facts);
  std::map<Parts, std::set<uint32_t>> last_of;  // by parent: the places that its last child may have
  std::set<Parts> seen;
  SeenOnce once("duplicate-paragraph", "the paragraph", "join the two, or correct one of the numbers",
                problems);
  for (const SourceValue* paragraph : read_records(facts, "paragraphs")) {
    const PlacedText number = read_text(*paragraph, "number");
    if (!number) continue;
    once.add(page, number);
    const Parts parts = split_paragraph_number(number.value);
    if (parts.empty() || parts.front() != regulation.root()) {
      problems.push_back(
          error_at(page, number.mark, "paragraph-number",
                   fmt::format("the number \"{}\" is none of \"{}\"", number.value, regulation.root()),
                   fmt::format("begin it with \"{}\", as the citation ends", regulation.root())));
      continue;
    }
    const Parts parent(parts.begin(), parts.end() - 1);
    if (parent.size() > 1 && !seen.contains(parent)) {
      problems.push_back(
          error_at(page, number.mark, "missing-paragraph",
                   fmt::format("nothing before \"{}\" is the paragraph that it is a part of", number.value),
                   "add that paragraph, before its parts"));
    } else if (parts.size() > 1) {
      std::set<uint32_t>& last = last_of[parent];
      const std::set<uint32_t> places = places_of(parts.back());
      const bool follows = std::any_of(places.begin(), places.end(), [&](uint32_t place) {
        return last.empty() ? place == 1 : last.contains(place - 1) || last.contains(place);
      });
      if (!follows && !places.empty()) {
        problems.push_back(warning_at(page, number.mark, "paragraph-gap",
                                      fmt::format("a paragraph before \"{}\" is missing", number.value),
                                      "add it, or correct the number; paragraphs stand in order"));
      }
      last = places;
    }
    seen.insert(parts);
  }
  const PlacedDate from = read_date(facts, "in_force_from");
  const PlacedDate to = read_date(facts, "in_force_to");
  if (from && to && to.value < from.value) {
    problems.push_back(error_at(page, to.mark, "period-backwards",
                                "the regulation is out of force before it is in force",
                                "exchange or correct the days"));
  }
}

}  // namespace gazette
