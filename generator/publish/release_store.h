// The folder that a site is published to:
//   current -> releases/0007-2026-11-22/site    what a web server shows; a link, changed in one step
//   releases/                                   the newest releases, unchanged files shared between them
//   build/                                      where the next one is built
//   .gazette-releases                           our marker, and the lock of whoever publishes
// Readers see a whole release at any moment, whatever fails or is killed, and when; what is left behind by
// that is cleared away by the next one who comes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "publish/file_lock.h"
#include "publish/manifest.h"

namespace gazette {

// One state of the site. What stands here is for those who run it, and never on the site.
struct Release {
  std::string id;  // "0007-2026-11-22"
  uint32_t number = 0;
  std::string date;      // of the build
  std::string commit;    // that it was built from
  std::string manifest;  // SHA-256 of its manifest.json
};

class ReleaseStore {
 public:
  static constexpr const char* marker_name = ".gazette-releases";
  static constexpr const char* live_name = "current";

  // Takes the folder, and the lock, which goes with the process whatever ends it. WorldFailure for a folder
  // with files of others, "/", the home folder, one that holds `protected_folder` (the repository), a
  // symbolic link, or if somebody else publishes there now.
  ReleaseStore(const std::filesystem::path& folder, const std::filesystem::path& protected_folder,
               WhenBusy when_busy);
  // The same for who only rolls back: a folder without releases is refused.
  static ReleaseStore open_existing(const std::filesystem::path& folder, WhenBusy when_busy);

  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path build_folder() const { return folder_ / "build"; }
  // Where the next release is put together: empty, or as whoever stages left it.
  std::filesystem::path staging() const { return folder_ / "releases" / ".staging"; }
  std::filesystem::path folder_of(const Release& release) const { return folder_ / "releases" / release.id; }
  std::filesystem::path site_of(const Release& release) const { return folder_of(release) / "site"; }
  // Where a process without the lock, or a web server, finds what is shown.
  std::filesystem::path live_link() const { return folder_ / live_name; }

  // Oldest first. Only whole releases are listed.
  const std::vector<Release>& releases() const { return releases_; }
  const Release* live() const;
  const Release* find(const std::string& id_or_number) const;
  std::optional<Manifest> manifest_of(const Release& release) const;

  // Makes a release of what was staged, on disk for good. `release`: what it says of itself but for id and
  // number. It isn't shown yet.
  Release finish_staging(Release release);
  // Readers see this one from now on.
  void show(const Release& release);
  // Precondition: it isn't the one that is shown.
  void remove(const Release& release);

 private:
  ReleaseStore() = default;
  void check_place(const std::filesystem::path& folder, const std::filesystem::path& protected_folder);
  void lock(WhenBusy when_busy);
  void read_releases();
  void clear_leftovers();
  bool was_shown(const Release& release) const;
  void note_shown(const Release& release) const;

  std::filesystem::path folder_;
  FileLock lock_;
  std::vector<Release> releases_;
  std::string live_;  // the id of the one that is shown; empty: none is yet
};

}  // namespace gazette
