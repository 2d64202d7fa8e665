// Which pages the registers have: statewide one a year; of a district those with entries.
#pragma once

#include <optional>
#include <vector>

#include "model/portal.h"

namespace gazette {

// A register's page for one year, or without a year its list of years.
struct RegisterPage {
  std::optional<DistrictNumber> district;  // none: statewide
  RegisterKind kind = RegisterKind::amendments;
  std::optional<int> year;
  std::vector<uint32_t> entries;  // positions in Registers::entries, newest first; of all years without one
};

// Statewide first, then by district; each register's own page, then its years, newest first.
std::vector<RegisterPage> list_register_pages(const Portal& portal);

}  // namespace gazette
