#include "command/branch_site.h"

#include <fmt/format.h>

#include "base/failure.h"
#include "command/guarded_branch.h"
#include "source/history.h"
#include "source/write_branch.h"

namespace gazette {

BranchSite::BranchSite(const Repository& repository, const std::string& branch) : repository_(repository) {
  if (!has_branch(repository, branch)) {
    throw WorldFailure(fmt::format("there is no branch \"{}\" here", branch),
                       fmt::format("publish to it first; or, if it was published elsewhere: git fetch origin "
                                   "{0}:{0}",
                                   branch));
  }
  const SourceHistory tip =
      read_tip_alone(repository, resolve_published_tip(repository, reference_of_branch(branch)));
  committed_at_ = tip.line.back().committed_at;
  for (const SourceFile& file : tip.files) {
    const bool is_file = file.kind == FileKind::regular || file.kind == FileKind::executable;
    files_.emplace(file.path.text, is_file ? file.blob : Oid());
  }
}

std::optional<std::string> BranchSite::read(const std::string& path) const {
  const auto found = files_.find(path);
  if (found == files_.end() || found->second.is_zero()) return std::nullopt;
  return repository_.read_blob(found->second);
}

std::optional<std::vector<std::string>> BranchSite::list() const {
  std::vector<std::string> paths;
  for (const auto& [path, blob] : files_) paths.push_back(path);
  return paths;
}

}  // namespace gazette
