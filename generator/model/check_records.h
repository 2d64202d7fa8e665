// The rules that hold within the facts of public record pages, and between them and the rest of the site:
// references, numbers, teams, days, and citations of regulations in all public texts.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "model/district.h"
#include "model/plan_book.h"
#include "model/public_history.h"

namespace gazette {

// `book`, `plan_files`: the tip. The problems are not sorted.
Diagnostics check_records(const PublicHistory& history, const PlanBook& book,
                          const std::vector<PlanFileText>& plan_files);

// Its parts, each in a file of its own. `path`: of the page.
void check_program(const SourcePath& path, const SourceValue& facts, const std::vector<District>& districts,
                   Diagnostics& problems);
void check_regulation(const SourcePath& path, const SourceValue& facts, Diagnostics& problems);
void check_rubric(const SourcePath& path, const SourceValue& facts, Diagnostics& problems);
// Of the files of plans frameworks and districts, which aren't documents.
Diagnostics check_citations(const PublicHistory& history, const std::vector<PlanFileText>& plan_files);
Diagnostics check_assessments(const PublicHistory& history, const PlanBook& book);

}  // namespace gazette
