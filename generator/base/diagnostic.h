// An author's mistake: where it is, what is wrong in plain words, how to mend it. Returned beside results;
// stops no stage by itself.
#pragma once

#include <string>
#include <vector>

#include "base/path.h"

namespace gazette {

enum class Severity { warning, error };

// Line and column count from 1 (columns in characters, not bytes). Line 0: the file as a whole.
struct Place {
  SourcePath file;
  int line = 0;
  int column = 0;
  int length = 1;  // characters marked from `column` on
  bool operator==(const Place&) const = default;
};

struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;  // "duplicate-key": the name in the manual of rules
  Place place;
  std::string message;
  std::string hint;  // how to mend it; may be empty
  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

Diagnostic make_diagnostic(Severity severity, std::string code, Place place, std::string message,
                           std::string hint = {});

// By file, line, column, then code and message: the order of printing. Drops exact repetitions.
void sort_diagnostics(Diagnostics& diagnostics);
bool has_errors(const Diagnostics& diagnostics);
void append(Diagnostics& to, Diagnostics from);

}  // namespace gazette
