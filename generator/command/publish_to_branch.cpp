#include "command/publish_to_branch.h"

#include <fmt/format.h>

#include <iostream>

#include "base/failure.h"
#include "command/built_site.h"
#include "command/guarded_branch.h"
#include "command/kept_releases.h"
#include "publish/hosting_files.h"
#include "publish/output_folder.h"
#include "source/pushed.h"
#include "source/write_branch.h"

namespace gazette {

namespace {

constexpr std::string_view own_mark =
    "gazette wrote this branch, and replaces it at each publication: keep nothing of your own on it.\n";

bool is_own_branch(const Repository& repository, const std::string& branch) {
  return !has_branch(repository, branch) ||
         read_from_branch(repository, branch, OutputFolder::marker_name) == own_mark;
}

void require_own_branch(const Repository& repository, const PublishTarget& target,
                        const std::string& published) {
  const std::string& branch = target.place;
  if (branch == published || branch == find_current_branch(repository)) {
    throw UsageFailure(fmt::format("the branch \"{}\" holds the sources", branch),
                       "name another branch for the site, such as: branch: gh-pages");
  }
  if (is_own_branch(repository, branch)) return;
  throw WorldFailure(
      fmt::format("the branch \"{}\" has files that gazette didn't put there; nothing was changed", branch),
      "name another branch, or delete that one if nobody needs it");
}

// What hosts of branches read beside the pages.
std::vector<BranchFile> list_own_files(const PublishTarget& target, const BuiltSite& built) {
  std::vector<BranchFile> own = {{OutputFolder::marker_name, std::string(own_mark)}, {".nojekyll", ""}};
  own.push_back({"_headers", write_hosting_headers()});
  if (!built.redirects.empty()) own.push_back({"_redirects", write_hosting_redirects(built.redirects)});
  if (!target.domain.empty()) own.push_back({"CNAME", target.domain + "\n"});
  return own;
}

}  // namespace

int publish_to_branch(const PublishOptions& options, const PublishTarget& target,
                      const TipSettings& settings) {
  const Repository repository(options.source.build.repository);
  require_own_branch(repository, target, branch_of_reference(options.source.build.ref));
  KeptReleases kept(repository, target, options.when_busy);
  kept.see_live(read_from_branch(repository, target.place, manifest_path));
  Progress progress;
  const auto built = build_for(options, target, kept.ledgers(), progress);
  if (!built) return exit_content;
  progress.say("Writing the branch");
  std::vector<std::string> files;
  for (const auto& [path, digest] : built->files) files.push_back(path);
  const Date date = options.source.build.date.value();
  const Oid commit = write_site_commit(repository, built->folder, files, list_own_files(target, *built),
                                       note_of_publication(date, settings.site.utc_offset_minutes));
  kept.begin(commit, iso_date(date), built->commit);
  const bool is_new = move_branch(repository, target.place, commit);
  kept.finish();
  const std::vector<std::string> removed = kept.remove_what_must_go(target.keep);
  progress.clear();
  if (options.source.format != "human") return exit_good;
  if (is_new) {
    std::cout << fmt::format(
        "{} pages are on the branch {}, as of {}. To show them: git push --force origin {}\n", built->pages,
        target.place, iso_date(date), target.place);
  } else {
    std::cout << fmt::format("Nothing that readers can see has changed; the branch {} stays.\n",
                             target.place);
  }
  for (const std::string& sentence : removed) std::cout << sentence << "\n";
  return exit_good;
}

int roll_back_branch(const Repository& repository, const PublishTarget& target, const std::string& release,
                     WhenBusy when_busy) {
  KeptReleases kept(repository, target, when_busy);
  require_own_branch(repository, target, {});
  kept.see_live(read_from_branch(repository, target.place, manifest_path));
  const KeptRelease wanted = kept.choose_earlier(release);
  if (kept.live() != nullptr && kept.live()->id == wanted.id) {
    std::cout << fmt::format("Readers see release {} already.\n", wanted.id);
    return exit_good;
  }
  kept.begin(wanted);
  move_branch(repository, target.place, wanted.commit);
  kept.finish();
  std::cout << fmt::format(
      "The branch {0} holds release {1} again, as of {2}. To show it: git push --force origin {0}\n"
      "The next `gazette publish` shows what is committed by then: revert what was wrong first.\n",
      target.place, wanted.id, wanted.date);
  return exit_good;
}

}  // namespace gazette
