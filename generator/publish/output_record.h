// What the last build wrote to a folder, and what each file was made from: kept in the cache, not in the
// folder, since times and keys are nobody's business.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/cache_folder.h"
#include "base/digest.h"
#include "base/sha256.h"

namespace gazette {

// How a file or a folder looks from outside. Any change of its bytes, or of the entries of a folder, alters
// it.
struct Look {
  uint64_t size = 0;
  uint64_t inode = 0;
  int64_t modified = 0;  // nanoseconds since 1970
  int64_t altered = 0;   // also when its name or its rights were
  bool operator==(const Look&) const = default;
};

// How what is below a folder looks; the way to the folder itself is gone once.
class Looker {
 public:
  explicit Looker(const std::filesystem::path& folder);
  ~Looker();
  Looker(const Looker&) = delete;
  Looker& operator=(const Looker&) = delete;

  // `path`: "" is the folder itself. nullopt: there is none, or it is neither a file nor a folder of its own
  // (a link). Safe from several threads.
  std::optional<Look> look_at_file(const std::string& path) const;
  std::optional<Look> look_at_folder(const std::string& path) const;

 private:
  int folder_ = -1;
};

struct WrittenFile {
  Digest key;     // what it was made from; zero: that isn't known
  Sha256 sha256;  // of its bytes
  Look look;
};

// By path below the folder, sorted.
template <class Value>
using ByPath = std::vector<std::pair<std::string, Value>>;

struct OutputRecord {
  ByPath<WrittenFile> files;
  ByPath<Look> folders;   // "" is the folder itself
  ByPath<Digest> groups;  // what several files were made from, by a name

  const std::pair<std::string, WrittenFile>* find_file(std::string_view path) const;
  const Look* find_folder(std::string_view path) const;
  const Digest* find_group(std::string_view name) const;
};

// Until a change of a file that was written before can be told by its time.
void wait_for_next_time_stamp();

// `folder`: the real path of the output. Empty if nothing usable is kept. Looks that were taken when the
// record was written, or too shortly before to tell a later change by its time, are left out.
OutputRecord read_record(const CacheFolder& cache, const std::filesystem::path& folder);
void keep_record(const CacheFolder& cache, const std::filesystem::path& folder, const OutputRecord& record);

}  // namespace gazette
