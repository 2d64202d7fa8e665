#include "source/pushed.h"

#include <fmt/format.h>

#include "base/failure.h"
#include "base/text.h"
#include "source/handles.h"
#include "source/object.h"

namespace gazette {

namespace {

using OwnedWalk = Owned<git_revwalk, git_revwalk_free>;

}  // namespace

std::string find_current_branch(const Repository& repository) {
  constexpr std::string_view branches = "refs/heads/";
  const BorrowedHandle handle(repository.handles());
  git_reference* found = nullptr;
  if (git_reference_lookup(&found, handle.repository(), "HEAD") != 0) return {};
  const OwnedReference head(found);
  const char* target = git_reference_symbolic_target(found);
  const std::string_view name = target == nullptr ? "" : target;
  return name.starts_with(branches) ? std::string(name.substr(branches.size())) : std::string();
}

std::optional<Oid> parse_commit_id(std::string_view hex) {
  return parse_oid(hex);
}

bool is_ancestor(const Repository& repository, const Oid& older, const Oid& newer) {
  if (older == newer) return true;
  const BorrowedHandle handle(repository.handles());
  const git_oid old_id = to_git(older);
  const git_oid new_id = to_git(newer);
  return git_graph_descendant_of(handle.repository(), &new_id, &old_id) == 1;
}

std::optional<Oid> find_common_commit(const Repository& repository, const Oid& a, const Oid& b) {
  const BorrowedHandle handle(repository.handles());
  const git_oid a_id = to_git(a);
  const git_oid b_id = to_git(b);
  git_oid common{};
  const int code = git_merge_base(&common, handle.repository(), &a_id, &b_id);
  if (code == GIT_ENOTFOUND) return std::nullopt;
  if (code != 0) throw WorldFailure(fmt::format("the commits can't be compared: {}", last_git_error()));
  return from_git(common);
}

std::vector<Oid> list_new_commits(const Repository& repository, const Oid& older, const Oid& newer,
                                  size_t most) {
  const BorrowedHandle handle(repository.handles());
  git_revwalk* made = nullptr;
  const int code = git_revwalk_new(&made, handle.repository());
  const OwnedWalk walk(made);
  const git_oid new_id = to_git(newer);
  const git_oid old_id = to_git(older);
  if (code != 0 || git_revwalk_push(made, &new_id) != 0 ||
      (!older.is_zero() && git_revwalk_hide(made, &old_id) != 0)) {
    throw WorldFailure(fmt::format("what was pushed can't be read: {}", last_git_error()));
  }
  std::vector<Oid> commits;
  git_oid id{};
  for (int next = git_revwalk_next(&id, made); next != GIT_ITEROVER; next = git_revwalk_next(&id, made)) {
    if (next != 0) throw WorldFailure(fmt::format("what was pushed can't be read: {}", last_git_error()));
    if (commits.size() == most)
      throw WorldFailure(fmt::format("more than {} commits were pushed at once", most),
                         "push them in several steps");
    commits.push_back(from_git(id));
  }
  return commits;
}

std::optional<std::pair<std::string, std::string>> read_signature(const Repository& repository,
                                                                  const Oid& commit) {
  constexpr std::string_view key = "gpgsig ";
  const BorrowedHandle handle(repository.handles());
  const RawObject object = read_object(handle.odb(), commit, GIT_OBJECT_COMMIT);
  const std::string_view bytes = object.bytes();
  std::string rest;
  std::string signature;
  bool is_in_signature = false;
  for (size_t at = 0; at < bytes.size();) {
    const size_t end = bytes.find('\n', at);
    if (end == at || end == std::string_view::npos) {
      rest += bytes.substr(at);  // the message, as it is
      break;
    }
    std::string_view line = bytes.substr(at, end + 1 - at);
    at = end + 1;
    if (line.starts_with(key)) {
      is_in_signature = true;
      signature += line.substr(key.size());
    } else if (is_in_signature && line.starts_with(' ')) {
      signature += line.substr(1);
    } else {
      is_in_signature = false;
      rest += line;
    }
  }
  if (signature.empty()) return std::nullopt;
  return std::pair(std::move(rest), std::move(signature));
}

}  // namespace gazette
