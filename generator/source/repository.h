// A git repository, opened for reading. Nothing outside source/ sees libgit2. The generator never writes to
// it and runs no hook, filter or program of it.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "source/oid.h"

namespace gazette {

class Repository {
 public:
  // `path`: a work tree (or a folder below it), a linked work tree, a bare repository, or a .git folder.
  // WorldFailure, each with its own message and the command that mends it: no repository, another owner's,
  // SHA-256, reftable, damaged. An empty repository opens; it has no tip.
  explicit Repository(const std::filesystem::path& path);
  ~Repository();
  Repository(const Repository&) = delete;
  Repository& operator=(const Repository&) = delete;
  Repository(Repository&&) noexcept;
  Repository& operator=(Repository&&) noexcept;

  // The folder of the work tree (that of the linked one, if opened there); nullopt for a bare repository.
  std::optional<std::filesystem::path> work_tree() const;
  // Where its objects are: the same for all linked work trees.
  const std::filesystem::path& git_folder() const;
  // True if history is cut off (git clone --depth): it can't be published.
  bool is_shallow() const;

  // The bytes of a blob. Safe from several threads at once. WorldFailure names the object if it is missing
  // or damaged, with the command that mends it.
  std::string read_blob(const Oid& oid) const;
  // Its size in bytes, without reading it all.
  size_t blob_size(const Oid& oid) const;

  struct Handles;  // libgit2's own, for the other files of source/
  Handles& handles() const { return *handles_; }

 private:
  std::unique_ptr<Handles> handles_;
};

// The id that git would give these bytes as a blob.
Oid hash_blob(std::string_view bytes);

}  // namespace gazette
