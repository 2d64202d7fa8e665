// The steps of the demonstration's script, played: what each commit changed. A pure function of the sources
// and the script.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "command/demo_script.h"

namespace gazette {

using FileTexts = std::map<std::string, std::string>;  // path -> bytes

// What differs from the commit before: the file's text, or nothing where it is gone.
using FileTextChanges = std::map<std::string, std::optional<std::string>>;

struct DemoReplay {
  std::vector<FileTextChanges> commits;  // one for each commit of the script
  Diagnostics problems;                  // places have no file yet; with any, `commits` isn't whole
};

// A file's text after a commit is its text in `sources`, with the amendments of later commits undone, newest
// first. What no commit adds, the first one does.
DemoReplay replay_demo(const DemoScript& script, const FileTexts& sources);

}  // namespace gazette
