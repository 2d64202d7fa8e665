#include "command/kept_releases.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/failure.h"
#include "base/files.h"
#include "publish/packet_pdf_list.h"
#include "publish/withheld_since.h"
#include "source/kept_commits.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

constexpr size_t date_size = 10;
constexpr size_t commit_size = 40;

std::string folder_of(const std::string& target, std::string_view kind) {
  return fmt::format("refs/gazette/{}/{}/", target, kind);
}

// "-SOURCE"; nullopt: it is something else.
std::optional<std::string> read_source(std::string_view end) {
  if (end.empty()) return std::string();
  if (end.size() != 1 + commit_size || end.front() != '-') return std::nullopt;
  return std::string(end.substr(1));
}

std::string with_source(std::string name, const std::string& source) {
  return source.empty() ? name : fmt::format("{}-{}", name, source);
}

// "0007-2026-11-22-SOURCE"
std::optional<KeptRelease> read_release(const KeptCommit& kept) {
  const std::string& name = kept.name;
  const size_t dash = name.find('-');
  if (dash == std::string::npos || name.size() < dash + 1 + date_size) return std::nullopt;
  const size_t id_size = dash + 1 + date_size;
  auto source = read_source(std::string_view(name).substr(id_size));
  if (!source) return std::nullopt;
  KeptRelease release{name.substr(0, id_size), 0, name.substr(dash + 1, date_size), kept.commit,
                      *std::move(source)};
  const auto [end, error] = std::from_chars(name.data(), name.data() + dash, release.number);
  if (error != std::errc() || end != name.data() + dash) return std::nullopt;
  return release;
}

// "2026-11-22-COMMIT-SOURCE"
std::string source_of_sending(const std::string& name) {
  constexpr size_t size = date_size + 1 + commit_size;
  return name.size() < size ? std::string()
                            : read_source(std::string_view(name).substr(size)).value_or(std::string());
}

// git's own locks, one file for each reference, outlast who is killed while holding one. Nobody else writes
// these references, and who does holds the lock of the target.
void remove_stale_locks(const fs::path& git_folder, const PublishTarget& target) {
  std::error_code error;
  if (target.kind == TargetKind::branch)
    fs::remove(git_folder / fmt::format("refs/heads/{}.lock", target.place), error);
  const fs::path own = git_folder / "refs" / "gazette" / target.id;
  if (!fs::is_directory(own, error)) return;
  for (const std::string& file : list_files(own)) {
    if (file.ends_with(".lock")) fs::remove(own / file, error);
  }
}

}  // namespace

KeptReleases::KeptReleases(const Repository& repository, const PublishTarget& target, WhenBusy when_busy)
    : repository_(repository),
      target_(target.id),
      lock_(repository.git_folder() / fmt::format("gazette-publish-{}.lock", target.id), target.place,
            when_busy) {
  remove_stale_locks(repository.git_folder(), target);
  for (const KeptCommit& kept : list_kept_commits(repository_, folder_of(target_, "releases"))) {
    if (auto release = read_release(kept)) releases_.push_back(*std::move(release));
  }
  std::sort(releases_.begin(), releases_.end(),
            [](const KeptRelease& a, const KeptRelease& b) { return a.number < b.number; });
}

void KeptReleases::see_live(const std::optional<std::string>& manifest) {
  live_manifest_ = manifest;
  live_.clear();
  if (!manifest) return;
  const Oid wanted = hash_blob(*manifest);
  const auto shows_it = [&](const Oid& commit) {
    return find_file_of_commit(repository_, commit, manifest_path) == wanted;
  };
  for (const KeptRelease& release : releases_) {
    if (shows_it(release.commit)) live_ = release.id;
  }
  bool is_sent = false;
  for (const KeptCommit& sending : list_kept_commits(repository_, folder_of(target_, "sending"))) {
    if (!shows_it(sending.commit)) continue;
    is_sent = true;
    if (live_.empty())
      add(sending.commit, sending.name.substr(0, date_size), source_of_sending(sending.name));
  }
  if (is_sent) forget_sendings();
}

const KeptRelease* KeptReleases::live() const {
  for (const KeptRelease& release : releases_) {
    if (!live_.empty() && release.id == live_) return &release;
  }
  return nullptr;
}

const KeptRelease& KeptReleases::choose_earlier(const std::string& name) const {
  const std::string id = name.empty() ? find_state_before(states(), live_) : name;
  const KeptRelease* wanted = nullptr;
  for (const KeptRelease& release : releases_) {
    if (release.id == id || std::to_string(release.number) == id) wanted = &release;
  }
  if (wanted == nullptr) {
    throw WorldFailure(name.empty() ? std::string("there is no earlier release to go back to")
                                    : fmt::format("there is no release {}", name),
                       "gazette rollback --list shows those that are kept");
  }
  const auto manifest = manifest_of(wanted->commit);
  if (!manifest) {
    throw WorldFailure(fmt::format("release {} has no manifest.json that can be read", wanted->id),
                       "choose another one: gazette rollback --list");
  }
  std::vector<std::optional<Manifest>> later;
  if (live_manifest_) later.push_back(read_manifest(*live_manifest_));
  for (const KeptRelease& release : releases_) {
    if (release.number > wanted->number) later.push_back(manifest_of(release.commit));
  }
  for (const std::optional<Manifest>& now : later) {
    const auto found = now ? find_withheld_since(*manifest, *now) : std::nullopt;
    if (!found) continue;
    throw WorldFailure(fmt::format("release {} shows {}; nothing was changed", wanted->id, *found),
                       "publish a commit that mends what is wrong now");
  }
  return *wanted;
}

