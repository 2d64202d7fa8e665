#include "base/cache_folder.h"

#include <fcntl.h>
#include <link.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
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

// What the linker made of all of the program's bytes; empty if it was told not to.
int take_build_id(dl_phdr_info* program, size_t, void* id) {
  for (const ElfW(Phdr)* part = program->dlpi_phdr; part != program->dlpi_phdr + program->dlpi_phnum;
       ++part) {
    if (part->p_type != PT_NOTE) continue;
    std::string_view notes(std::bit_cast<const char*>(program->dlpi_addr + part->p_vaddr), part->p_memsz);
    const auto take = [&notes](size_t size) {
      const std::string_view taken = notes.substr(0, size);
      notes.remove_prefix(std::min(notes.size(), (size + 3) & ~size_t{3}));
      return taken;
    };
    while (notes.size() > sizeof(ElfW(Nhdr))) {
      ElfW(Nhdr) head;
      std::memcpy(&head, take(sizeof head).data(), sizeof head);
      const std::string_view owner = take(head.n_namesz);
      const std::string_view bytes = take(head.n_descsz);
      if (head.n_type == NT_GNU_BUILD_ID && owner.starts_with("GNU"))
        *static_cast<std::string_view*>(id) = bytes;
    }
  }
  return 1;  // the program itself comes first; no library is asked
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
    std::string_view id;
    ::dl_iterate_phdr(take_build_id, &id);
    if (!id.empty())
      sink.add(id);
    else
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
