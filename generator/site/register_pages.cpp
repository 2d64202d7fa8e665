#include "site/register_pages.h"

#include <map>
#include <utility>

namespace gazette {

namespace {

// By register and year, newest first.
using ByYear = std::map<std::pair<RegisterKind, int>, std::vector<uint32_t>>;

void add_pages(std::optional<DistrictNumber> district, const ByYear& by_year,
               std::vector<RegisterPage>& pages) {
  for (const RegisterKind kind : register_kinds) {
    RegisterPage all{district, kind, std::nullopt, {}};
    std::vector<RegisterPage> years;
    for (const auto& [key, entries] : by_year) {
      if (key.first != kind) continue;
      years.push_back({district, kind, -key.second, entries});
      all.entries.insert(all.entries.end(), entries.begin(), entries.end());
    }
    if (years.empty()) continue;
    pages.push_back(std::move(all));
    for (RegisterPage& page : years) pages.push_back(std::move(page));
  }
}

}  // namespace

std::vector<RegisterPage> list_register_pages(const Portal& portal) {
  std::vector<RegisterPage> pages;
  const Registers& registers = portal.registers;
  if (registers.years.empty()) return pages;
  ByYear statewide;
  std::vector<ByYear> by_district(portal.shelf.districts.size());
  for (const RegisterKind kind : register_kinds) {
    for (const int year : registers.years) statewide[{kind, -year}];
  }
  for (uint32_t i = 0; i < registers.entries.size(); ++i) {
    const RegisterEntry& entry = registers.entries[i];
    const std::pair key{entry.kind, -entry.year()};
    statewide[key].push_back(i);
    if (entry.district) by_district[*entry.district][key].push_back(i);
  }
  add_pages(std::nullopt, statewide, pages);
  for (DistrictNumber i = 0; i < by_district.size(); ++i) add_pages(i, by_district[i], pages);
  return pages;
}

}  // namespace gazette
