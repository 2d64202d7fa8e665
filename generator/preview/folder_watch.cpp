#include "preview/folder_watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/path.h"
#include "preview/watch_rules.h"

namespace gazette {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// A burst of events is over when nothing came for so long; and at any rate after the longer time, so that
// whoever writes without an end is seen meanwhile.
constexpr std::chrono::milliseconds quiet{30};
constexpr std::chrono::milliseconds longest_burst{400};
// How often the folder itself is looked for: nothing is reported of what happens above it.
constexpr std::chrono::milliseconds look_again{200};
// A longer time than any caller means; keeps the arithmetic from overflowing.
constexpr std::chrono::milliseconds longest_wait = std::chrono::hours(24);

// A file counts when it is written and closed, not at each write: between them it holds half a text.
constexpr uint32_t watched_events = IN_CREATE | IN_DELETE | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO |
                                    IN_DELETE_SELF | IN_MOVE_SELF | IN_EXCL_UNLINK | IN_ONLYDIR;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  int get() const { return number_; }

 private:
  int number_;
};

int milliseconds_until(Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::clamp<long long>(left, 0, INT_MAX));
}

}  // namespace

struct FolderWatch::Watches {
  Watches(const fs::path& folder, const std::vector<fs::path>& ignored_folders) {
    std::error_code error;
    root = fs::canonical(folder, error);
    if (error) throw failure_to_watch(folder, error.value());
    // Symlinks on the way to the folders are resolved, so that their names can be compared.
    for (const fs::path& path : ignored_folders) ignored.push_back(fs::weakly_canonical(path, error));
    start();
  }

