// Tables of plans, their parts, and how long each stood as it did.
#pragma once

#include "feeds/stated_tables.h"
#include "feeds/table.h"
#include "render/document_names.h"

namespace gazette {

struct PlanTables {
  Table plans;
  Table objectives;
  Table initiatives;
  Table benchmarks;
  Table final_outcomes;
  StatedTables stated;
};

PlanTables list_plan_tables(const RenderParts& parts, const DocumentNames& names);

}  // namespace gazette
