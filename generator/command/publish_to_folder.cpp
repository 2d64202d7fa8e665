#include "command/publish_to_folder.h"

#include <fmt/format.h>

#include <iostream>

#include "base/failure.h"
#include "base/files.h"
#include "base/sha256.h"
#include "command/print_changes.h"
#include "command/public_changes.h"
#include "command/tell_of_uncommitted.h"
#include "publish/altered_release.h"
#include "publish/kept_states.h"
#include "publish/packet_pdf_list.h"
#include "publish/server_settings.h"
#include "publish/stage_site.h"
#include "publish/withheld_since.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

std::string count_of(size_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

std::vector<KeptState> list_states(const ReleaseStore& store) {
  std::vector<KeptState> states;
  for (const Release& release : store.releases()) states.push_back({release.id, release.commit});
  return states;
}

class FolderPublisher {
 public:
  FolderPublisher(const PublishOptions& options, const PublishTarget& target)
      : options_(options),
        target_(target),
        store_(target.place, folder_to_protect(Repository(options.source.build.repository)),
               options.when_busy) {}

  int publish() {
    progress_.say("Reading the history");
    // The state before first: what the cache keeps of the line only grows then.
    const Release* live = store_.live();
    if (live != nullptr) {
      former_release_ = *live;
      former_ = prepare_former(options_, live->commit, live->date);
    }
    const BuildOptions& build = options_.source.build;
    SourceLine line(build.repository, build.ref, true, build.cache);
    const auto prepared = prepare_publication(line, options_, list_ledgers(), progress_);
    if (!prepared) return exit_content;
    if (build.ref.empty() && line.repository().work_tree() && !build.plain)
      tell_of_uncommitted(line, prepared->portal.history.settings);
    keep_server_settings(store_.folder(), store_.live_link());
    progress_.say("Building");
    const std::string manifest = build_site(line, *prepared);
    const bool is_same = live != nullptr && live->manifest == sha256_of(manifest).hex() &&
                         read_file(store_.site_of(*live) / packet_pdf_list_path) == read_pdf_list();
    const auto altered =
        is_same ? find_altered_file(store_.folder_of(*live), store_.build_folder()) : std::nullopt;
    if (is_same && !altered && !options_.again) {
      progress_.clear();
      say(fmt::format("Nothing that readers can see has changed since release {}; it stays.\n", live->id));
      remove_what_must_go();
      return exit_good;
    }
    release(manifest, line);
    progress_.clear();
    if (altered) {
      say(fmt::format("{} isn't as it was published: the site is put there anew.\n",
                      (store_.folder_of(former_release_) / "site" / *altered).string()));
    } else {
      print_changes_of(line, *prepared);
    }
    print_summary();
    remove_what_must_go();
    return exit_good;
  }

 private:
  // What is shown, and what was shown last, if somebody went back from there.
  std::vector<fs::path> list_ledgers() const {
    std::vector<fs::path> ledgers;
    if (const Release* live = store_.live(); live != nullptr) {
      ledgers.push_back(store_.site_of(*live) / manifest_path);
      if (store_.releases().back().id != live->id)
        ledgers.push_back(store_.site_of(store_.releases().back()) / manifest_path);
    }
    return ledgers;
  }

  std::string build_site(SourceLine& line, const PreparedSite& prepared) {
    const std::optional<CacheFolder>& cache = line.cache();
    OutputFolder output(store_.build_folder(), folder_to_protect(line.repository()), cache);
    pages_ =
        write_site(prepared, output, false, cache ? &*cache : nullptr, pdfs_of(options_, prepared)).pages;
    const auto manifest = read_file(store_.build_folder() / manifest_path);
    if (!manifest) throw WorldFailure("the build left no manifest.json", "publish again");
    return *manifest;
  }

  std::optional<std::string> read_pdf_list() const {
    return read_file(store_.build_folder() / packet_pdf_list_path);
  }

  void release(const std::string& manifest, const SourceLine& line) {
    progress_.say("Putting the release together");
    const auto read = read_manifest(manifest);
    if (!read) throw WorldFailure("the manifest.json that was built can't be read", "publish again");
    const Release* live = store_.live();
    FileDigests files = list_site_files(*read, manifest);
    files.merge(read_packet_pdf_list(read_pdf_list().value_or(""), files));
    counts_ = stage_site(files, store_.build_folder(), live == nullptr ? fs::path() : store_.folder_of(*live),
                         store_.staging(), target_.compress);
    progress_.say("Bringing it to the disk");
    const Release made = store_.finish_staging({{},
                                                0,
                                                iso_date(options_.source.build.date.value()),
                                                line.history().line.back().commit.hex(),
                                                sha256_of(manifest).hex()});
    store_.show(made);
  }

  void say(const std::string& text) const {
    if (options_.source.format == "human") std::cout << text << std::flush;
  }

  void print_changes_of(const SourceLine& line, const PreparedSite& prepared) const {
    if (options_.source.format != "human" || former_ == nullptr) return;
    const SiteStates states{former_.get(), prepared, line};
    const std::vector<PublicChange> changes = list_public_changes(states);
    if (changes.empty()) {
      say(fmt::format("{}\n\n", describe_change_without_texts()));
      return;
    }
    print_changes(std::cout, changes, prepared.words);
    std::cout << "\n";
  }

  // No document says anything else, and still there is a release.
  std::string_view describe_change_without_texts() const {
    const bool is_other_commit = former_release_.commit != store_.live()->commit;
    const bool is_other_day = former_release_.date != store_.live()->date;
    if (counts_.added + counts_.changed + counts_.removed == 0) return "The site is as it was before.";
    if (is_other_day && !is_other_commit)
      return "No text has changed: only what depends on the day, such as what is due or late.";
    if (is_other_day) return "No text has changed: only what depends on the day, or on settings of the site.";
    return "No text has changed: only how pages are made.";
  }

  void print_summary() const {
    const Release& live = *store_.live();
    say(
        fmt::format("Published {} as release {} in {}, as of {}.\n"
                    "{} new, {} changed, {} removed, {} as before.\n",
                    count_of(pages_, "page"), live.id, store_.folder().string(), live.date,
                    count_of(counts_.added, "file"), counts_.changed, counts_.removed, counts_.shared));
  }

  // What is withheld now goes from earlier releases too: nobody shall go back to it. Then those of the
  // same commit, and the oldest, go.
  void remove_what_must_go() {
    const auto now = store_.manifest_of(*store_.live());
    const std::vector<Release> releases = store_.releases();
    for (const Release& release : releases) {
      if (release.id == store_.live()->id) continue;
      const auto manifest = store_.manifest_of(release);
      const auto found = manifest && now ? find_withheld_since(*manifest, *now) : std::nullopt;
      if (!found) continue;
      store_.remove(release);
      say(fmt::format("Release {} is deleted: it showed {}.\n", release.id, *found));
    }
    for (const std::string& id : list_surplus(list_states(store_), store_.live()->id, target_.keep))
      store_.remove(Release(*store_.find(id)));
  }

  const PublishOptions& options_;
  const PublishTarget& target_;
  Progress progress_;
  ReleaseStore store_;
  Release former_release_;
  std::shared_ptr<const PreparedSite> former_;
  size_t pages_ = 0;
  StagedFiles counts_;
};

// A later release that withholds or withdraws what this one shows.
void refuse_what_was_withheld(const ReleaseStore& store, const Release& wanted) {
  const auto manifest = store.manifest_of(wanted);
  if (!manifest) {
    throw WorldFailure(fmt::format("release {} has no manifest.json that can be read", wanted.id),
                       "choose another one: gazette rollback --list");
  }
  for (const Release& later : store.releases()) {
    if (later.number <= wanted.number) continue;
    const auto now = store.manifest_of(later);
    const auto found = now ? find_withheld_since(*manifest, *now) : std::nullopt;
    if (!found) continue;
    throw WorldFailure(fmt::format("release {} shows {}; nothing was changed", wanted.id, *found),
                       "publish a commit that mends what is wrong now");
  }
}

}  // namespace

