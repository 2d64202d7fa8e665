// Tables of programs: who took part, with which priorities, and how the check-ins of cycles went.
#pragma once

#include "feeds/table.h"
#include "render/document_names.h"

namespace gazette {

struct ProgramTables {
  Table programs;
  Table program_districts;
  Table program_schools;
  Table program_check_ins;
};

ProgramTables list_program_tables(const RenderParts& parts, const DocumentNames& names);

}  // namespace gazette
