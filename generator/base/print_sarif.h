// Diagnostics as SARIF 2.1.0, for code scanning and editors. Columns count code points, and the log says so.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace gazette {

// What the log tells of a rule, whether it was broken or not.
struct SarifRule {
  std::string id;
  Severity severity = Severity::error;
  std::string meaning;
  std::string mend;
};

// Each code of a diagnostic that `rules` doesn't have stands in the log without an explanation.
void print_sarif(std::ostream& out, const Diagnostics& diagnostics, const std::vector<SarifRule>& rules);

// A path as a relative reference: what could mean something else in an address is percent-encoded.
std::string uri_of_path(const SourcePath& path);

}  // namespace gazette
