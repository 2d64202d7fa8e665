// In which programs a district takes part, or a school of it.
#pragma once

#include <string_view>

#include "render/render_parts.h"

namespace gazette {

// [{title, url, status, from, years, priorities, schools, check_ins}] of the public programs that list the
// district, by title. `years`: titles with their school years; `schools`: [{title, url, priorities}], of one
// school alone where `school` is said, and then only programs that name it or name none;
// `check_ins`: [{cycle, title, date, state, note}], newest cycle first.
ViewList view_programs_of(const RenderParts& parts, const Url& page, DistrictNumber district,
                          std::string_view school);

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
