#include "command/publish_to_branch.h"

#include <fmt/format.h>

#include <chrono>
#include <iostream>

#include "base/failure.h"
#include "command/built_site.h"
#include "publish/output_folder.h"
#include "source/pushed.h"
#include "source/write_branch.h"

namespace gazette {

namespace {

constexpr std::string_view own_mark =
    "gazette wrote this branch, and replaces it at each publication: keep nothing of your own on it.\n";

// Noon of the day of the publication: of the hour the public knows nothing.
CommitNote note_for(Date date, int offset_minutes) {
  constexpr int noon_minutes = 12 * 60;
  const int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  return {"Gazette", "public@gazette.example", days * 86400 + int64_t{noon_minutes - offset_minutes} * 60,
          offset_minutes, "Publish"};
}

void require_own_branch(const Repository& repository, const PublishTarget& target,
                        const PublishOptions& options) {
  const std::string& branch = target.place;
  const std::string& published = options.source.build.ref;
  if (branch == published || branch == find_current_branch(repository)) {
    throw UsageFailure(fmt::format("the branch \"{}\" holds the sources", branch),
                       "name another branch for the site, such as: branch: gh-pages");
  }
  if (has_branch(repository, branch) &&
      read_from_branch(repository, branch, OutputFolder::marker_name) != own_mark) {
    throw WorldFailure(
        fmt::format("the branch \"{}\" has files that gazette didn't put there; nothing was changed", branch),
        "name another branch, or delete that one if nobody needs it");
  }
}

}  // namespace

int publish_to_branch(const PublishOptions& options, const PublishTarget& target,
                      const TipSettings& settings) {
  const Repository repository(options.source.build.repository);
  require_own_branch(repository, target, options);
  Progress progress;
  const auto built =
      build_for(options, target, read_from_branch(repository, target.place, manifest_path), progress);
  if (!built) return exit_content;
  progress.say("Writing the branch");
  std::vector<std::string> files;
  for (const auto& [path, digest] : built->files) files.push_back(path);
  std::vector<BranchFile> own = {{OutputFolder::marker_name, std::string(own_mark)}, {".nojekyll", ""}};
  if (!target.domain.empty()) own.push_back({"CNAME", target.domain + "\n"});
  const Date date = options.source.build.date.value();
  const bool is_new = replace_branch(repository, target.place, built->folder, files, own,
                                     note_for(date, settings.site.utc_offset_minutes));
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
  return exit_good;
}

}  // namespace gazette
