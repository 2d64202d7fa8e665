#include "source/history.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/files.h"
#include "source/commit.h"
#include "source/handles.h"
#include "source/repository.h"
#include "source/tree_walk.h"

namespace gazette {

namespace {

// Only names that are ids replace anything.
std::vector<std::string> list_replaced_objects(git_repository* repository) {
  constexpr std::string_view folder = "refs/replace/";
  std::vector<std::string> ids;
  git_reference_iterator* iterator = nullptr;
  if (git_reference_iterator_glob_new(&iterator, repository, "refs/replace/*") != 0) return ids;
  for (const char* name = nullptr; git_reference_next_name(&name, iterator) == 0;) {
    const std::string_view id = std::string_view(name).substr(folder.size());
    if (parse_oid(id)) ids.emplace_back(id);
  }
  git_reference_iterator_free(iterator);
  return ids;
}

// Git shows replaced commits and grafted parents in place of the real ones. We would show the real ones: not
// what anyone at a terminal sees.
void require_no_replacements(const Repository::Handles& handles, git_repository* repository) {
  if (const std::vector<std::string> ids = list_replaced_objects(repository); !ids.empty()) {
    throw WorldFailure(
        fmt::format("the repository replaces the object {} by another, so its history is not what "
                    "it seems",
                    ids.front()),
        "remove the replacement: git replace -d " + ids.front());
  }
  const std::filesystem::path grafts = handles.git_folder / "info" / "grafts";
  if (!read_file(grafts).value_or("").empty()) {
    throw WorldFailure("the repository gives commits other parents than they have (info/grafts)",
                       "remove the file " + grafts.string());
  }
}

}  // namespace

SourceHistory read_source_history(const Repository& repository, const Commit& tip, SourceHistory known) {
  if (repository.is_shallow()) {
    throw WorldFailure(
        "the history of the repository is cut off (it is a shallow clone), so it can't be published",
        "run `git fetch --unshallow` in it; in a CI job, ask for the whole history (fetch-depth: 0)");
  }
  const BorrowedHandle handle(repository.handles());
  require_no_replacements(repository.handles(), handle.repository());
  if (!known.line.empty() && known.line.back().commit == tip.id) return known;
  std::unordered_map<Oid, size_t, OidHash> known_places;
  for (size_t i = 0; i < known.line.size(); ++i) known_places.emplace(known.line[i].commit, i);

  TreeWalk walk(handle.odb());
  SourceHistory history;
  Oid id = tip.id;
  ParsedCommit commit = read_commit(handle.odb(), id);
  history.files = walk.list_files(commit.tree);
  history.file_entry_count = walk.entries_in_last();
  size_t common = 0;  // how many publications of the known line this one begins with
  while (common == 0) {
    const std::optional<Oid> parent_id = commit.first_parent;
    const ParsedCommit parent = parent_id ? read_commit(handle.odb(), *parent_id) : ParsedCommit();
    auto changes = walk.compare(parent_id ? std::optional(parent.tree) : std::nullopt, commit.tree);
    history.line.push_back({id, commit.committed_at, std::move(changes), walk.entries_in_last()});
    if (!parent_id) break;
    id = *parent_id;
    commit = parent;
    if (const auto place = known_places.find(id); place != known_places.end()) common = place->second + 1;
  }
  for (size_t i = common; i-- > 0;) {
    walk.count_known(known.line[i].entry_count);
    history.line.push_back(std::move(known.line[i]));
  }
  std::reverse(history.line.begin(), history.line.end());
  return history;
}

SourceHistory read_tip_alone(const Repository& repository, const Commit& tip) {
  const BorrowedHandle handle(repository.handles());
  require_no_replacements(repository.handles(), handle.repository());
  const ParsedCommit commit = read_commit(handle.odb(), tip.id);
  SourceHistory history;
  history.line.push_back({tip.id, commit.committed_at, {}});
  history.files = TreeWalk(handle.odb()).list_files(commit.tree);
  return history;
}

}  // namespace gazette
