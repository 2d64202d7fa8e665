// A place that rclone reaches. Failures are WorldFailure with what rclone said last.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "command/run_program.h"
#include "publish/stage_site.h"

namespace gazette {

class RemotePlace {
 public:
  // `program`: rclone, or where it is. UsageFailure: that is no place.
  RemotePlace(std::string program, std::string place);

  // nullopt: nothing was published there yet, and nothing is there but files of these paths. WorldFailure:
  // other files are.
  std::optional<std::string> read_manifest_text(const std::set<std::string>& own) const;
  // A text that was published there; nullopt: it isn't there.
  std::optional<std::string> read_text(const char* path) const;
  // Sends these in one go, and reads them back. `files`: their digests.
  void send(const std::filesystem::path& from, const std::vector<std::string>& paths,
            const FileDigests& files) const;
  // What isn't there needs no removal.
  void remove(const std::vector<std::string>& paths) const;

 private:
  ProgramResult call(std::vector<std::string> arguments) const;
  // `hint`: unless what failed shows how to mend it.
  [[noreturn]] void fail(std::string_view what, const ProgramResult& result, std::string_view hint) const;

  std::string program_;
  std::string place_;
};

}  // namespace gazette
