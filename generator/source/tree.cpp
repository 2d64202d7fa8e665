#include "source/tree.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/text.h"

namespace gazette {

namespace {

constexpr size_t cached_entries = 200'000;

constexpr const char* rewrite_hint =
    "run `git fsck --full` to list such entries; remove them from the history (`git filter-repo "
    "--invert-paths "
    "--path PATH`)";

// "40000 name\0" + 20 bytes. False: not an entry.
bool take_entry(std::string_view& rest, TreeEntry& entry) {
  unsigned mode = 0;
  size_t at = 0;
  for (; at < rest.size() && rest[at] >= '0' && rest[at] <= '7' && at < 10; ++at) {
    mode = mode * 8 + static_cast<unsigned>(rest[at] - '0');
  }
  if (at == 0 || at >= rest.size() || rest[at] != ' ') return false;
  rest.remove_prefix(at + 1);
  const size_t end = rest.find('\0');
  if (end == rest.npos || rest.size() - end - 1 < entry.oid.bytes.size()) return false;
  entry.name = rest.substr(0, end);
  std::memcpy(entry.oid.bytes.data(), rest.data() + end + 1, entry.oid.bytes.size());
  rest.remove_prefix(end + 1 + entry.oid.bytes.size());
  entry.is_folder = false;
  switch (mode & 0170000) {
    case 0040000:
      entry.kind = FileKind::none;
      entry.is_folder = true;
      return true;
    case 0100000:
      entry.kind = (mode & 0100) != 0 ? FileKind::executable : FileKind::regular;
      return true;
    case 0120000:
      entry.kind = FileKind::symlink;
      return true;
    case 0160000:
      entry.kind = FileKind::submodule;
      return true;
    default:
      return false;
  }
}

bool is_before(const TreeEntry& a, const TreeEntry& b) {
  return a.name < b.name;
}

}  // namespace

std::shared_ptr<const Tree> read_tree(git_odb* odb, const Oid& oid, std::string_view path) {
  auto tree = std::make_shared<Tree>();
  tree->object = read_object(odb, oid, GIT_OBJECT_TREE);
  std::string_view rest = tree->object.bytes();
  tree->entries.reserve(rest.size() / 36);
  while (!rest.empty()) {
    TreeEntry entry;
    if (!take_entry(rest, entry)) {
      fail_as_damaged(oid, fmt::format("the folder \"{}\" has an entry that can't be read", printable(path)));
    }
    tree->entries.push_back(entry);
  }
  auto& entries = tree->entries;
  if (!std::is_sorted(entries.begin(), entries.end(), is_before)) {
    std::stable_sort(entries.begin(), entries.end(), is_before);
  }
  const auto twin = std::adjacent_find(entries.begin(), entries.end(),
                                       [](const auto& a, const auto& b) { return a.name == b.name; });
  if (twin != entries.end()) {
    throw WorldFailure(fmt::format("the folder \"{}\" in the repository has two entries named \"{}\"",
                                   printable(path), printable(twin->name)),
                       rewrite_hint);
  }
  return tree;
}

void require_safe_name(std::string_view name, std::string_view folder) {
  const bool is_safe = !name.empty() && name != "." && name != ".." && name.find('/') == name.npos &&
                       (name.size() != 4 || to_lower_ascii(name) != ".git");
  if (is_safe) return;
  throw WorldFailure(
      fmt::format("the folder \"{}\" in the repository has an entry named \"{}\", which could lead "
                  "out of the folder",
                  printable(folder), printable(name)),
      rewrite_hint);
}

std::shared_ptr<const Tree> TreeCache::read(const Oid& oid, std::string_view path) {
  if (const auto found = young_.find(oid); found != young_.end()) return found->second;
  std::shared_ptr<const Tree> tree;
  if (const auto found = old_.find(oid); found != old_.end()) {
    tree = found->second;
  } else {
    tree = read_tree(odb_, oid, path);
  }
  if (young_entries_ > cached_entries) {
    old_ = std::exchange(young_, {});
    young_entries_ = 0;
  }
  young_entries_ += tree->entries.size() + 1;
  young_.emplace(oid, tree);
  return tree;
}

}  // namespace gazette
