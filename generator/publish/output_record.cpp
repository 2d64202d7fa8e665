#include "publish/output_record.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <string_view>

#include "base/byte_stream.h"
#include "base/failure.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

// File systems stamp times in steps; the coarsest in use has 10 milliseconds.
constexpr int64_t time_step = 10'000'000;

int64_t nanoseconds(const timespec& time) {
  return int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

std::optional<Look> look_at(int folder, const std::string& path, mode_t kind) {
  struct stat status{};
  const int flags = AT_SYMLINK_NOFOLLOW | (path.empty() ? AT_EMPTY_PATH : 0);
  if (::fstatat(folder, path.c_str(), &status, flags) != 0 || (status.st_mode & S_IFMT) != kind)
    return std::nullopt;
  return Look{kind == S_IFDIR ? 0 : static_cast<uint64_t>(status.st_size), status.st_ino,
              nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

std::string name_for(const fs::path& folder) {
  return "output-" + digest_of(folder.string()).hex();
}

int64_t now() {
  timespec time{};
  ::clock_gettime(CLOCK_REALTIME, &time);
  return nanoseconds(time);
}

template <class Value>
const std::pair<std::string, Value>* find_in(const ByPath<Value>& values, std::string_view path) {
  const auto found =
      std::lower_bound(values.begin(), values.end(), path,
                       [](const auto& value, std::string_view wanted) { return value.first < wanted; });
  return found == values.end() || found->first != path ? nullptr : &*found;
}

template <class Value>
const Value* value_at(const ByPath<Value>& values, std::string_view path) {
  const auto* found = find_in(values, path);
  return found == nullptr ? nullptr : &found->second;
}

// Sorted paths begin much like the one before.
class PathWriter {
 public:
  void add(ByteWriter& to, const std::string& path) {
    const auto differing = std::mismatch(last_.begin(), last_.end(), path.begin(), path.end()).second;
    const auto common = static_cast<size_t>(differing - path.begin());
    to.add_number(common);
    to.add_text(std::string_view(path).substr(common));
    last_ = path;
  }

 private:
  std::string last_;
};

class PathReader {
 public:
  const std::string& take(ByteReader& from) {
    const uint64_t common = from.take_number();
    if (common > last_.size()) {
      from.give_up();
    } else {
      last_.resize(static_cast<size_t>(common));
    }
    return last_ += from.take_text();
  }

 private:
  std::string last_;
};

bool is_settled(const Look& look, int64_t kept_at) {
  return std::max(look.modified, look.altered) + time_step < kept_at;
}

}  // namespace

const std::pair<std::string, WrittenFile>* OutputRecord::find_file(std::string_view path) const {
  return find_in(files, path);
}

const Look* OutputRecord::find_folder(std::string_view path) const {
  return value_at(folders, path);
}

const Digest* OutputRecord::find_group(std::string_view name) const {
  return value_at(groups, name);
}

Looker::Looker(const fs::path& folder) : folder_(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)) {
  if (folder_ < 0) throw WorldFailure(fmt::format("can't open the folder {}", folder.string()));
}

Looker::~Looker() {
  ::close(folder_);
}

std::optional<Look> Looker::look_at_file(const std::string& path) const {
  return look_at(folder_, path, S_IFREG);
}

std::optional<Look> Looker::look_at_folder(const std::string& path) const {
  return look_at(folder_, path, S_IFDIR);
}

void wait_for_next_time_stamp() {
  const timespec time{0, 2 * time_step};
  ::nanosleep(&time, nullptr);
}

OutputRecord read_record(const CacheFolder& cache, const fs::path& folder) {
  OutputRecord record;
  const auto bytes = cache.read(name_for(folder));
  if (!bytes) return record;
  ByteReader from(*bytes);
  const auto kept_at = from.take_plain<int64_t>();
  PathReader paths;
  record.files.resize(from.take_count(sizeof(WrittenFile)));
  for (auto& [path, file] : record.files) {
    path = paths.take(from);
    file = from.take_plain<WrittenFile>();
    if (!is_settled(file.look, kept_at)) file.look = {};
  }
  record.folders.resize(from.take_count(sizeof(Look)));
  for (auto& [path, look] : record.folders) {
    path = paths.take(from);
    look = from.take_plain<Look>();
    if (!is_settled(look, kept_at)) look = {};
  }
  record.groups.resize(from.take_count(sizeof(Digest)));
  for (auto& [name, key] : record.groups) {
    name = paths.take(from);
    key = from.take_plain<Digest>();
  }
  return from.is_done() ? record : OutputRecord();
}

void keep_record(const CacheFolder& cache, const fs::path& folder, const OutputRecord& record) {
  ByteWriter to;
  to.add_plain(now());
  PathWriter paths;
  to.add_number(record.files.size());
  for (const auto& [path, file] : record.files) {
    paths.add(to, path);
    to.add_plain(file);
  }
  to.add_number(record.folders.size());
  for (const auto& [path, look] : record.folders) {
    paths.add(to, path);
    to.add_plain(look);
  }
  to.add_number(record.groups.size());
  for (const auto& [name, key] : record.groups) {
    paths.add(to, name);
    to.add_plain(key);
  }
  cache.write(name_for(folder), to.bytes());
}

}  // namespace gazette
