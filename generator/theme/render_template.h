// Runs a compiled template over a view.
#pragma once

#include <string>

#include "theme/template_program.h"

namespace gazette {

// WorldFailure with file, line and column where view and template don't fit.
std::string render_template(const TemplateProgram& program, const ViewRecord& view);

}  // namespace gazette
