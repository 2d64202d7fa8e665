#include "command/remote_place.h"

#include <fmt/format.h>

#include <utility>

#include "base/failure.h"
#include "base/files.h"
#include "base/sha256.h"
#include "base/text.h"
#include "command/scratch_folder.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

constexpr int no_such_program = 127;
constexpr int no_folder = 3;  // as rclone says it
constexpr int no_file = 4;
constexpr std::string_view nothing_sent =
    "nothing was sent: check the place and the connection, and try again";
constexpr std::string_view rest_follows = "publish again: what was sent stays, and the rest follows";

std::string write_list(const fs::path& folder, const std::vector<std::string>& paths) {
  write_file(folder / "list", join(paths, "\n") + "\n");
  return (folder / "list").string();
}

}  // namespace

RemotePlace::RemotePlace(std::string program, std::string place)
    : program_(std::move(program)), place_(std::move(place)) {
  if (place_.starts_with('-'))
    throw UsageFailure(fmt::format("{} is no place", place_), "write remote:folder");
  while (place_.ends_with('/')) place_.pop_back();
}

std::optional<std::string> RemotePlace::read_manifest_text(const std::set<std::string>& own) const {
  if (auto manifest = read_text(manifest_path)) return manifest;
  // One file of somebody else's is enough to stop: a full bucket isn't listed for that.
  const ProgramResult list = own.empty() ? call({"lsf", "--max-depth", "1", place_})
                                         : call({"lsf", "--recursive", "--files-only", place_});
  if (list.exit_code == no_folder) return std::nullopt;
  if (list.exit_code != 0) fail("list", list, nothing_sent);
  for (const std::string_view line : split(list.output, '\n')) {
    if (line.empty() || own.contains(std::string(line))) continue;
    throw WorldFailure(fmt::format("{} has files that gazette didn't put there; nothing was changed", place_),
                       "name an empty place, or one that gazette published to before");
  }
  return std::nullopt;
}

std::optional<std::string> RemotePlace::read_text(const char* path) const {
  ProgramResult result = call({"cat", fmt::format("{}/{}", place_, path)});
  if (result.exit_code == 0 && !result.output.empty()) return std::move(result.output);
  const bool is_absent =
      result.exit_code == 0 || result.exit_code == no_folder || result.exit_code == no_file;
  if (!is_absent) fail("read what is published at", result, nothing_sent);
  return std::nullopt;
}

void RemotePlace::send(const fs::path& from, const std::vector<std::string>& paths,
                       const FileDigests& files) const {
  if (paths.empty()) return;
  const ScratchFolder scratch;
  const std::string list = write_list(scratch.path(), paths);
  const ProgramResult sent =
      call({"copy", "--ignore-times", "--no-traverse", "--files-from-raw", list, from.string(), place_});
  if (sent.exit_code != 0) fail("send files to", sent, rest_follows);
  const fs::path back = scratch.path() / "back";
  const ProgramResult read = call({"copy", "--no-traverse", "--files-from-raw", list, place_, back.string()});
  if (read.exit_code != 0) fail("read back what was sent to", read, rest_follows);
  for (const std::string& path : paths) {
    const auto bytes = read_file(back / path);
    if (!bytes || sha256_of(*bytes).hex() != files.at(path))
      throw WorldFailure(fmt::format("{} holds something else than what was sent: {}", place_, path),
                         "publish again");
  }
}

void RemotePlace::remove(const std::vector<std::string>& paths) const {
  if (paths.empty()) return;
  const ScratchFolder scratch;
  const ProgramResult removed =
      call({"delete", "--files-from-raw", write_list(scratch.path(), paths), place_});
  if (removed.exit_code != 0 && removed.exit_code != no_folder && removed.exit_code != no_file)
    fail("remove files from", removed, rest_follows);
}

ProgramResult RemotePlace::call(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), program_);
  ProgramResult result = run_program(arguments);
  if (result.exit_code == no_such_program)
    throw WorldFailure(fmt::format("there is no program {}", program_),
                       "install it (Debian: rclone), or say where it is: publish: rclone: in site/site.yml");
  return result;
}

void RemotePlace::fail(std::string_view what, const ProgramResult& result, std::string_view hint) const {
  const std::string_view said = trim(result.errors);
  const size_t last = said.rfind('\n');
  const bool is_unknown = said.find("didn't find section in config file") != std::string_view::npos;
  throw WorldFailure(
      fmt::format("can't {} {}: {}", what, place_,
                  last == std::string_view::npos ? said : said.substr(last + 1)),
      is_unknown
          ? fmt::format("`{0} listremotes` shows the names that the user who publishes has set up, and "
                        "`{0} config` adds one",
                        program_)
          : std::string(hint));
}

}  // namespace gazette
