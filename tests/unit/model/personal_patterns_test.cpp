#include "model/personal_patterns.h"

#include <doctest/doctest.h>

#include <string>

namespace gazette {

namespace {

std::string found_in(std::string_view text) {
  std::string names;
  for (const PersonalPattern& pattern : find_personal_patterns(text)) (names += pattern.what) += ";";
  return names;
}

}  // namespace

TEST_CASE("numbers of persons are seen") {
  CHECK(found_in("078-05-1120") == "a Social Security number;");
  CHECK(found_in("Call (555) 010-0142.") == "a telephone number;");
  CHECK(found_in("555-010-0142, 555.010.0143") == "a telephone number;a telephone number;");
  CHECK(found_in("SASID: 1023456789.") == "the state's number of a student;");
}

TEST_CASE("private mail addresses are seen, and those of offices aren't") {
  CHECK(found_in("Write to jane.doe+school@gmail.com.") == "a private mail address;");
  CHECK(found_in("J_Doe@Yahoo.com, office@harborfalls.example") == "a private mail address;");
  CHECK(found_in("a@gmail.company.example, gmail.com, @gmail.com, a@me.community").empty());
}

TEST_CASE("what was found knows where it stands") {
  const std::string_view text = "Call (555) 010-0142 or ask student J. D. or jd@gmail.com";
  std::string found;
  for (const PersonalPattern& pattern : find_personal_patterns(text))
    found += std::string(text.substr(pattern.at, pattern.size)) + "|";
  CHECK(found == "(555) 010-0142|student J. D.|jd@gmail.com|");
}

TEST_CASE("days of birth and initials of students are seen") {
  CHECK(found_in("DOB: 4/12/2011") == "a day of birth;");
  CHECK(found_in("She was born on April 12, 2011.") == "a day of birth;");
  CHECK(found_in("Date of birth 2011") == "a day of birth;");
  CHECK(found_in("a girl (born 3/4/2012)") == "a day of birth;");
  CHECK(found_in("J.D., a fifth grader") == "the initials of a student;");
  CHECK(found_in("student J.D. and Pupil A. B.") == "the initials of a student;the initials of a student;");
}

TEST_CASE("what only looks a little like it is left alone") {
  for (const char* text :
       {"", "2024-09-01", "90010010", "12345678901", "100-200-3000", "https://a.example/1023456789",
        "603 CMR 2.05(8)(c)", "born on a farm", "born 2012", "the U.S., a country", "born on a farm. 12 cows",
        "dobbin 12", "students A. and B.", "student A. was", "1-555-010-0142", "3.1415926535",
        "no. 12-3456-789", "978-0-306-40615-7", "student"}) {
    CAPTURE(std::string(text));
    CHECK(found_in(text).empty());
  }
}

}  // namespace gazette
