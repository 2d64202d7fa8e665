// libgit2's handles on one repository: a pool, since a handle serves one thread at a time.
#pragma once

#include <filesystem>
#include <mutex>
#include <string>
#include <vector>

#include "source/libgit2.h"
#include "source/repository.h"

namespace gazette {

// Opens the repository at or above `path`, and its object store with it. WorldFailure as Repository says.
struct Handle {
  OwnedRepository repository;
  OwnedOdb odb;
};
Handle open_handle(const std::filesystem::path& path);

struct Repository::Handles {
  std::filesystem::path opened_at;
  std::filesystem::path git_folder;  // of all work trees, where "objects" and "shallow" are

  std::mutex mutex;
  std::vector<Handle> free;
};

// A handle for the use of one thread, given back at the end.
class BorrowedHandle {
 public:
  explicit BorrowedHandle(Repository::Handles& handles);
  ~BorrowedHandle();
  BorrowedHandle(const BorrowedHandle&) = delete;
  BorrowedHandle& operator=(const BorrowedHandle&) = delete;

  git_repository* repository() const { return handle_.repository.get(); }
  git_odb* odb() const { return handle_.odb.get(); }

 private:
  Repository::Handles& handles_;
  Handle handle_;
};

}  // namespace gazette
