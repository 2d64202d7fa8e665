// Which reports a framework's calendar asks of a plan, and which of them are there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/framework.h"
#include "model/report.h"

namespace gazette {

// A report that the calendar asks for.
struct DueReport {
  size_t slot = 0;  // in Framework::reports
  Date from{};
  Date to{};  // the last day it covers
  Date due{};
  std::optional<uint32_t> report;  // its position in `reports`; none: it isn't there

  // Its day has gone by without it.
  bool is_missing_on(Date day) const { return !report && due < day; }
};

// `first_year`: in which the school year begins; the calendar's year runs from September. A report fills the
// entry of its kind that holds the middle of the time it covers. Entries without all three days are left out.
std::vector<DueReport> list_due_reports(const Framework& framework, int first_year,
                                        const std::vector<const Report*>& reports);

}  // namespace gazette
