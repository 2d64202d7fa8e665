// A repository that didn't exist before, written commit by commit. The same calls make the same commit ids on
// every machine: no settings, templates or filters of the machine have a say. The one place that writes git
// objects.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "source/libgit2.h"

namespace gazette {

// What a commit says beside its files. Author and committer are the same.
struct CommitNote {
  std::string name;
  std::string email;
  int64_t seconds = 0;  // since 1970
  int offset_minutes = 0;
  std::string message;
};

class NewRepository {
 public:
  // WorldFailure: `folder` is a file, or a folder that isn't empty. `branch`: the only one, checked out.
  NewRepository(const std::filesystem::path& folder, std::string branch);

  // What the next commits hold at this path, in place of what they held. Never a program.
  void put(const std::string& path, std::string_view bytes);
  // Precondition: the path is there.
  void remove(const std::string& path);

  Oid commit(const CommitNote& note, const std::vector<Oid>& parents);

  // Names the newest commit of the branch, and writes its files into the work tree.
  void finish(const Oid& tip);

 private:
  OwnedRepository repository_;
  OwnedIndex index_;
  std::string branch_;
};

}  // namespace gazette
