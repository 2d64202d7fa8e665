#include "command/demo_repository.h"

#include <fmt/format.h>

#include <cassert>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/failure.h"
#include "base/files.h"
#include "base/path.h"
#include "source/new_repository.h"

namespace gazette {

namespace {

namespace fs = std::filesystem;

bool is_source(const std::string& path) {
  return !is_below(path, "site/public") && path != "plans/README.md" && path != demo_script_path &&
         !file_name(path).starts_with('.');
}

CommitNote note_of(const DemoScript& script, const DemoCommit& commit, std::string message) {
  return {script.author_name, script.author_email, commit.seconds, commit.offset_minutes, std::move(message)};
}

}  // namespace

DemoSources read_demo_sources(const fs::path& folder) {
  DemoSources sources;
  auto script = read_file(folder / demo_script_path);
  if (!script) {
    throw WorldFailure(fmt::format("there is no script {} in {}", demo_script_path, folder.string()),
                       "name the folder of the project's sources with --sources");
  }
  sources.script = *std::move(script);
  for (const std::string_view part : {"content", "plans", "site"}) {
    std::error_code error;
    if (!fs::is_directory(folder / part, error)) continue;
    for (const std::string& name : list_files(folder / part)) {
      const std::string path = fmt::format("{}/{}", part, name);
      if (!is_source(path)) continue;
      if (auto bytes = read_file(folder / path)) sources.files.emplace(path, *std::move(bytes));
    }
  }
  return sources;
}

DemoResult write_demo_repository(const DemoScript& script, const DemoReplay& replay, const fs::path& folder) {
  assert(replay.problems.empty() && replay.commits.size() == script.commits.size());
  NewRepository repository(folder, script.branch);
  DemoResult result;
  std::vector<Oid> parents;
  for (size_t i = 0; i < replay.commits.size(); ++i) {
    const DemoCommit& commit = script.commits[i];
    for (const auto& [path, text] : replay.commits[i]) {
      if (text) {
        repository.put(path, *text);
      } else {
        repository.remove(path);
      }
    }
    result.tip = repository.commit(note_of(script, commit, commit.message), parents);
    ++result.commits;
    if (commit.on_branch) {
      parents.push_back(result.tip);
      result.tip =
          repository.commit(note_of(script, commit, fmt::format("Merge \"{}\"", commit.message)), parents);
      ++result.commits;
    }
    parents = {result.tip};
  }
  repository.finish(result.tip);
  return result;
}

}  // namespace gazette
