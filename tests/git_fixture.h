// A small real git repository in a temporary folder, for tests. It sees no configuration of the machine, and
// every commit has a fixed author and the date it is given: ids are the same in every run.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

// A folder with a name of its own, removed with all it holds.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class GitFixture {
 public:
  // An empty repository with a work tree, whose branch is "main". `init_options` go to `git init`.
  explicit GitFixture(const std::vector<std::string>& init_options = {});

  // The work tree.
  const std::filesystem::path& path() const { return work_tree_; }
  // The temporary folder that holds the work tree; room for clones beside it. HOME is here, too.
  const std::filesystem::path& folder() const { return folder_.path(); }

  // Runs `git ARGUMENTS` in the work tree and returns what it printed, without the last line break. Throws
  // std::runtime_error with git's own words if it fails.
  template <class... Arguments>
  std::string run(const Arguments&... arguments) const {
    return run_with({std::string(arguments)...});
  }
  // The same with bytes for standard input and further settings ("GIT_COMMITTER_DATE=...").
  std::string run_with(const std::vector<std::string>& arguments, std::string_view input = {},
                       const std::vector<std::string>& environment = {}) const;

  // Writes a file of the work tree, making folders as needed.
  void write(const std::string& path, std::string_view text) const;
  void remove(const std::string& path) const;
  void move(const std::string& from, const std::string& to) const;
  // Commits everything in the work tree, also if nothing changed. `date`: "2012-12-21T12:00:00Z". Returns
  // the id.
  std::string commit(const std::string& message, const std::string& date = "2012-09-04T12:00:00Z") const;
  // Merges `branch` into the current one, always with a merge commit. Returns its id.
  std::string merge(const std::string& branch, const std::string& date) const;

 private:
  TemporaryFolder folder_;
  std::filesystem::path work_tree_;
};

}  // namespace gazette
