// The rules of the house that a compiler doesn't know, each as a function from source files to complaints.
// A complaint is one line: "folder/file.cpp: what is wrong".
#pragma once

#include <set>
#include <string>
#include <vector>

namespace gazette {

struct SourceText {
  std::string path;  // relative to generator/
  std::string text;
};

using Complaints = std::vector<std::string>;

// A folder includes only the folders that it may know.
Complaints check_includes(const SourceText& source);
// Each library is used in one place.
Complaints check_library_homes(const SourceText& source);
// Names say what a thing is.
Complaints check_names(const SourceText& source);
// A file is short; a header says what it is; nothing is left for later.
Complaints check_shape(const SourceText& source);
// The world's failure is the only exception.
Complaints check_exceptions(const SourceText& source);
// A build doesn't know what time it is, nor where it is.
Complaints check_clocks(const SourceText& source);

// The codes of the diagnostics that a file can make: "duplicate-key".
std::set<std::string> list_diagnostic_codes(const SourceText& source);

}  // namespace gazette
