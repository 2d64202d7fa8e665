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

std::set<std::string> list_changed_paths(const SourceHistory& history, size_t after_publication) {
  std::set<std::string> paths;
  for (size_t i = after_publication; i < history.line.size(); ++i) {
    for (const FileChange& change : history.line[i].changes) paths.insert(change.path.text);
  }
  return paths;
}

// What is changed that this user may not change.
std::set<std::string> list_foreign_paths(const std::set<std::string>& changed,
                                         const std::vector<PathOwner>& owners, const std::string& who) {
  std::set<std::string> foreign;
  for (const std::string& path : changed) {
    const bool is_own = std::any_of(owners.begin(), owners.end(), [&](const PathOwner& owner) {
      return owner.who == who && std::any_of(owner.may.begin(), owner.may.end(), [&](std::string folder) {
               while (folder.ends_with('/')) folder.pop_back();
               return is_below(path, folder == "." ? "" : folder);
             });
    });
    if (!is_own) foreign.insert(path);
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

// Without settings nothing could be published any more, and with those of another branch nobody would guard
// this one.
int check_settings(const SourceLine& line, const std::string& branch) {
  const auto file = line.read({settings_path});
  if (!file) {
    return refuse(
        fmt::format("what you push to \"{}\" has no {}, without which nothing can be published", branch,
                    settings_path),
        fmt::format("add it; if it was there before: git checkout origin/{} -- {}", branch, settings_path));
  }
  const std::string named = read_publish_settings(parse_front_matter(*file, 1).value).first.branch;
  if (named.empty() || named == branch) return exit_good;
  return refuse(fmt::format("{} says in what you push that \"{}\" is published, and here it is \"{}\"",
                            settings_path, named, branch),
                fmt::format("write there: branch: {}; to publish another branch, an administrator runs: "
                            "gazette hook install --branch {}",
                            branch, named));
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
  options.warnings = Warnings::of_files;
  options.warned_files = list_changed_paths(line.history(), first_new);
  if (!settings.publish.owners.empty()) {
    const std::set<std::string> foreign =
        list_foreign_paths(options.warned_files, settings.publish.owners, who);
    if (!foreign.empty()) return refuse_paths(foreign, who);
  }
  if (const int code = check_settings(line, push.branch); code != exit_good) return code;
  Progress progress;
  const auto prepared =
      prepare_publication(line, options, list_live_manifests(settings, line.repository()), progress);
  return prepared ? exit_good : exit_content;
}

}  // namespace gazette
