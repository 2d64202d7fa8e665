#include "feeds/place_tables.h"

#include <algorithm>

#include "feeds/site_address.h"

namespace gazette {

namespace {

std::string page_of(const RenderParts& parts, const Url& url) {
  return address_on_site(parts.portal.history.settings, url);
}

void set_contact(const Contact& contact, RowMaker& row) {
  row.set("contact_role", contact.role.value).set("contact_email", contact.email);
  row.set("contact_phone", contact.phone).set("contact_web", contact.web);
}

// When the next designation of the same district or school begins.
std::optional<Date> end_of(const std::vector<Designation>& list, const Designation& one) {
  std::optional<Date> end;
  for (const Designation& other : list) {
    const bool is_later = one.from && other.from && one.from.value < other.from.value;
    if (other.school.value != one.school.value || !is_later) continue;
    if (!end || other.from.value < *end) end = other.from.value;
  }
  return end;
}

}  // namespace

Table list_districts(const RenderParts& parts) {
  Table table{&table_rule("districts"), {}};
  const std::vector<ShelvedDistrict>& districts = parts.portal.shelf.districts;
  for (DistrictNumber i = 0; i < districts.size(); ++i) {
    const District& district = districts[i].district;
    RowMaker row(*table.rule);
    row.set("district", districts[i].folder).set("name", district.name);
    row.set("organization", district.is_department ? "department" : "district");
    row.set("code", district.code).set("region", district.region);
    set_contact(district.contact, row);
    row.set("address", page_of(parts, parts.site.districts[i]));
    table.rows.push_back(std::move(row).take());
  }
  return table;
}

Table list_schools(const RenderParts& parts) {
  Table table{&table_rule("schools"), {}};
  const std::vector<ShelvedDistrict>& districts = parts.portal.shelf.districts;
  for (DistrictNumber i = 0; i < districts.size(); ++i) {
    const std::vector<School>& schools = districts[i].district.schools;
    for (size_t s = 0; s < schools.size(); ++s) {
      RowMaker row(*table.rule);
      row.set("district", districts[i].folder).set("school", schools[s].id.value);
      row.set("name", schools[s].name).set("code", schools[s].code).set("grades", schools[s].grades);
      set_contact(schools[s].contact, row);
      row.set("address", page_of(parts, parts.site.schools[i][s]));
      table.rows.push_back(std::move(row).take());
    }
  }
  return table;
}

Table list_designations(const RenderParts& parts) {
  Table table{&table_rule("designations"), {}};
  const std::vector<ShelvedDistrict>& districts = parts.portal.shelf.districts;
  for (DistrictNumber i = 0; i < districts.size(); ++i) {
    const std::vector<Designation>& list = districts[i].district.designations;
    for (size_t d = 0; d < list.size(); ++d) {
      if (list[d].level.value.empty()) continue;
      RowMaker row(*table.rule);
      row.set("district", districts[i].folder).set("number", std::to_string(d + 1));
      row.set("school", list[d].school.value).set("level", list[d].level.value);
      if (list[d].from) row.set("from", iso_date(list[d].from.value));
      if (const auto end = end_of(list, list[d])) row.set("until", iso_date(*end));
      row.set("note", list[d].note).set("address", page_of(parts, parts.site.districts[i]));
      table.rows.push_back(std::move(row).take());
    }
  }
  return table;
}

}  // namespace gazette
