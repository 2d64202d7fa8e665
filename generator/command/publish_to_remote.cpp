#include "command/publish_to_remote.h"

#include <fmt/format.h>

#include <iostream>
#include <set>
#include <string_view>
#include <utility>

#include "base/failure.h"
#include "base/files.h"
#include "command/built_site.h"
#include "command/kept_releases.h"
#include "command/remote_place.h"
#include "publish/packet_pdf_list.h"
#include "source/kept_commits.h"
#include "source/write_branch.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

FileDigests read_files(const SiteLists& lists) {
  FileDigests files = list_site_files(read_manifest(lists.manifest).value_or(Manifest()), lists.manifest);
  files.merge(read_packet_pdf_list(lists.pdfs, files));
  return files;
}

// What is at the place, as far as anybody knows.
struct Held {
  FileDigests files;            // that are there for certain
  std::set<std::string> maybe;  // that were being sent when somebody was cut off: they may say anything
};

std::set<std::string> list_paths(const std::vector<SiteLists>& states) {
  std::set<std::string> paths;
  for (const SiteLists& lists : states) {
    for (const auto& [path, digest] : read_files(lists)) paths.insert(path);
  }
  return paths;
}

Held find_held(const RemotePlace& place, const std::optional<std::string>& ledger,
               const std::vector<SiteLists>& unfinished) {
  Held held;
  if (ledger) held.files = read_files({*ledger, place.read_text(packet_pdf_list_path).value_or("")});
  const FileDigests shown = held.files;
  for (const SiteLists& lists : unfinished) {
    const FileDigests sent = read_files(lists);
    for (const auto& [path, digest] : sent) {
      const auto before = shown.find(path);
      if (before == shown.end() || before->second != digest) held.maybe.insert(path);
    }
    for (const auto& [path, digest] : shown) {
      if (!sent.contains(path)) held.maybe.insert(path);
    }
  }
  for (const std::string& path : held.maybe) held.files.erase(path);
  return held;
}

struct Sending {
  std::vector<std::string> used;     // what pages use: pictures, styles, data
  std::vector<std::string> added;    // new pages
  std::vector<std::string> changed;  // pages
  std::vector<std::string> gone;
  std::vector<std::string> pdf_list;  // it, if it changed
  // With the manifest.
  size_t count() const { return used.size() + added.size() + changed.size() + pdf_list.size() + 1; }
};

Sending compare(const Held& held, const FileDigests& after) {
  Sending sending;
  for (const auto& [path, digest] : after) {
    const auto old = held.files.find(path);
    if (path == manifest_path || (old != held.files.end() && old->second == digest)) continue;
    const bool is_new = old == held.files.end() && !held.maybe.contains(path);
    if (path == packet_pdf_list_path) {
      sending.pdf_list = {path};
      continue;
    }
    (!path.ends_with(".html") ? sending.used : is_new ? sending.added : sending.changed).push_back(path);
  }
  std::set<std::string> there = held.maybe;
  for (const auto& [path, digest] : held.files) there.insert(path);
  for (const std::string& path : there) {
    if (!after.contains(path)) sending.gone.push_back(path);
  }
  return sending;
}

void send_all(const RemotePlace& place, const Sending& sending, const fs::path& folder,
              const FileDigests& files, Progress& progress) {
  progress.say("Sending pictures, styles and data");
  place.send(folder, sending.used, files);
  progress.say("Sending new pages");
  place.send(folder, sending.added, files);
  progress.say("Sending changed pages");
  place.send(folder, sending.changed, files);
  progress.say("Removing what is gone");
  place.remove(sending.gone);
  place.send(folder, sending.pdf_list, files);
  place.send(folder, {manifest_path}, files);
  progress.clear();
}

Oid keep_in_repository(const Repository& repository, const BuiltSite& built, const CommitNote& note) {
  std::vector<std::string> paths;
  for (const auto& [path, digest] : built.files) paths.push_back(path);
  return write_site_commit(repository, built.folder, paths, {}, note);
}

}  // namespace

int publish_to_remote(const PublishOptions& options, const PublishTarget& target,
                      const TipSettings& settings) {
  const RemotePlace place(settings.publish.rclone, target.place);
  const Repository repository(options.source.build.repository);
  KeptReleases kept(repository, target, options.when_busy);
  Progress progress;
  progress.say("Asking what is published");
  const auto ledger = place.read_manifest_text(list_paths(kept.unfinished()));
  kept.see_live(ledger);
  // What can't be read is refused as a ledger.
  const auto built = build_for(options, target, kept.ledgers(), progress);
  if (!built) return exit_content;
  Held held = find_held(place, ledger, kept.unfinished());
  const bool is_same = ledger && held.maybe.empty() && held.files == built->files;
  const Date date = options.source.build.date.value();
  if (!is_same || options.again) {
    if (options.again) {
      for (const auto& [path, digest] : held.files) held.maybe.insert(path);
      held.files.clear();
    }
    progress.say("Keeping the release");
    kept.begin(
        keep_in_repository(repository, *built, note_of_publication(date, settings.site.utc_offset_minutes)),
        iso_date(date), built->commit);
    const Sending sending = compare(held, built->files);
    send_all(place, sending, built->folder, built->files, progress);
    kept.finish();
    if (options.source.format == "human") {
      std::cout << fmt::format("Published {} pages to {}, as of {}: {} files sent, {} removed.\n",
                               built->pages, target.place, iso_date(date), sending.count(),
                               sending.gone.size());
    }
  } else if (options.source.format == "human") {
    progress.clear();
    std::cout << fmt::format(
        "Nothing that readers can see has changed; {} stays as it is. Whether somebody altered it, `gazette "
        "verify` says.\n",
        target.place);
  }
  for (const std::string& sentence : kept.remove_what_must_go(target.keep)) {
    if (options.source.format == "human") std::cout << sentence << "\n";
  }
  return exit_good;
}

int roll_back_remote(const Repository& repository, const PublishTarget& target, const TipSettings& settings,
                     const std::string& release, WhenBusy when_busy) {
  const RemotePlace place(settings.publish.rclone, target.place);
  KeptReleases kept(repository, target, when_busy);
  Progress progress;
  progress.say("Asking what is published");
  const auto ledger = place.read_manifest_text(list_paths(kept.unfinished()));
  kept.see_live(ledger);
  const KeptRelease wanted = kept.choose_earlier(release);
  const Held held = find_held(place, ledger, kept.unfinished());
  if (kept.live() != nullptr && kept.live()->id == wanted.id && held.maybe.empty()) {
    progress.clear();
    std::cout << fmt::format("Readers see release {} already.\n", wanted.id);
    return exit_good;
  }
  const ScratchFolder scratch;
  for (const auto& [path, blob] : list_files_of_commit(repository, wanted.commit))
    write_file(scratch.path() / path, repository.read_blob(blob));
  const FileDigests files = read_files({read_file(scratch.path() / manifest_path).value_or(""),
                                        read_file(scratch.path() / packet_pdf_list_path).value_or("")});
  kept.begin(wanted);
  send_all(place, compare(held, files), scratch.path(), files, progress);
  kept.finish();
  std::cout << fmt::format(
      "Readers see release {} again, as of {}.\n"
      "The next `gazette publish` shows what is committed by then: revert what was wrong first.\n",
      wanted.id, wanted.date);
  return exit_good;
}

}  // namespace gazette
