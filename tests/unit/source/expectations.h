// What a failure says, and what git itself says of a repository's history.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/failure.h"
#include "base/text.h"
#include "git_fixture.h"
#include "source/history.h"
#include "source/repository.h"

namespace gazette {

// "MESSAGE | HINT" of the WorldFailure that `action` throws; "no failure" if it throws none.
template <class Action>
std::string failure_of(const Action& action) {
  try {
    action();
  } catch (const WorldFailure& failure) {
    return std::string(failure.what()) + " | " + failure.hint();
  }
  return "no failure";
}

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

inline Oid oid_of(std::string_view hex) {
  Oid oid;
  for (size_t i = 0; i < oid.bytes.size(); ++i) {
    oid.bytes[i] = static_cast<uint8_t>(std::stoi(std::string(hex.substr(2 * i, 2)), nullptr, 16));
  }
  return oid;
}

inline FileKind kind_of_mode(std::string_view mode) {
  if (mode == "000000") return FileKind::none;
  if (mode == "100755") return FileKind::executable;
  if (mode == "120000") return FileKind::symlink;
  if (mode == "160000") return FileKind::submodule;
  return FileKind::regular;
}

// The same history by `git log` and `git ls-tree`, without the dates.
inline SourceHistory history_by_git(const GitFixture& git, const std::string& ref = "HEAD") {
  SourceHistory history;
  const std::string log = git.run("log", "--first-parent", "-m", "--raw", "--no-renames", "--abbrev=40", "-z",
                                  "--reverse", "--format=%x01%H", ref);
  FileChange change;
  bool path_follows = false;
  for (std::string_view word : split(log, '\0')) {
    if (path_follows) {
      change.path.text = word;
      history.line.back().changes.push_back(change);
      path_follows = false;
      continue;
    }
    while (word.starts_with('\n')) word.remove_prefix(1);
    if (word.starts_with('\1')) {
      history.line.push_back({oid_of(word.substr(1, 40)), 0, {}});
    } else if (word.starts_with(':')) {
      const std::vector<std::string_view> parts = split(word.substr(1), ' ');
      change = {
          {}, kind_of_mode(parts.at(0)), kind_of_mode(parts.at(1)), oid_of(parts.at(2)), oid_of(parts.at(3))};
      path_follows = true;
    }
  }
  for (Publication& publication : history.line) {
    std::sort(publication.changes.begin(), publication.changes.end(),
              [](const FileChange& a, const FileChange& b) { return a.path < b.path; });
  }
  const std::string listing = git.run("ls-tree", "-r", "-z", "--full-tree", ref);
  for (const std::string_view line : split(listing, '\0')) {
    if (line.empty()) continue;
    const size_t tab = line.find('\t');
    history.files.push_back({{std::string(line.substr(tab + 1))},
                             kind_of_mode(line.substr(0, 6)),
                             oid_of(line.substr(tab - 40, 40))});
  }
  std::sort(history.files.begin(), history.files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return history;
}

inline SourceHistory read_history(const GitFixture& git, const std::string& ref = "") {
  const Repository repository(git.path());
  return read_source_history(repository, resolve_published_tip(repository, ref));
}

// Reads the history and checks each change of it against git's own words.
inline SourceHistory checked_history(const GitFixture& git) {
  SourceHistory ours = read_history(git);
  const SourceHistory theirs = history_by_git(git);
  CHECK(ours.files == theirs.files);
  REQUIRE(ours.line.size() == theirs.line.size());
  for (size_t i = 0; i < ours.line.size(); ++i) {
    CAPTURE(i);
    CHECK(ours.line[i].commit == theirs.line[i].commit);
    CHECK(ours.line[i].changes == theirs.line[i].changes);
  }
  return ours;
}

inline std::vector<std::string> paths_of(const std::vector<FileChange>& changes) {
  std::vector<std::string> paths;
  for (const FileChange& change : changes) paths.push_back(change.path.text);
  return paths;
}

}  // namespace gazette
