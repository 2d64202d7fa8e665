// What a repository's site/ folder says of the site as a whole: settings, redactions, redirects, late
// notes.
#pragma once

#include <utility>
#include <vector>

#include "build.h"

namespace gazette {

struct ReadSettings {
  SiteSettings settings;
  Diagnostics problems;
  bool is_export = false;  // what its texts refer to may be nowhere, because it isn't public
};

// As the options want it. UsageFailure: it has no settings and isn't to be published without, or the options
// name a folder that it hasn't.
ReadSettings read_settings(const SourceLine& line, const BuildOptions& options);

std::pair<std::vector<RedactionEntry>, Diagnostics> read_redactions_of(const SourceLine& line,
                                                                       const SiteSettings& settings);

// Lets the addresses of an earlier site lead on.
Diagnostics add_own_redirects(const SourceLine& line, const SiteSettings& settings, Site& site);

// Puts them to the versions that they are about. `plan_files`: the tip's, with its frameworks.
Diagnostics add_late_notes(const SourceLine& line, const std::vector<PlanFileText>& plan_files,
                           PublicHistory& history);

}  // namespace gazette
