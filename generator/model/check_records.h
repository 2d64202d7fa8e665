// The rules that hold within the facts of public record pages, and between them and the rest of the site:
// references, numbers, teams, days, and citations of regulations in all public texts.
#pragma once

#include "base/diagnostic.h"
#include "model/district.h"
#include "model/public_history.h"

namespace gazette {

// `districts`: those of the tip. The problems are not sorted.
Diagnostics check_records(const PublicHistory& history, const std::vector<District>& districts);

// Its parts, each in a file of its own. `path`: of the page.
void check_program(const SourcePath& path, const SourceValue& facts, const std::vector<District>& districts,
                   Diagnostics& problems);
void check_regulation(const SourcePath& path, const SourceValue& facts, Diagnostics& problems);
void check_rubric(const SourcePath& path, const SourceValue& facts, Diagnostics& problems);
Diagnostics check_citations(const PublicHistory& history);

}  // namespace gazette
