// From the project's sources to the demonstration repository on disk.
#pragma once

#include <filesystem>

#include "command/replay_demo.h"
#include "source/oid.h"

namespace gazette {

inline constexpr const char* demo_script_path = "plans/demonstration.yml";

struct DemoSources {
  std::string script;  // demonstration.yml
  FileTexts files;     // of content/, plans/ and site/, without the script, its readme and what was published
};

// WorldFailure: there is no script, or a file can't be read.
DemoSources read_demo_sources(const std::filesystem::path& folder);

struct DemoResult {
  Oid tip;
  size_t commits = 0;  // with the merges
};

// Precondition: the replay has no problems. WorldFailure: the folder isn't empty, or can't be written.
DemoResult write_demo_repository(const DemoScript& script, const DemoReplay& replay,
                                 const std::filesystem::path& folder);

}  // namespace gazette
