// A school district, read from plans/<district>/district.yml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/plan_document.h"

namespace gazette {

struct Contact {
  PlacedText role;
  std::string email;
  std::string phone;
  std::string web;
};

struct School {
  PlacedText id;
  std::string name;
  std::string code;    // the state's, as text: zeros count
  std::string grades;  // "K-5"
  Contact contact;
};

// Where the district, or one school of it, stood from a day on.
struct Designation {
  PlacedDate from;
  PlacedText level;   // in the words of its time
  PlacedText school;  // absent: the district itself
  std::string note;
};

struct CommitteeMeeting {
  PlacedDate date;
  std::string topic;
};

struct District : PlanDocument {
  bool is_department = false;  // no district, but the Department, with a plan of its own
  std::string name;
  std::string code;
  std::string region;
  Contact contact;
  std::vector<School> schools;
  std::vector<Designation> designations;  // oldest first
  std::vector<CommitteeMeeting> meetings;

  const School* find_school(std::string_view school_id) const;
};

District read_district(const PlanFileText& file);

}  // namespace gazette
