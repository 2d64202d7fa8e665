// Whether the files of a release still are what was put there: by size and time, so that it costs next to
// nothing where nobody was there. Who forges both is found by `gazette verify` alone.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace gazette {

// `release`: its folder. `built`: where the same site was built, whose files have the sizes that they must
// have. The path of a file that was altered, removed or added; nullopt: there is none. Hidden files at the
// top count as the host's.
std::optional<std::string> find_altered_file(const std::filesystem::path& release,
                                             const std::filesystem::path& built);

}  // namespace gazette
