#include "model/counted_people.h"

#include <doctest/doctest.h>

#include <string>

namespace gazette {

namespace {

// "8 students|", with "?" where nothing says that they are people.
std::string found_in(std::string_view text, uint32_t below = 10) {
  std::string list;
  for (const CountedPeople& found : find_few_people(text, below))
    list +=
        std::string(text.substr(found.begin, found.end - found.begin)) + (found.names_people ? "|" : "?|");
  return list;
}

}  // namespace

TEST_CASE("few people are seen, in digits and in words") {
  CHECK(found_in("8 students") == "8 students|");
  CHECK(found_in("3 of 8 students") == "3 of 8 students|");
  CHECK(found_in("3 out of the 8 new English learners, so far") == "3 out of the 8 new English learners|");
  CHECK(found_in("30 percent of 9 students") == "9 students|");
  CHECK(found_in("3/8 students") == "3/8 students|");
  CHECK(found_in("8 English learners") == "8 English learners|");
  CHECK(found_in("8\xc2\xa0"
                 "families") ==
        "8\xc2\xa0"
        "families|");
  CHECK(found_in("All five ninth graders, and 1 student") == "five ninth graders|1 student|");
  CHECK(found_in("8 of the students") == "8 of the students|");
  CHECK(found_in("3 de 8 estudiantes") == "3 de 8 estudiantes|");
  CHECK(found_in("11 students", 12) == "11 students|");
}

TEST_CASE("a part of few, of whatever, is doubtful") {
  CHECK(found_in("3 of 8") == "3 of 8?|");
  CHECK(found_in("3/8 by June") == "3/8?|");
}

TEST_CASE("shares, grades and counts of other things are no few people") {
  for (const char* text : {"",
                           "3 of 8 schools",
                           "2 of 5 days",
                           "grade 3",
                           "Grade 3 students",
                           "grades 3 to 8",
                           "Grades K to 5 students",
                           "K-5 students",
                           "3-8 students",
                           "Grades 6, 8, and 9 students",
                           "3.5 percent",
                           "8 percent of students",
                           "8th grade students",
                           "10 students",
                           "8 of 40 students",
                           "1 in 4 students",
                           "four of five students",
                           "Two of three",
                           "six of ten visits",
                           "8 family meetings",
                           "5 student teams",
                           "1 student team",
                           "9/1/2024",
                           "24/7",
                           "1/5 of students",
                           "4/5 visits",
                           "3.8",
                           "1,700 students",
                           "$8",
                           "0 students",
                           "72 hours",
                           "8 schools with students",
                           "level 3 of 4",
                           "Families of grades 8 and 9",
                           "Students in 3 schools"}) {
    CAPTURE(std::string(text));
    CHECK(found_in(text).empty());
  }
}

}  // namespace gazette
