// Tables of reports: each rating and each benchmark's status that was ever published, how long it stood, and
// why it was corrected.
#pragma once

#include "feeds/table.h"
#include "render/document_names.h"

namespace gazette {

struct ReportTables {
  Table reports;
  Table ratings;
  Table benchmark_statuses;
};

ReportTables list_report_tables(const RenderParts& parts, const DocumentNames& names);

}  // namespace gazette
