#include "preview/watch_rules.h"

#include <cerrno>
#include <cstring>
#include <string>

#include <fmt/format.h>

namespace gazette {

namespace {

// ".plan.md.swp", ".plan.md.swx"
bool is_vim_swap_file(std::string_view name) {
  return name.size() > 5 && name.starts_with('.') && name.substr(name.size() - 4, 3) == ".sw";
}

// Vim makes a file of this name to try out whether it may write to the folder.
constexpr std::string_view vim_trial = "4913";

}  // namespace

bool is_editor_leftover(std::string_view name) {
  return name == vim_trial || is_vim_swap_file(name) || name.ends_with('~') || name.starts_with(".#") ||
         (name.size() > 1 && name.starts_with('#') && name.ends_with('#')) || name.starts_with(".~lock.") ||
         name.starts_with(".goutputstream-") || name.ends_with(".kate-swp");
}

WorldFailure failure_to_watch(const std::filesystem::path& folder, int error) {
  if (error == ENOSPC) {
    return WorldFailure(
        fmt::format("can't watch {}: the system allows no more watched folders", folder.string()),
        "raise the limit: sudo sysctl fs.inotify.max_user_watches=524288");
  }
  if (error == EMFILE) {
    return WorldFailure(
        fmt::format("can't watch {}: too many programs watch folders already", folder.string()),
        "close other previews or editors, or raise the limit: sudo sysctl "
        "fs.inotify.max_user_instances=1024");
  }
  return WorldFailure(fmt::format("can't watch {}: {}", folder.string(), std::strerror(error)));
}

}  // namespace gazette
