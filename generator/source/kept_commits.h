// Commits that a reference of their own keeps, such as refs/gazette/web/releases/0001-2024-03-04: no clean-up
// of git takes them, and neither a clone nor a push carries them along.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "source/repository.h"

namespace gazette {

struct KeptCommit {
  std::string name;  // of the reference, without the folder
  Oid commit;
};

// Below the folder ("refs/gazette/web/releases/"), by name.
std::vector<KeptCommit> list_kept_commits(const Repository& repository, const std::string& folder);
// Each in one step, on disk for good.
void keep_commit(const Repository& repository, const std::string& reference, const Oid& commit);
void forget_commit(const Repository& repository, const std::string& reference);

// The files that a commit holds, by path. WorldFailure: it can't be read.
std::vector<std::pair<std::string, Oid>> list_files_of_commit(const Repository& repository,
                                                              const Oid& commit);
// nullopt: the commit has no such file.
std::optional<Oid> find_file_of_commit(const Repository& repository, const Oid& commit,
                                       const std::string& path);

}  // namespace gazette
