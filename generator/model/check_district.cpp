// The rules of a district's own file.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/text.h"
#include "model/check_plan_book.h"
#include "model/plan_file.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

bool has_words(const DesignationWords& list, const std::string& level) {
  return std::any_of(list.words.begin(), list.words.end(),
                     [&](const PlacedText& word) { return fold(word.value) == fold(level); });
}

// The words of its time, of any framework that lists some.
void check_words(const District& district, const Designation& designation, const PlanBook& book,
                 Diagnostics& problems) {
  if (book.designations.empty() || !designation.level || !designation.from) return;
  const Date day = designation.from.value;
  bool is_known = false;
  std::vector<std::string> words;
  for (const DesignationWords& list : book.designations) {
    const bool holds = (!list.from || list.from.value <= day) && (!list.to || day <= list.to.value);
    const bool has_it = has_words(list, designation.level.value);
    if (has_it && holds) return;
    is_known = is_known || has_it;
    for (const PlacedText& word : holds ? list.words : std::vector<PlacedText>()) {
      if (std::find(words.begin(), words.end(), word.value) == words.end()) words.push_back(word.value);
    }
  }
  problems.push_back(warning_at(
      district, designation.level.mark, "designation-words",
      is_known ? fmt::format("\"{}\" was no designation on {}", designation.level.value, iso_date(day))
               : fmt::format("\"{}\" is no designation that the frameworks list", designation.level.value),
      suggest(designation.level.value, words, "write it in the words of its time")));
}

void check_designations(const District& district, const PlanBook& book, Diagnostics& problems) {
  std::map<std::string, Date> newest;  // by school; "": the district itself
  for (const Designation& designation : district.designations) {
    if (designation.school && district.find_school(designation.school.value) == nullptr) {
      problems.push_back(error_at(
          district, designation.school.mark, "unknown-school",
          fmt::format("the district has no school \"{}\"", designation.school.value),
          suggest(designation.school.value, list_ids(district.schools), "list the school under schools")));
    }
    check_words(district, designation, book, problems);
    if (!designation.from) continue;
    const auto [last, is_first] = newest.try_emplace(designation.school.value, designation.from.value);
    if (!is_first && designation.from.value < last->second) {
      problems.push_back(error_at(
          district, designation.from.mark, "designation-order",
          fmt::format("this designation is older than the one before it ({})", iso_date(last->second)),
          "list designations oldest first; the last one holds"));
    }
    last->second = std::max(last->second, designation.from.value);
  }
}

}  // namespace

void check_district(const District& district, const PlanBook& book, Diagnostics& problems) {
  const std::string_view folder = district_folder(district.path);
  if (district.id && district.id.value != folder) {
    problems.push_back(error_at(
        district, district.id.mark, "district-folder",
        fmt::format("the district's id is \"{}\", but its folder is \"{}\"", district.id.value, folder),
        fmt::format("the folder's name is the district's address: rename the folder to {}, or correct the id",
                    district.id.value)));
  }
  SeenOnce schools = once_by_id(problems);
  for (const School& school : district.schools) schools.add(district, school.id);
  check_designations(district, book, problems);
  SeenOnce meetings("duplicate-meeting", "the meeting of", "list each meeting once, with all its topics",
                    problems);
  for (const CommitteeMeeting& meeting : district.meetings) {
    if (meeting.date) meetings.add(district, {iso_date(meeting.date.value), meeting.date.mark});
  }
}

}  // namespace gazette