  // Watches every folder, whatever was watched before.
  void start() {
    folders.clear();
    is_gone = false;
    identity = identify(root);
    inotify = Descriptor(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    if (inotify.get() < 0) throw failure_to_watch(root, errno);
    if (!add_folder(root)) throw failure_to_watch(root, errno);
    add_folders_below(root);
  }

  // Which folder stands at a path now; zeros: none.
  static std::pair<dev_t, ino_t> identify(const fs::path& path) {
    struct stat found{};
    if (::stat(path.c_str(), &found) != 0 || !S_ISDIR(found.st_mode)) return {0, 0};
    return {found.st_dev, found.st_ino};
  }

  // True: the folder went away, came back, or is another one now, which is then watched.
  bool look_for_root() {
    const auto found = identify(root);
    if (found == identity && !is_gone) return false;
    if (found == std::pair<dev_t, ino_t>(0, 0)) {
      folders.clear();  // what happens to it elsewhere is nobody's business
      return !std::exchange(is_gone, true);
    }
    try {
      start();
    } catch (const WorldFailure&) {
      is_gone = true;  // it went away again meanwhile
    }
    return true;
  }

  bool is_ignored(const fs::path& path) const {
    return path.filename() == ".git" || std::find(ignored.begin(), ignored.end(), path) != ignored.end();
  }

  // False: the folder is gone, isn't a folder, or can't be read.
  bool add_folder(const fs::path& path) {
    const uint32_t link_rule = path == root ? 0 : IN_DONT_FOLLOW;
    const int watch = ::inotify_add_watch(inotify.get(), path.c_str(), watched_events | link_rule);
    if (watch >= 0) {
      folders[watch] = path;
      return true;
    }
    if (errno == ENOSPC || errno == ENOMEM) throw failure_to_watch(path, errno);
    return false;
  }

  // Each folder is watched before it is listed: one that is made meanwhile is either listed or reported.
  void add_folders_below(const fs::path& folder) {
    std::vector<fs::path> unlisted{folder};
    while (!unlisted.empty()) {
      const fs::path current = std::move(unlisted.back());
      unlisted.pop_back();
      std::error_code error;
      for (fs::directory_iterator entry(current, error), end; !error && entry != end;
           entry.increment(error)) {
        std::error_code vanished;
        const bool is_folder = entry->symlink_status(vanished).type() == fs::file_type::directory;
        if (!is_folder || is_ignored(entry->path())) continue;
        if (add_folder(entry->path())) unlisted.push_back(entry->path());
      }
    }
  }

  void drop_folders_below(const fs::path& folder) {
    for (auto entry = folders.begin(); entry != folders.end();) {
      if (is_below(entry->second.native(), folder.native())) {
        ::inotify_rm_watch(inotify.get(), entry->first);
        entry = folders.erase(entry);
      } else {
        ++entry;
      }
    }
  }

  // True: the event is a change that matters.
  bool take(const inotify_event& event, std::string_view name) {
    if ((event.mask & IN_IGNORED) != 0) {
      folders.erase(event.wd);
      return false;
    }
    const auto found = folders.find(event.wd);
    if (found == folders.end()) return false;
    // That a folder below the root went away is reported by the folder that held it.
    if (name.empty()) return found->second == root;
    const fs::path path = found->second / name;
    if (is_ignored(path)) return false;
    if ((event.mask & IN_ISDIR) == 0) return !is_editor_leftover(name);
    if ((event.mask & IN_MOVED_FROM) != 0) drop_folders_below(path);
    if ((event.mask & (IN_CREATE | IN_MOVED_TO)) != 0 && add_folder(path)) add_folders_below(path);
    return true;
  }

  // Takes what has been reported so far. True: a change is among it.
  bool take_reported() {
    bool changed = false;
    alignas(inotify_event) std::array<char, size_t{64} * 1024> buffer{};
    for (;;) {
      const ssize_t size = ::read(inotify.get(), buffer.data(), buffer.size());
      if (size < 0 && errno == EINTR) continue;
      if (size <= 0) return changed;
      size_t position = 0;
      while (position < static_cast<size_t>(size)) {
        inotify_event event{};
        std::memcpy(&event, buffer.data() + position, sizeof event);
        if ((event.mask & IN_Q_OVERFLOW) != 0) {
          // What was lost isn't known, so every folder is looked for again.
          start();
          return true;
        }
        const char* name = buffer.data() + position + sizeof event;
        if (take(event, event.len > 0 ? std::string_view(name) : std::string_view())) changed = true;
        position += sizeof event + event.len;
      }
    }
  }

  // Waits for reports, at most until `deadline`.
  void wait_until(Clock::time_point deadline) const {
    pollfd waiting{inotify.get(), POLLIN, 0};
    ::poll(&waiting, 1, milliseconds_until(deadline));
  }

  fs::path root;
  std::vector<fs::path> ignored;
  std::pair<dev_t, ino_t> identity;  // of the folder that is watched
  bool is_gone = false;
  Descriptor inotify{-1};
  std::map<int, fs::path> folders;  // by watch
};

FolderWatch::FolderWatch(const fs::path& folder, const std::vector<fs::path>& ignored)
    : watches_(std::make_unique<Watches>(folder, ignored)) {}

FolderWatch::~FolderWatch() = default;

bool FolderWatch::wait(std::chrono::milliseconds timeout) {
  const Clock::time_point deadline = Clock::now() + std::min(timeout, longest_wait);
  bool changed = watches_->take_reported();
  if (!changed) changed = watches_->look_for_root();
  while (!changed && Clock::now() < deadline) {
    watches_->wait_until(std::min(deadline, Clock::now() + look_again));
    changed = watches_->take_reported() || watches_->look_for_root();
  }
  if (!changed) return false;
  const Clock::time_point latest = Clock::now() + longest_burst;
  Clock::time_point end_of_burst = Clock::now() + quiet;
  while (Clock::now() < end_of_burst) {
    watches_->wait_until(end_of_burst);
    if (watches_->take_reported()) end_of_burst = std::min(Clock::now() + quiet, latest);
  }
  return true;
}

}  // namespace gazette
