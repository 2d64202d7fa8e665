// Earlier states of a site that was published to a branch or over the network. The repository keeps them, as
// commits without parents that no branch names, so that one can go back to them:
//   refs/gazette/TARGET/releases/0007-2026-11-22-SOURCE
//   refs/gazette/TARGET/sending/2026-11-22-COMMIT-SOURCE   what readers may see parts of, until it is all
//   there
// They hold what readers saw, and nothing else. SOURCE: the commit that the site was built from, which that
// name keeps from nothing; earlier programs left it out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/publish_settings.h"
#include "publish/file_lock.h"
#include "publish/kept_states.h"
#include "publish/manifest.h"
#include "source/new_repository.h"
#include "source/repository.h"

namespace gazette {

struct KeptRelease {
  std::string id;  // "0007-2026-11-22"
  uint32_t number = 0;
  std::string date;
  Oid commit;
  std::string source;  // the commit that it was built from; empty: it isn't known
};

// What says which files a state of the site has.
struct SiteLists {
  std::string manifest;
  std::string pdfs;  // the list of its PDFs; empty: it has none
};

class KeptReleases {
 public:
  // Takes the lock of the target, for whoever publishes there from this repository. WorldFailure: somebody
  // else does now.
  KeptReleases(const Repository& repository, const PublishTarget& target, WhenBusy when_busy);

  // The manifest of what readers see; nullopt: nothing. What was being sent and is seen counts as released.
  // To be told before anything below is asked.
  void see_live(const std::optional<std::string>& manifest);

  // Oldest first.
  const std::vector<KeptRelease>& releases() const { return releases_; }
  const KeptRelease* live() const;
  // `name`: its id or number; empty: the newest of another commit, before the one that readers see.
  // WorldFailure: there is none, or it shows what was withheld or withdrawn since.
  const KeptRelease& choose_earlier(const std::string& name) const;
  // What readers saw: the live state, and the newest one, if somebody went back from there.
  std::vector<std::string> ledgers() const;
  // What was being sent when somebody was cut off.
  std::vector<SiteLists> unfinished() const;

  // `commit`: a state of the site that is about to be shown, built from `source`. `release`: an earlier one,
  // that is shown again.
  void begin(const Oid& commit, const std::string& date, const std::string& source);
  void begin(const KeptRelease& release);
  // Readers see it, all of it.
  void finish();

  // What is withheld now goes from earlier releases too, then those of the same commit, and the oldest. A
  // sentence for each of the first.
  std::vector<std::string> remove_what_must_go(size_t keep);

 private:
  std::string release_name(const KeptRelease& release) const;
  std::string sending_name(const KeptRelease& release) const;
  std::vector<KeptState> states() const;
  std::optional<std::string> manifest_text(const Oid& commit) const;
  std::optional<Manifest> manifest_of(const Oid& commit) const;
  void add(const Oid& commit, const std::string& date, const std::string& source);
  void forget(const KeptRelease& release);
  void forget_sendings();

  const Repository& repository_;
  std::string target_;
  FileLock lock_;
  std::vector<KeptRelease> releases_;
  std::optional<std::string> live_manifest_;
  std::string live_;                  // an id; empty: nothing, or a state that isn't kept
  std::optional<KeptRelease> begun_;  // its id is empty: a new one
};

// What the commit of a publication says: nobody's name, and noon of the day, since of the hour the public
// knows nothing.
CommitNote note_of_publication(Date date, int offset_minutes);

}  // namespace gazette
