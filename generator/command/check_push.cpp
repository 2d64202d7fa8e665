#include "command/check_push.h"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <set>
#include <utility>

#include "base/failure.h"
#include "base/text.h"
#include "command/check_signatures.h"
#include "source/pushed.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

constexpr size_t most_named = 5;

int refuse(std::string_view why, std::string_view hint) {
  std::cerr << "gazette: refused: " << why << "\n";
  if (!hint.empty()) std::cerr << "   hint: " << hint << "\n";
  return exit_content;
}

// Where the published tip stands on the line that is pushed; nullopt: nowhere.
std::optional<size_t> find_on_line(const SourceHistory& history, const Oid& commit) {
  for (size_t i = 0; i < history.line.size(); ++i) {
    if (history.line[i].commit == commit) return i;
  }
  return std::nullopt;
}

int refuse_line(const SourceLine& line, const Push& push) {
  if (is_ancestor(line.repository(), push.before, push.after)) {
    return refuse(
        fmt::format("a merge puts what is published on \"{}\" second, behind your own commits: readers would "
                    "find another history (this is what `git pull` does when both sides have commits)",
                    push.branch),
        fmt::format("put yours behind it instead: git pull --rebase, and push again\n"
                    "         (all as one commit: git fetch && git reset --soft origin/{} && git commit)",
                    push.branch));
  }
  return refuse(
      fmt::format("commits that are published on \"{}\" aren't in what you push: they would be lost",
                  push.branch),
      "take them up: git pull --rebase, and push again, without --force");
}

// What is changed that this user may not change.
std::set<std::string> list_foreign_paths(const SourceHistory& history, size_t after_publication,
                                         const std::vector<PathOwner>& owners, const std::string& who) {
  std::set<std::string> foreign;
  for (size_t i = after_publication; i < history.line.size(); ++i) {
    for (const FileChange& change : history.line[i].changes) {
      const bool is_own = std::any_of(owners.begin(), owners.end(), [&](const PathOwner& owner) {
        return owner.who == who && std::any_of(owner.may.begin(), owner.may.end(), [&](std::string folder) {
                 while (folder.ends_with('/')) folder.pop_back();
                 return is_below(change.path.text, folder == "." ? "" : folder);
               });
      });
      if (!is_own) foreign.insert(change.path.text);
    }
  }
  return foreign;
}

int refuse_paths(const std::set<std::string>& paths, const std::string& who) {
  std::vector<std::string> named(paths.begin(), paths.end());
  const size_t count = named.size();
  named.resize(std::min(count, most_named));
  return refuse(
      fmt::format("{} may not change {}{}", who, join(named, ", "), count > most_named ? ", …" : ""),
      "ask who may; site/site.yml says it under publish: owners");
}

std::vector<fs::path> list_live_manifests(const TipSettings& settings, const Repository& repository) {
  std::vector<fs::path> manifests;
  for (const PublishTarget& target : settings.publish.targets) {
    if (target.kind != TargetKind::folder) continue;
    const fs::path manifest =
        folder_to_protect(repository) / target.place / ReleaseStore::live_name / manifest_path;
    std::error_code error;
    if (fs::exists(manifest, error)) manifests.push_back(manifest);
  }
  return manifests;
}

}  // namespace

std::string find_pusher() {
  for (const char* name : {"REMOTE_USER", "GL_USERNAME", "GL_USER", "GITEA_PUSHER_NAME"}) {
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return value;
  }
  const passwd* user = ::getpwuid(::getuid());
  return user != nullptr ? std::string(user->pw_name) : fmt::format("user {}", ::getuid());
}

int check_push(PublishOptions options, const Push& push, const TipSettings& settings) {
  if (push.after.is_zero()) {
    return refuse(fmt::format("\"{}\" is the published branch, and can't be deleted", push.branch),
                  "withdraw pages instead, each with a reason");
  }
  BuildOptions& build = options.source.build;
  build.ref = push.after.hex();
  SourceLine line(build.repository, build.ref, true, build.cache);
  size_t first_new = 0;
  if (!push.before.is_zero()) {
    const auto published = find_on_line(line.history(), push.before);
    if (!published) return refuse_line(line, push);
    first_new = *published + 1;
  }
  std::string who = find_pusher();
  if (!settings.publish.signers.empty()) {
    SignatureCheck check = check_signatures(line, push.before, push.after, settings.publish.signers);
    if (!check.complaint.empty()) return refuse(check.complaint, check.hint);
    who = std::move(check.signer);
  }
  if (!settings.publish.owners.empty()) {
    const std::set<std::string> foreign =
        list_foreign_paths(line.history(), first_new, settings.publish.owners, who);
    if (!foreign.empty()) return refuse_paths(foreign, who);
  }
  Progress progress;
  const auto prepared =
      prepare_publication(line, options, list_live_manifests(settings, line.repository()), progress);
  return prepared ? exit_good : exit_content;
}

}  // namespace gazette
