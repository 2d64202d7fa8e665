// In which programs a district takes part, or a school of it.
#pragma once

#include <string_view>

#include "document/value.h"
#include "render/render_parts.h"

namespace gazette {

// [{title, url, status, standing, from, years, priorities, schools, cycles}] of the public programs that list
// the district, by title. `years`: titles with their school years; `schools`: [{title, url, priorities}], of
// one school alone where `school` is said, and then only programs that name it or name none; `cycles`:
// [{goal, days}], newest first, with the days of view_cycle_days.
ViewList view_programs_of(const RenderParts& parts, const Url& page, DistrictNumber district,
                          std::string_view school);

// `status` in the reader's words, `standing` (the same with the day since when) and `from` of an entry of a
// program; a status that no program may have stays as it is written.
void add_participation(const RenderParts& parts, const SourceValue& entry, ViewRecord& record);

// The texts of a list.
ViewList view_texts(const SourceValue& map, std::string_view key);

// The parts of a cycle that have a day, with how they went: [{title, week, date, state, note}]. `state` is
// what the district says (held, due, missed), or nothing; `date` is the day to which it was moved, where it
// says one.
ViewList view_cycle_days(const RenderParts& parts, const SourceValue& program, const SourceValue& cycle);

// [{title, url, priorities}] of an entry of a program; `only`: one school, or empty.
ViewList view_program_schools(const RenderParts& parts, const Url& page, const SourceValue& entry,
                              bool with_links, std::string_view only);
// The titles of the program's years in which the entry takes part, with their school years.
ViewList view_program_years(const RenderParts& parts, const SourceValue& program, const SourceValue& entry);

}  // namespace gazette
