// The registers: what each is, and its entries of one year.
#pragma once

#include "render/render_parts.h"

namespace gazette {

void fill_registers(const RenderParts& parts, const Page& page, ViewRecord& view);
void fill_register(const RenderParts& parts, const Page& page, ViewRecord& view);
std::string title_of_register(const RenderParts& parts, const Page& page);

// `registers_url` and `as_of_url`, each or nothing: of the state, or of a district.
void add_ways_into_the_past(const RenderParts& parts, const Url& page, std::optional<DistrictNumber> district,
                            ViewRecord& view);
// One entry, as themes/README.md has it for its register, with `district`.
ViewRecord view_register_entry(const RenderParts& parts, const Url& page, const RegisterEntry& entry);
// The entry of a report's newest correction of that rating; nothing where it stands as it was published.
ViewValue link_to_correction(const RenderParts& parts, const Url& page, DocumentNumber report,
                             std::string_view initiative);
// Why a report's rating, or how a benchmark stands, was corrected last, as the register tells it; nothing
// where it stands as it was published.
ViewValue view_reason_of_correction(const RenderParts& parts, DocumentNumber report, const Rating& rating);
ViewValue view_reason_of_correction(const RenderParts& parts, DocumentNumber report,
                                    const BenchmarkStatus& status);

// What a redaction of the history withholds, as the register of removals has it.
ViewRecord view_redaction(const RenderParts& parts, const Url& page, uint32_t number);

// "published", "changed", "removed" or "restored": as templates know it.
std::string_view name_of_event(EventKind event);

// The change that one version made, as lists of several documents show it: {title, url, date, event,
// version_url, change_url, note, groups, more_sentences}; the first `most_groups` of its groups. Names as
// they are in that version.
ViewRecord view_version_change(const RenderParts& parts, const Url& page, DocumentNumber document,
                               uint32_t version, size_t most_groups);

}  // namespace gazette
