// The folder that a build writes to: ours by its marker, and no other. Files that say the same stay
// untouched; files that the build didn't make go.
#pragma once

#include <atomic>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/cache_folder.h"
#include "base/path.h"
#include "publish/output_record.h"

namespace gazette {

enum class WriteOutcome { made, replaced, unchanged };

class OutputFolder {
 public:
  static constexpr const char* marker_name = ".gazette-site";

  // Takes the folder: one that doesn't exist, is empty, or has our marker. WorldFailure for any other, for
  // "/", for a symbolic link, and for a folder that holds `protected_folder` (the repository) or its .git.
  // Nothing is changed yet but that the folder exists. `cache`: where the last build said what it wrote, and
  // this one will.
  OutputFolder(const std::filesystem::path& folder, const std::filesystem::path& protected_folder,
               std::optional<CacheFolder> cache = {});

  // These from several threads, each path once.
  WriteOutcome put(const OutputPath& path, std::string_view bytes, const Digest& key = {});
  // The same, in one step: whoever reads the file meanwhile has all of the old one or of the new one.
  WriteOutcome put_whole(const OutputPath& path, std::string_view bytes, const Digest& key = {});
  // Takes away at once what was left there, if anything was. Precondition: it wasn't put or kept.
  void drop(const OutputPath& path);
  // True: the file is as the last build made it, from what has this key, and stays.
  bool keep(const OutputPath& path, const Digest& key);
  // True: the file is as the last build made it, from whatever that was, and stays.
  bool keep_any(const OutputPath& path);
  // Whether the last build made a group of files, called by this name, from what has this key. Each name
  // once.
  bool is_same_group(const std::string& name, const Digest& key);
  // Why it can't be kept, for people.
  std::string_view reason_to_make(const OutputPath& path) const;

  // What stands in the folder. Precondition: the file was put or kept.
  std::string read(const OutputPath& path) const;
  // By which this folder is called in caches.
  const std::filesystem::path& path() const { return folder_; }

  // Each file that was put or kept up to now, in no order. The paths last until stale files are removed.
  std::vector<std::pair<std::string_view, Sha256>> list_files() const;

  // Removes the files that weren't put or kept, and folders left empty. Returns how many files. The last
  // call: notes what stands in the folder now.
  size_t remove_stale();

  size_t written() const { return written_; }
  size_t kept() const { return kept_; }
  size_t bytes() const { return bytes_; }

 private:
  struct PutFile {
    std::string path;
    WrittenFile file;
    WriteOutcome outcome = WriteOutcome::unchanged;
    bool has_look = false;
  };

  using Recorded = std::pair<std::string, WrittenFile>;
  const Recorded* find_untouched(std::string_view path) const;
  bool keep(const Recorded& file);
  bool is_kept(const Recorded& file) const { return is_kept_[position(file)] != 0; }
  size_t position(const Recorded& file) const { return static_cast<size_t>(&file - record_.files.data()); }
  bool is_as_recorded() const;
  void refuse_links() const;
  void add(PutFile file);
  WriteOutcome put(const OutputPath& path, std::string_view bytes, const Digest& key, bool in_one_step);
  WriteOutcome write(const OutputPath& path, std::string_view bytes, bool in_one_step = false);
  void make_room_above(const std::filesystem::path& file);
  std::vector<std::string> list_stale() const;
  void remove_file(const std::string& path);
  void remove_empty_folders();
  std::set<std::string> remove_folders_left_by(const std::vector<std::string>& removed);
  // `gone`: the folders that were removed.
  void note_state(const std::vector<std::string>& removed, const std::set<std::string>& gone);
  void note_folders(const std::vector<std::string>& removed, const std::set<std::string>& gone,
                    OutputRecord& record) const;

  std::filesystem::path folder_;
  std::optional<CacheFolder> cache_;
  std::optional<Looker> looker_;
  OutputRecord record_;
  bool was_empty_ = false;
  bool is_as_recorded_ = false;  // no file or folder came, went or was exchanged since the last build
  std::vector<char> is_kept_;    // of each file of the record
  std::mutex mutex_;
  std::deque<PutFile> put_;  // none that was kept; grows without moving what is there
  ByPath<Digest> groups_;
  std::atomic<size_t> written_ = 0;
  std::atomic<size_t> kept_ = 0;
  std::atomic<size_t> bytes_ = 0;
};

}  // namespace gazette