int publish_to_folder(const PublishOptions& options, const PublishTarget& target) {
  return FolderPublisher(options, target).publish();
}

int roll_back(const fs::path& folder, const std::string& release, WhenBusy when_busy) {
  ReleaseStore store = ReleaseStore::open_existing(folder, when_busy);
  const Release* live = store.live();
  const std::string id =
      release.empty() ? find_state_before(list_states(store), live == nullptr ? "" : live->id) : release;
  const Release* wanted = store.find(id);
  if (wanted == nullptr) {
    throw WorldFailure(release.empty() ? "there is no earlier release to go back to"
                                       : fmt::format("there is no release {}", release),
                       "gazette rollback --list shows those that are kept");
  }
  if (live != nullptr && wanted->id == live->id) {
    std::cout << fmt::format("Readers see release {} already.\n", wanted->id);
    return exit_good;
  }
  refuse_what_was_withheld(store, *wanted);
  const Release chosen = *wanted;
  store.show(chosen);
  std::cout << fmt::format(
      "Readers see release {} again, as of {}.\n"
      "The next `gazette publish` shows what is committed by then: revert what was wrong first.\n",
      chosen.id, chosen.date);
  return exit_good;
}

int list_releases(const fs::path& folder) {
  const ReleaseStore store = ReleaseStore::open_existing(folder, WhenBusy::wait);
  for (const Release& release : store.releases()) {
    const bool is_live = store.live() != nullptr && store.live()->id == release.id;
    std::cout << fmt::format("{} {}  commit {}\n", is_live ? "*" : " ", release.id,
                             release.commit.substr(0, 12));
  }
  return exit_good;
}

}  // namespace gazette
