// The rules of what frameworks declare and plans state: facts and tables, schools that must be covered, what
// serves what.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/level_words.h"
#include "model/plan_book.h"

namespace gazette {

// Of a plan or a sheet; `owner`: "the plan". What is missing is told of those alone that readers may see.
void check_stated_facts(const PlanDocument& document, const StatedFacts& stated,
                        const DeclaredFacts& declared, const std::string& owner, Diagnostics& problems);

// The rows of tables for each objective of the plan, or for each choice: none is missing, none too many.
void check_stated_rows(const PlanDocument& document, const StatedFacts& stated, const DeclaredFacts& declared,
                       const Plan& plan, const LevelWords& words, Diagnostics& problems);

// Stated days come in the framework's order and within its limits; and each that it names is one it declares.
void check_day_orders(const Plan& plan, const Framework& framework, Diagnostics& problems);
void check_named_days(const Framework& framework, Diagnostics& problems);

// Items of the first level are called what the framework calls them.
void check_titles(const Plan& plan, const Framework& framework, Diagnostics& problems);

// As many benchmarks of each type as the framework asks of a sheet, called `owner`, and final outcomes of a
// plan.
void check_benchmark_counts(const Initiative& sheet, const Framework& framework, const std::string& owner,
                            Diagnostics& problems);
void check_outcome_count(const Plan& plan, const Framework& framework, Diagnostics& problems);

// The plan begins while its framework is in use.
void check_framework_time(const Plan& plan, const Framework& framework, Diagnostics& problems);

// Each school that has one of the framework's designations stands in the plan's table.
void check_school_coverage(const Plan& plan, const Framework& framework, const PlanBook& book,
                           Diagnostics& problems);

// Each fact and cell of the type school names one of the district's list.
void check_named_schools(const PlanDocument& document, const StatedFacts& stated,
                         const DeclaredFacts& declared, const PlanBook& book, Diagnostics& problems);

// Each name is that of one item of another plan.
void check_alignment(const PlanDocument& document, const std::vector<PlacedText>& names, const Plan& own,
                     const PlanBook& book, Diagnostics& problems);

// How many school years the plan spans, against what its framework allows.
void check_years(const Plan& plan, const Framework& framework, Diagnostics& problems);

}  // namespace gazette
