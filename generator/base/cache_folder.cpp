#include "base/cache_folder.h"

#include <fcntl.h>
#include <link.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/failure.h"
#include "base/files.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view opening = "gazette cache 1\n";
constexpr size_t header_size = opening.size() + sizeof(Digest);

// Only for its owner: drafts are in it.
bool make_private_folders(const fs::path& folder) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return true;
  if (!folder.has_relative_path() || !make_private_folders(folder.parent_path())) return false;
  return ::mkdir(folder.c_str(), 0700) == 0 || fs::is_directory(folder, error);
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  return true;
}

int add_library(dl_phdr_info* library, size_t, void* sink) {
  struct stat status{};
  if (library->dlpi_name == nullptr || ::stat(library->dlpi_name, &status) != 0) return 0;
  auto& digest = *static_cast<DigestSink*>(sink);
  digest.add(std::string_view(library->dlpi_name));
  digest.add(static_cast<uint64_t>(status.st_size));
  digest.add(static_cast<uint64_t>(status.st_mtim.tv_sec));
  digest.add(static_cast<uint64_t>(status.st_mtim.tv_nsec));
  return 0;
}

}  // namespace

Digest program_digest() {
  static const Digest digest = [] {
    DigestSink sink;
    sink.add(read_file("/proc/self/exe").value_or(""));
    ::dl_iterate_phdr(add_library, &sink);
    return sink.finish();
  }();
  return digest;
}

CacheFolder::CacheFolder(fs::path folder, const Digest& build) : folder_(std::move(folder)), build_(build) {}

Digest CacheFolder::seal(std::string_view name, std::string_view bytes) const {
  DigestSink sink;
  sink.add(build_);
  sink.add(name);
  sink.add(bytes);
  return sink.finish();
}

std::optional<std::string> CacheFolder::read(std::string_view name) const {
  try {
    std::optional<std::string> bytes = read_file(folder_ / name);
    if (!bytes || bytes->size() < header_size || !bytes->starts_with(opening)) return std::nullopt;
    Digest sealed;
    std::memcpy(&sealed, bytes->data() + opening.size(), sizeof sealed);
    bytes->erase(0, header_size);
    return sealed == seal(name, *bytes) ? std::move(bytes) : std::nullopt;
  } catch (const WorldFailure&) {
    return std::nullopt;
  }
}

void CacheFolder::write(std::string_view name, std::string_view bytes) const {
  if (!make_private_folders(folder_)) return;
  std::string place = (folder_ / (std::string(name) + ".XXXXXX")).string();
  const int descriptor = ::mkostemp(place.data(), O_CLOEXEC);
  if (descriptor < 0) return;
  const Digest sealed = seal(name, bytes);
  std::array<char, sizeof sealed> digest_bytes{};
  std::memcpy(digest_bytes.data(), &sealed, sizeof sealed);
  const bool is_whole = write_all(descriptor, opening) &&
                        write_all(descriptor, {digest_bytes.data(), digest_bytes.size()}) &&
                        write_all(descriptor, bytes);
  const bool is_closed = ::close(descriptor) == 0;
  if (!is_whole || !is_closed || ::rename(place.c_str(), (folder_ / name).c_str()) != 0) {
    ::unlink(place.c_str());
  }
}

}  // namespace gazette
