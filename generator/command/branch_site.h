// A site on a branch of the repository, read from its newest commit, for whoever checks it.
#pragma once

#include <map>

#include "publish/live_site.h"
#include "source/repository.h"

namespace gazette {

class BranchSite : public LiveSite {
 public:
  // WorldFailure: there is no such branch. The repository must outlive it.
  BranchSite(const Repository& repository, const std::string& branch);

  std::optional<std::string> read(const std::string& path) const override;
  std::optional<std::string> read_compressed(const std::string& path, const char*) const override {
    return read(path);
  }
  // Links too: hosts send what they lead to.
  std::optional<std::vector<std::string>> list() const override;
  // Noon of the day for which it was built: `gazette publish` dates the commit so.
  std::optional<int64_t> published_at() const override { return committed_at_; }

 private:
  const Repository& repository_;
  std::map<std::string, Oid> files_;  // zero: what isn't a file
  int64_t committed_at_ = 0;
};

}  // namespace gazette
