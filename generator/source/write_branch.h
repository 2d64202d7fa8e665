// A branch that holds a folder of files as one commit without parents: what code-hosting pages show. Beside
// NewRepository the one place that writes git objects.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "source/new_repository.h"
#include "source/repository.h"

namespace gazette {

// What stands on a branch at this path; nullopt: there is no such branch, or no such file.
std::optional<std::string> read_from_branch(const Repository& repository, const std::string& branch,
                                            const std::string& path);
bool has_branch(const Repository& repository, const std::string& branch);

struct BranchFile {
  std::string path;  // on the branch
  std::string bytes;
};

// Writes a commit without parents, which no branch names yet. `on_disk`: paths below `folder`. `own`: files
// besides. The same files and note make the same commit.
Oid write_site_commit(const Repository& repository, const std::filesystem::path& folder,
                      const std::vector<std::string>& on_disk, const std::vector<BranchFile>& own,
                      const CommitNote& note);

// Moves the branch in one step. False: it says exactly this already, and stays.
bool move_branch(const Repository& repository, const std::string& branch, const Oid& commit);

}  // namespace gazette
