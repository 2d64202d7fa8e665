// Tables of notes of discussions, and of plans judged by rubrics.
#pragma once

#include "feeds/table.h"
#include "render/document_names.h"

namespace gazette {

struct PaperTables {
  Table minutes;
  Table assessments;
  Table assessment_levels;
};

PaperTables list_paper_tables(const RenderParts& parts, const DocumentNames& names);

}  // namespace gazette
