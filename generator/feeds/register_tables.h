// Tables of amendments and corrections: the registers, sentence by sentence.
#pragma once

#include "feeds/table.h"
#include "render/document_names.h"

namespace gazette {

Table list_amendment_rows(const RenderParts& parts, const DocumentNames& names);
Table list_correction_rows(const RenderParts& parts, const DocumentNames& names);

}  // namespace gazette
