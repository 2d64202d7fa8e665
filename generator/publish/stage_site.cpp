#include "publish/stage_site.h"

#include <fmt/format.h>

#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/failure.h"
#include "base/files.h"
#include "base/parallel_map.h"
#include "base/path.h"
#include "base/sha256.h"
#include "base/text.h"
#include "publish/compress.h"
#include "publish/disk.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

constexpr size_t digest_size = 64;
constexpr std::string_view index_name = "index.html";

class Stage {
 public:
  Stage(const fs::path& built, const fs::path& former, const fs::path& staging, bool compress)
      : built_(built), site_(staging / "site"), compress_(compress) {
    if (former.empty()) return;
    former_site_ = former / "site";
    former_ = read_digests(read_file(former / digests_name).value_or(""));
  }

  void make_folders(const FileDigests& files) const {
    std::set<std::string_view> folders;
    for (const auto& [path, digest] : files) folders.insert(parent_folder(path));
    make_open_folder(site_);
    for (const std::string_view folder : folders) make_open_folder(site_ / folder);
  }

  // The file with its compressed copies, by path: what the release holds of it.
  FileDigests put(const std::string& path, const std::string& digest) const {
    FileDigests put{{path, digest}};
    const std::string gzip = path + ".gz";
    const std::string brotli = path + ".br";
    if (share(path, digest)) {
      const auto size = static_cast<size_t>(fs::file_size(site_ / path));
      if (!compress_ || !is_worth_compressing(path, size)) return put;
      if (share_copy(gzip, put) && share_copy(brotli, put)) return put;
    }
    const std::string bytes = read_built(path, digest);
    std::error_code error;
    if (!fs::exists(site_ / path, error)) write_file(site_ / path, bytes);
    if (!compress_ || !is_worth_compressing(path, bytes.size())) return put;
    if (!put.contains(gzip)) write(gzip, compress_gzip(bytes), put);
    if (!put.contains(brotli)) write(brotli, compress_brotli(bytes), put);
    return put;
  }

  void count(const FileDigests& files, StagedFiles& counts) const {
    for (const auto& [path, digest] : files) {
      const auto before = former_.find(path);
      ++(before == former_.end() ? counts.added : before->second == digest ? counts.shared : counts.changed);
    }
    for (const auto& [path, digest] : former_) {
      const bool is_copy = (path.ends_with(".gz") || path.ends_with(".br")) &&
                           former_.contains(path.substr(0, path.size() - 3));
      if (!is_copy && !files.contains(path)) ++counts.removed;
    }
  }

 private:
  // The file of the release before, if it still is what it was: somebody may have edited it where it stood.
  bool share(const std::string& path, const std::string& digest) const {
    const auto before = former_.find(path);
    if (before == former_.end() || before->second != digest) return false;
    const auto bytes = read_file(former_site_ / path);
    if (!bytes || sha256_of(*bytes).hex() != digest) return false;
    share_file(former_site_ / path, site_ / path);
    return true;
  }

  bool share_copy(const std::string& path, FileDigests& put) const {
    const auto before = former_.find(path);
    if (before == former_.end() || !share(path, before->second)) return false;
    put.emplace(path, before->second);
    return true;
  }

  std::string read_built(const std::string& path, const std::string& digest) const {
    auto bytes = read_file(built_ / path);
    if (!bytes || sha256_of(*bytes).hex() != digest) {
      throw WorldFailure(fmt::format("{} isn't what the build wrote a moment ago", (built_ / path).string()),
                         "publish again; if this comes again, check the disk");
    }
    return *std::move(bytes);
  }

  void write(const std::string& path, const std::string& bytes, FileDigests& put) const {
    write_file(site_ / path, bytes);
    put.emplace(path, sha256_of(bytes).hex());
  }

  fs::path built_;
  fs::path site_;
  fs::path former_site_;
  FileDigests former_;
  bool compress_;
};

}  // namespace

std::string write_digests(const FileDigests& digests) {
  std::string text;
  for (const auto& [path, digest] : digests) text += fmt::format("{}  site/{}\n", digest, path);
  return text;
}

FileDigests read_digests(std::string_view text) {
  constexpr std::string_view between = "  site/";
  FileDigests digests;
  for (const std::string_view line : split(text, '\n')) {
    if (line.size() <= digest_size + between.size() || line.substr(digest_size, between.size()) != between)
      continue;
    digests.emplace(line.substr(digest_size + between.size()), line.substr(0, digest_size));
  }
  return digests;
}

std::string file_of_address(std::string_view address) {
  std::string path(address.starts_with('/') ? address.substr(1) : address);
  if (path.empty() || path.ends_with('/')) path += index_name;
  return path;
}

FileDigests list_site_files(const Manifest& manifest, std::string_view manifest_bytes) {
  FileDigests files;
  for (const auto& [address, digest] : manifest.files) files.emplace(file_of_address(address), digest);
  files.emplace(manifest_path, sha256_of(manifest_bytes).hex());
  return files;
}

StagedFiles stage_site(const FileDigests& files, const fs::path& built, const fs::path& former,
                       const fs::path& staging, bool compress) {
  const Stage stage(built, former, staging, compress);
  stage.make_folders(files);
  const std::vector<std::pair<std::string, std::string>> list(files.begin(), files.end());
  const std::vector<FileDigests> put = parallel_map<FileDigests>(
      list.size(), [&](size_t i) { return stage.put(list[i].first, list[i].second); });
  FileDigests all;
  for (const FileDigests& some : put) all.insert(some.begin(), some.end());
  write_file(staging / digests_name, write_digests(all));
  StagedFiles counts;
  stage.count(files, counts);
  return counts;
}

}  // namespace gazette
