// Which rules a site makes an error, a warning or nothing (`rules` in site/site.yml).
#pragma once

#include <map>
#include <string>

#include "base/diagnostic.h"
#include "document/value.h"
#include "model/site_settings.h"

namespace gazette {

using RuleSeverities = std::map<std::string, ChosenSeverity>;

// Of the whole settings; mistakes and rules that are fixed are reported, and change nothing.
RuleSeverities read_rule_severities(const SourceValue& settings, Diagnostics& problems);

// What an error stops elsewhere shall not stop a copy of what is public.
void keep_from_raising(RuleSeverities& rules);

void apply_severities(const RuleSeverities& rules, Diagnostics& problems);

}  // namespace gazette
