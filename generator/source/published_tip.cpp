#include <fmt/format.h>

#include "base/failure.h"
#include "source/handles.h"
#include "source/history.h"
#include "source/object.h"

namespace gazette {

namespace {

// What the reference points to in the end; nullopt: no such reference (or a branch without a commit).
std::optional<Oid> find_reference(git_repository* repository, const std::string& name) {
  git_reference* found = nullptr;
  int code = git_reference_lookup(&found, repository, name.c_str());
  const OwnedReference reference(found);
  git_reference* direct = nullptr;
  if (code == 0) code = git_reference_resolve(&direct, found);
  const OwnedReference owner(direct);
  if (code == GIT_ENOTFOUND || code == GIT_EINVALIDSPEC) return std::nullopt;
  if (code != 0) {
    throw WorldFailure(
        fmt::format("the reference \"{}\" can't be read: {}", printable(name), last_git_error()),
        "run `git fsck` in the repository to see what is wrong");
  }
  return from_git(*git_reference_target(direct));
}

bool has_any_reference(git_repository* repository) {
  git_reference_iterator* iterator = nullptr;
  if (git_reference_iterator_new(&iterator, repository) != 0) return false;
  const char* name = nullptr;
  const bool any = git_reference_next_name(&name, iterator) == 0;
  git_reference_iterator_free(iterator);
  return any;
}

// Follows tags to the commit that they name.
Commit require_commit(git_odb* odb, Oid id, const std::string& ref) {
  constexpr int most_tags = 16;
  for (int i = 0; i < most_tags; ++i) {
    const RawObject object = read_object(odb, id);
    if (object.type() == GIT_OBJECT_COMMIT) return Commit{id};
    constexpr std::string_view key = "object ";
    const std::string_view bytes = object.bytes();
    const auto target = object.type() == GIT_OBJECT_TAG && bytes.starts_with(key)
                            ? parse_oid(bytes.substr(key.size(), 40))
                            : std::nullopt;
    if (!target) break;
    id = *target;
  }
  throw WorldFailure(fmt::format("\"{}\" names something that isn't a commit", printable(ref)),
                     "name a branch, a tag of a commit, or a commit; `git branch -a` lists the branches");
}

[[noreturn]] void fail_without_commit(git_repository* repository) {
  if (!has_any_reference(repository)) {
    throw WorldFailure("the repository has no commit yet",
                       "make the first one: git add . && git commit --allow-empty -m \"First version\"");
  }
  throw WorldFailure("the current branch has no commit yet, though others have",
                     "name another branch with --ref; `git branch -a` lists them");
}

[[noreturn]] void fail_unknown(git_repository* repository, const std::string& ref) {
  if (!has_any_reference(repository)) fail_without_commit(repository);
  const std::string remote = "refs/remotes/origin/" + ref;
  if (find_reference(repository, remote)) {
    throw WorldFailure(
        fmt::format("there is no branch or tag \"{}\" here, only at the origin", printable(ref)),
        fmt::format("write --ref {}, or make the branch: git branch {} origin/{}", remote, ref, ref));
  }
  throw WorldFailure(
      fmt::format("there is no branch, tag or commit \"{}\" in the repository", printable(ref)),
      "write the name of a branch or tag (`git branch -a` and `git tag` list them), or all 40 digits "
      "of a commit id; expressions such as main~1 aren't evaluated");
}

}  // namespace

Commit resolve_published_tip(const Repository& repository, const std::string& ref) {
  const BorrowedHandle handle(repository.handles());
  git_repository* const git = handle.repository();
  if (ref.empty() || ref == "HEAD") {
    const std::optional<Oid> head = find_reference(git, "HEAD");
    if (!head) fail_without_commit(git);
    return require_commit(handle.odb(), *head, "HEAD");
  }
  if (const std::optional<Oid> id = parse_oid(ref)) return require_commit(handle.odb(), *id, ref);
  if (ref.find('\0') != std::string::npos) fail_unknown(git, ref);
  if (ref.starts_with("refs/")) {
    if (const auto id = find_reference(git, ref)) return require_commit(handle.odb(), *id, ref);
    fail_unknown(git, ref);
  }
  const std::optional<Oid> branch = find_reference(git, "refs/heads/" + ref);
  const std::optional<Oid> tag = find_reference(git, "refs/tags/" + ref);
  if (branch && tag) {
    throw WorldFailure(
        fmt::format("\"{}\" is both a branch and a tag", printable(ref)),
        fmt::format("write refs/heads/{} for the branch, or refs/tags/{} for the tag", ref, ref));
  }
  if (!branch && !tag) fail_unknown(git, ref);
  return require_commit(handle.odb(), branch ? *branch : *tag, ref);
}

}  // namespace gazette
