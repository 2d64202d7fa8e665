#include "command/publish_to_remote.h"

#include <fmt/format.h>

#include <iostream>
#include <string_view>

#include "base/failure.h"
#include "base/files.h"
#include "base/text.h"
#include "command/built_site.h"
#include "command/run_program.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

constexpr int no_such_program = 127;
constexpr int no_folder = 3;  // as rclone says it
constexpr int no_file = 4;

class Remote {
 public:
  Remote(std::string program, std::string place) : program_(std::move(program)), place_(std::move(place)) {
    if (place_.starts_with('-'))
      throw UsageFailure(fmt::format("{} is no place", place_), "write remote:folder");
    while (place_.ends_with('/')) place_.pop_back();
  }

  // nullopt: nothing was published there yet, and nothing else is there.
  std::optional<std::string> read_manifest_text() const {
    ProgramResult result = call({"cat", of(manifest_path)});
    if (result.exit_code == 0 && !result.output.empty()) return std::move(result.output);
    const bool is_absent =
        result.exit_code == 0 || result.exit_code == no_folder || result.exit_code == no_file;
    if (!is_absent) fail("read what is published at", result);
    const ProgramResult list = call({"lsf", "--max-depth", "1", place_});
    if (list.exit_code == no_folder) return std::nullopt;
    if (list.exit_code != 0) fail("list", list);
    if (trim(list.output).empty()) return std::nullopt;
    throw WorldFailure(fmt::format("{} has files that gazette didn't put there; nothing was changed", place_),
                       "name an empty place, or one that gazette published to before");
  }

  // Sends these in one go, and reads them back.
  void send(const fs::path& from, const std::vector<std::string>& paths, const FileDigests& files) const {
    if (paths.empty()) return;
    const ScratchFolder scratch;
    const std::string list = write_list(scratch.path(), paths);
    const ProgramResult sent =
        call({"copy", "--ignore-times", "--no-traverse", "--files-from-raw", list, from.string(), place_});
    if (sent.exit_code != 0) fail("send files to", sent);
    const fs::path back = scratch.path() / "back";
    const ProgramResult read =
        call({"copy", "--no-traverse", "--files-from-raw", list, place_, back.string()});
    if (read.exit_code != 0) fail("read back what was sent to", read);
    for (const std::string& path : paths) {
      const auto bytes = read_file(back / path);
      if (!bytes || sha256_of(*bytes).hex() != files.at(path))
        throw WorldFailure(fmt::format("{} holds something else than what was sent: {}", place_, path),
                           "publish again");
    }
  }

  void remove(const std::vector<std::string>& paths) const {
    if (paths.empty()) return;
    const ScratchFolder scratch;
    const ProgramResult removed =
        call({"delete", "--files-from-raw", write_list(scratch.path(), paths), place_});
    if (removed.exit_code != 0 && removed.exit_code != no_folder && removed.exit_code != no_file)
      fail("remove files from", removed);
  }

 private:
  std::string of(std::string_view path) const { return fmt::format("{}/{}", place_, path); }

  static std::string write_list(const fs::path& folder, const std::vector<std::string>& paths) {
    write_file(folder / "list", join(paths, "\n") + "\n");
    return (folder / "list").string();
  }

  ProgramResult call(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), program_);
    ProgramResult result = run_program(arguments);
    if (result.exit_code == no_such_program)
      throw WorldFailure(
          fmt::format("there is no program {}", program_),
          "install it (Debian: rclone), or say where it is: publish: rclone: in site/site.yml");
    return result;
  }

  [[noreturn]] void fail(std::string_view what, const ProgramResult& result) const {
    const std::string_view said = trim(result.errors);
    const size_t last = said.rfind('\n');
    throw WorldFailure(fmt::format("can't {} {}: {}", what, place_,
                                   last == std::string_view::npos ? said : said.substr(last + 1)),
                       "publish again: what was sent stays, and the rest follows");
  }

  std::string program_;
  std::string place_;
};

struct Sending {
  std::vector<std::string> used;     // what pages use: pictures, styles, data
  std::vector<std::string> added;    // new pages
  std::vector<std::string> changed;  // pages
  std::vector<std::string> gone;
};

Sending compare(const FileDigests& before, const FileDigests& after) {
  Sending sending;
  for (const auto& [path, digest] : after) {
    const auto old = before.find(path);
    if (path == manifest_path || (old != before.end() && old->second == digest)) continue;
    const bool is_page = path.ends_with(".html");
    (!is_page ? sending.used : old == before.end() ? sending.added : sending.changed).push_back(path);
  }
  for (const auto& [path, digest] : before) {
    if (!after.contains(path)) sending.gone.push_back(path);
  }
  return sending;
}

}  // namespace

int publish_to_remote(const PublishOptions& options, const PublishTarget& target,
                      const TipSettings& settings) {
  const Remote remote(settings.publish.rclone, target.place);
  Progress progress;
  progress.say("Asking what is published");
  const auto ledger = remote.read_manifest_text();
  const auto built = build_for(options, target, ledger, progress);
  if (!built) return exit_content;
  FileDigests before;
  // What can't be read was refused as a ledger.
  if (ledger) before = list_site_files(read_manifest(*ledger).value_or(Manifest()), *ledger);
  const bool is_same = ledger && before == built->files;
  if (!is_same || options.again) {
    const Sending sending = compare(options.again ? FileDigests() : before, built->files);
    progress.say("Sending pictures, styles and data");
    remote.send(built->folder, sending.used, built->files);
    progress.say("Sending new pages");
    remote.send(built->folder, sending.added, built->files);
    progress.say("Sending changed pages");
    remote.send(built->folder, sending.changed, built->files);
    progress.say("Removing what is gone");
    const std::vector<std::string> gone = compare(before, built->files).gone;
    remote.remove(gone);
    remote.send(built->folder, {manifest_path}, built->files);
    progress.clear();
    if (options.source.format == "human") {
      std::cout << fmt::format("Published {} pages to {}, as of {}: {} files sent, {} removed.\n",
                               built->pages, target.place, iso_date(options.source.build.date.value()),
                               sending.used.size() + sending.added.size() + sending.changed.size() + 1,
                               gone.size());
    }
    return exit_good;
  }
  progress.clear();
  if (options.source.format == "human")
    std::cout << fmt::format("Nothing that readers can see has changed; {} stays as it is.\n", target.place);
  return exit_good;
}

}  // namespace gazette
