#include "model/district.h"

#include <algorithm>

#include "model/read_record.h"

namespace gazette {

namespace {

Contact read_contact(const SourceValue& map) {
  const auto records = read_records(map, "contact");
  if (records.empty()) return {};
  const SourceValue& contact = *records.front();
  return {read_text(contact, "role"), read_text(contact, "email").value, read_text(contact, "phone").value,
          read_text(contact, "web").value};
}

}  // namespace

const School* District::find_school(std::string_view school_id) const {
  const auto found = std::find_if(schools.begin(), schools.end(),
                                  [&](const School& school) { return school.id.value == school_id; });
  return found == schools.end() ? nullptr : &*found;
}

District read_district(const PlanFileText& file) {
  const SourceValue& map = file.facts->front_matter.value;
  District district;
  read_plan_document(file, district);
  district.name = read_text(map, "name").value;
  district.is_department = read_text(map, "organization").value == "department";
  district.code = read_text(map, "code").value;
  district.region = read_text(map, "region").value;
  district.contact = read_contact(map);
  for (const SourceValue* school : read_records(map, "schools")) {
    district.schools.push_back({read_text(*school, "id"), read_text(*school, "name").value,
                                read_text(*school, "code").value, read_text(*school, "grades").value,
                                read_contact(*school)});
  }
  for (const SourceValue* designation : read_records(map, "designations")) {
    district.designations.push_back({read_date(*designation, "from"), read_text(*designation, "level"),
                                     read_text(*designation, "school"),
                                     read_text(*designation, "note").value});
  }
  for (const SourceValue* meeting : read_records(map, "meetings"))
    district.meetings.push_back({read_date(*meeting, "date"), read_text(*meeting, "topic").value});
  return district;
}

}  // namespace gazette
