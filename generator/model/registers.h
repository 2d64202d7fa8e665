// The registers: which plans were amended, which ratings corrected, what was taken away, which reports are
// missing. Each entry stands in the year of its day.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/corrections.h"
#include "model/plan_shelf.h"

namespace gazette {

enum class RegisterKind : uint8_t { amendments, corrections, removals, missing };
inline constexpr std::array<RegisterKind, 4> register_kinds = {
    RegisterKind::amendments, RegisterKind::corrections, RegisterKind::removals, RegisterKind::missing};
// Its part of an address: "amendments".
std::string_view name_of(RegisterKind kind);

struct RegisterEntry {
  RegisterKind kind = RegisterKind::amendments;
  Date day{};  // on which readers saw it; of a missing report: by which it was due
  std::optional<DistrictNumber> district;
  // But for missing reports:
  DocumentNumber document = 0;
  uint32_t version = 0;  // of an amendment, a correction: the newer one
  uint32_t before = 0;   // likewise: the older one
  // Of an amendment: as it is since then, where that changed.
  std::optional<Date> approved_on;
  // Of a correction; its own reason is the one given beside it or in site/notes.yml, which may be empty.
  Correction correction;
  std::string anchor;  // of a correction: its id on the pages of the register
  // Of a removal, and of versions that are withheld. Of a correction: the reason given for it, or else what
  // the version says of itself; every page tells this one. May be empty.
  std::string reason;
  std::optional<Date> restored_on;    // when what was removed was published again
  std::optional<uint32_t> redaction;  // the position in PublicHistory::redactions
  // Of a missing report.
  PlanNumber plan = 0;
  DueReport due;

  int year() const { return static_cast<int>(day.year()); }
};

struct Registers {
  std::vector<RegisterEntry> entries;  // newest first
  // The years in which anything was published or due, newest first: each register has a page for each.
  std::vector<int> years;

  // The position of a report's newest correction of that rating; none: it stands as it was published.
  std::optional<size_t> find_correction_of_rating(DocumentNumber report, std::string_view initiative) const;
  // Likewise of how a benchmark or final outcome stands, or of its figure.
  std::optional<size_t> find_correction_of_status(DocumentNumber report, const BenchmarkStatus& status) const;
};

// Empty without history. Plans count from the version that was approved first, else from the first one.
Registers list_registers(const PublicHistory& history, const PlanShelf& shelf);

}  // namespace gazette
