#include "command/find_guard.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <optional>

#include "base/failure.h"
#include "command/guarded_branch.h"
#include "source/pushed.h"
#include "source/unborn.h"
#include "source/write_branch.h"

namespace gazette {

namespace {

// What the settings at that state call the published branch; "": nothing, or there are none.
std::string find_named_branch(BuildOptions build, const std::string& ref) {
  build.ref = ref;
  const std::optional<TipSettings> settings = find_tip_settings(build);
  return settings ? settings->publish.branch : std::string();
}

Guard find_guard_by_settings(const Repository& repository, const BuildOptions& build) {
  Guard guard{find_current_branch(repository), {}};
  if (is_unborn(repository)) return guard;
  const std::string named = find_named_branch(build, "");
  if (named.empty() || named == guard.branch) return guard;
  return {named, guard.branch};
}

}  // namespace

Guard find_guard(const Repository& repository, const BuildOptions& build, const std::string& asked) {
  if (!asked.empty()) return {branch_of_reference(asked), {}};
  if (const auto written = read_guarded_branch(repository)) return {*written, {}};
  return find_guard_by_settings(repository, build);
}

std::string choose_guarded_branch(const Repository& repository, const BuildOptions& build,
                                  const std::string& asked) {
  const std::string branch = find_guard(repository, build, asked).branch;
  if (branch.empty())
    throw UsageFailure("HEAD names no branch in this repository",
                       "say which one is published: --branch main");
  if (!has_branch(repository, branch)) return branch;
  const std::string named = find_named_branch(build, reference_of_branch(branch));
  if (named.empty() || named == branch) return branch;
  throw UsageFailure(
      fmt::format("site/site.yml says on the branch \"{}\" that \"{}\" is published", branch, named),
      "push there what it should say, or say which one is published: --branch NAME");
}

int check_naming(const Repository& repository, const BuildOptions& build, const Guard& guard,
                 const Push& push) {
  if (guard.named_by.empty() || push.branch != guard.named_by || !has_branch(repository, guard.branch))
    return exit_good;
  const bool stays = !push.after.is_zero() && find_named_branch(build, push.after.hex()) == guard.branch;
  if (stays) return exit_good;
  std::cerr << fmt::format(
      "gazette: refused: site/site.yml on \"{}\" says that \"{}\" is published, and wouldn't any more\n"
      "   hint: an administrator decides that: gazette hook install --repo {} --branch {}\n",
      push.branch, guard.branch, repository.git_folder().string(), guard.branch);
  return exit_content;
}

void tell_of_unguarded(const Repository& repository, const Guard& guard, const std::vector<Push>& pushes) {
  const auto brings = [](const Push& push) { return !push.after.is_zero(); };
  const auto first = std::find_if(pushes.begin(), pushes.end(), brings);
  const bool is_guarded = std::any_of(pushes.begin(), pushes.end(),
                                      [&](const Push& push) { return push.branch == guard.branch; });
  if (first == pushes.end() || is_guarded || has_branch(repository, guard.branch)) return;
  std::cerr << fmt::format(
      "gazette: \"{}\" is neither checked nor published: here that is for the branch \"{}\", which has no "
      "commit yet\n"
      "   hint: push to that one; or an administrator runs: gazette hook install --repo {} --branch {}\n",
      first->branch, guard.branch, repository.git_folder().string(), first->branch);
}

}  // namespace gazette