std::vector<std::string> KeptReleases::ledgers() const {
  std::vector<std::string> ledgers;
  if (!live_manifest_) return ledgers;
  ledgers.push_back(*live_manifest_);
  if (live() == nullptr || releases_.back().id == live_) return ledgers;
  ledgers.push_back(manifest_text(releases_.back().commit).value_or(std::string()));
  return ledgers;
}

std::vector<SiteLists> KeptReleases::unfinished() const {
  std::vector<SiteLists> all;
  for (const KeptCommit& sending : list_kept_commits(repository_, folder_of(target_, "sending"))) {
    auto manifest = manifest_text(sending.commit);
    if (!manifest) continue;
    const auto pdfs = find_file_of_commit(repository_, sending.commit, packet_pdf_list_path);
    all.push_back({*std::move(manifest), pdfs ? repository_.read_blob(*pdfs) : std::string()});
  }
  return all;
}

void KeptReleases::begin(const Oid& commit, const std::string& date, const std::string& source) {
  begun_ = KeptRelease{{}, 0, date, commit, source};
  keep_commit(repository_, sending_name(*begun_), commit);
}

void KeptReleases::begin(const KeptRelease& release) {
  begin(release.commit, release.date, release.source);
  begun_ = release;
}

void KeptReleases::finish() {
  const KeptRelease begun = begun_.value();
  const auto manifest = manifest_text(begun.commit);
  if (!begun.id.empty()) {
    live_ = begun.id;
  } else if (const KeptRelease* same = live(); same != nullptr && manifest == live_manifest_) {
    // What a host wants beside the site may have changed.
    keep_commit(repository_, release_name(*same), begun.commit);
  } else {
    add(begun.commit, begun.date, begun.source);
  }
  live_manifest_ = manifest;
  forget_sendings();
}

std::vector<std::string> KeptReleases::remove_what_must_go(size_t keep) {
  std::vector<std::string> sentences;
  const auto now = live_manifest_ ? read_manifest(*live_manifest_) : std::nullopt;
  const std::vector<KeptRelease> all = releases_;
  for (const KeptRelease& release : all) {
    if (release.id == live_) continue;
    const auto manifest = manifest_of(release.commit);
    const auto found = manifest && now ? find_withheld_since(*manifest, *now) : std::nullopt;
    if (!found) continue;
    forget(release);
    sentences.push_back(fmt::format("Release {} is deleted: it showed {}.", release.id, *found));
  }
  const std::vector<std::string> surplus = list_surplus(states(), live_, keep);
  const std::vector<KeptRelease> left = releases_;
  for (const KeptRelease& release : left) {
    if (std::find(surplus.begin(), surplus.end(), release.id) != surplus.end()) forget(release);
  }
  return sentences;
}

std::string KeptReleases::release_name(const KeptRelease& release) const {
  return with_source(fmt::format("{}{}", folder_of(target_, "releases"), release.id), release.source);
}

std::string KeptReleases::sending_name(const KeptRelease& release) const {
  return with_source(
      fmt::format("{}{}-{}", folder_of(target_, "sending"), release.date, release.commit.hex()),
      release.source);
}

std::vector<KeptState> KeptReleases::states() const {
  std::vector<KeptState> states;
  for (const KeptRelease& release : releases_) states.push_back({release.id, release.source});
  return states;
}

std::optional<std::string> KeptReleases::manifest_text(const Oid& commit) const {
  const auto blob = find_file_of_commit(repository_, commit, manifest_path);
  return blob ? std::optional(repository_.read_blob(*blob)) : std::nullopt;
}

std::optional<Manifest> KeptReleases::manifest_of(const Oid& commit) const {
  const auto text = manifest_text(commit);
  return text ? read_manifest(*text) : std::nullopt;
}

void KeptReleases::add(const Oid& commit, const std::string& date, const std::string& source) {
  const uint32_t number = releases_.empty() ? 1 : releases_.back().number + 1;
  releases_.push_back({fmt::format("{:04}-{}", number, date), number, date, commit, source});
  live_ = releases_.back().id;
  keep_commit(repository_, release_name(releases_.back()), commit);
}

void KeptReleases::forget(const KeptRelease& release) {
  forget_commit(repository_, release_name(release));
  std::erase_if(releases_, [&](const KeptRelease& kept) { return kept.id == release.id; });
}

void KeptReleases::forget_sendings() {
  const std::string folder = folder_of(target_, "sending");
  for (const KeptCommit& sending : list_kept_commits(repository_, folder))
    forget_commit(repository_, fmt::format("{}{}", folder, sending.name));
}

CommitNote note_of_publication(Date date, int offset_minutes) {
  constexpr int noon_minutes = 12 * 60;
  const int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  return {"Gazette", "public@gazette.example", days * 86400 + int64_t{noon_minutes - offset_minutes} * 60,
          offset_minutes, "Publish"};
}

}  // namespace gazette
