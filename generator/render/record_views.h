// The facts of records as values for templates: every field that the table has, whether the file says it or
// not.
#pragma once

#include <vector>

#include "document/render_body.h"
#include "document/value.h"
#include "model/schema.h"
#include "render/render_parts.h"

namespace gazette {

// Texts, numbers, {iso, text} for days, lists and records of such; nothing where the file says nothing, an
// empty list for lists.
ViewRecord view_facts(const InterfaceWords& words, const SourceValue& map, const RecordRule& rule);

// `record` of a page's version: `kind`, the facts, `anchors` by section, and what is worked out from them;
// nothing for an ordinary page. `with_links`: to pages that may come and go.
ViewValue view_record(const RenderParts& parts, const TextPlace& place, const Version& version,
                      bool with_links);

// The headings of the facts, which stand below the text's own.
std::vector<BodyHeading> list_record_headings(const RenderParts& parts, const Version& version);

// What only programs have: their calendar in order, by role, and the days of cycles.
void add_program(const RenderParts& parts, const Url& page, const SourceValue& map, bool with_links,
                 ViewRecord& record);

}  // namespace gazette
