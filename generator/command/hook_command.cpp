#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/failure.h"
#include "base/files.h"
#include "base/text.h"
#include "command/check_push.h"
#include "command/commands.h"
#include "command/find_guard.h"
#include "command/guarded_branch.h"
#include "command/publish_to_target.h"
#include "source/pushed.h"
#include "source/write_branch.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view own_line =
    "# Written by `gazette hook install`; run that again rather than edit this.";
constexpr const char* log_name = "gazette-publish.log";

struct Options {
  fs::path repository = ".";
  std::string branch;
  std::string target;
  bool background = false;
};

BuildOptions options_of(const Options& options) {
  BuildOptions build;
  build.repository = options.repository;
  // People who push may have no home folder, and share what saves time anyway.
  build.cache.is_wanted = true;
  build.cache.folder = fs::absolute(options.repository) / "gazette-cache";
  return build;
}

std::string quote_for_shell(const std::string& word) {
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

void write_hook(const fs::path& path, const std::string& text) {
  const auto before = read_file(path);
  if (before && before->find(own_line) == std::string::npos) {
    throw WorldFailure(
        fmt::format("there is a hook of yours already: {}; nothing was changed", path.string()),
        "move it away, install, and call yours from the one that is written then");
  }
  write_file(path, text);
  if (::chmod(path.c_str(), 0755) != 0)
    throw WorldFailure(fmt::format("can't make {} a program: {}", path.string(), std::strerror(errno)));
}

int install(const Options& options) {
  const Repository repository(options.repository);
  if (repository.work_tree()) {
    throw UsageFailure(
        "this repository has a work tree; people push to one without",
        "make one: git clone --bare HERE /srv/git/plans.git, and install the hooks there: gazette "
        "hook install --repo /srv/git/plans.git");
  }
  const std::string branch = choose_guarded_branch(repository, options_of(options), options.branch);
  const std::string program = quote_for_shell(fs::read_symlink("/proc/self/exe").string());
  const auto call = [&](std::string_view hook, std::string_view more) {
    return fmt::format("#!/bin/sh\n{}\nexec {} hook {} --repo .{}\n", own_line, program, hook, more);
  };
  std::string more;
  if (!options.target.empty()) more += fmt::format(" --target {}", quote_for_shell(options.target));
  if (options.background) more += " --background";
  const fs::path hooks = repository.git_folder() / "hooks";
  write_hook(hooks / "pre-receive", call("pre-receive", ""));
  write_hook(hooks / "post-receive", call("post-receive", more));
  write_guarded_branch(repository, branch);
  std::cout << fmt::format("Each push to \"{}\" in {} is checked now, and published when it is good.\n",
                           branch, repository.git_folder().string());
  if (!has_branch(repository, branch)) {
    std::cout << fmt::format(
        "There is no branch \"{}\" yet. If another one is to be published, say so: gazette hook install "
        "--branch NAME\n",
        branch);
  }
  return exit_good;
}

// What git tells a hook: a line "before after reference" for each that was pushed.
std::vector<Push> read_pushes(std::istream& in) {
  constexpr std::string_view branches = "refs/heads/";
  std::vector<Push> pushes;
  for (std::string line; std::getline(in, line);) {
    const std::vector<std::string_view> parts = split(line, ' ');
    const auto before = parts.size() == 3 ? parse_commit_id(parts[0]) : std::nullopt;
    const auto after = parts.size() == 3 ? parse_commit_id(parts[1]) : std::nullopt;
    if (!before || !after) throw UsageFailure("this is for git to call, when somebody pushes", "git push");
    if (parts[2].starts_with(branches))
      pushes.push_back({*before, *after, std::string(parts[2].substr(branches.size()))});
  }
  return pushes;
}

// By the settings as they stand on the branch before the push; where there are none, by its own.
int check_guarded(const Options& options, const Push& push) {
  PublishOptions publish;
  publish.source.build = options_of(options);
  std::optional<TipSettings> settings;
  for (const Oid& state : {push.before, push.after}) {
    if (settings || state.is_zero()) continue;
    publish.source.build.ref = state.hex();
    settings = find_tip_settings(publish.source.build);
  }
  finish_publish_options(publish, settings.value_or(TipSettings()));
  return check_push(publish, push, settings.value_or(TipSettings()));
}

int receive(const Options& options) {
  const Repository repository(options.repository);
  const Guard guard = find_guard(repository, options_of(options), options.branch);
  const std::vector<Push> pushes = read_pushes(std::cin);
  for (const Push& push : pushes) {
    const int code = push.branch == guard.branch ? check_guarded(options, push)
                                                 : check_naming(repository, options_of(options), guard, push);
    if (code != exit_good) return code;
  }
  tell_of_unguarded(repository, guard, pushes);
  return exit_good;
}

// The one who pushes gets the prompt back; the rest of this process goes on, and writes to the log.
bool goes_on_in_background(const fs::path& log) {
  const pid_t child = ::fork();
  if (child < 0) throw WorldFailure(fmt::format("can't go on in the background: {}", std::strerror(errno)));
  if (child > 0) return false;
  ::setsid();
  const int to = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  const int from = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  ::dup2(from, STDIN_FILENO);
  ::dup2(to, STDOUT_FILENO);
  ::dup2(to, STDERR_FILENO);
  return true;
}

int publish_all(const Options& options, const std::string& branch) {
  int worst = exit_good;
  BuildOptions build = options_of(options);
  build.ref = reference_of_branch(branch);
  std::vector<std::string> targets{options.target};
  if (options.target.empty()) {
    targets.clear();
    for (const PublishTarget& target : read_tip_settings(build).publish.targets) targets.push_back(target.id);
  }
  if (targets.empty())
    std::cout << "gazette: site/site.yml names no place to publish to, so nothing was published.\n";
  for (const std::string& target : targets) {
    PublishOptions publish;
    publish.source.build = build;
    publish.target = target;
    publish.when_busy = WhenBusy::wait;
    // The one who pushed has read those that matter.
    publish.warnings = target == targets.front() ? Warnings::counted : Warnings::none;
    // A place that fails keeps no other from being published to.
    try {
      worst = std::max(worst, publish_to_target(publish));
    } catch (const WorldFailure& failure) {
      std::cout << std::flush;
      std::cerr << "gazette: " << failure.what() << "\n";
      if (!failure.hint().empty()) std::cerr << "   hint: " << failure.hint() << "\n";
      worst = exit_world;
    } catch (const std::exception& failure) {
      std::cout << std::flush;
      std::cerr << "gazette: " << failure.what() << "\n";
      worst = exit_world;
    }
  }
  if (worst == exit_world) {
    std::cerr << fmt::format(
        "What you pushed is kept, but isn't all on the site yet. The next push publishes it, or: gazette "
        "publish --wait --repo {}\n",
        Repository(options.repository).git_folder().string());
  }
  return worst;
}

int publish_pushed(const Options& options) {
  const std::string branch =
      find_guard(Repository(options.repository), options_of(options), options.branch).branch;
  const std::vector<Push> pushes = read_pushes(std::cin);
  const bool is_pushed = std::any_of(pushes.begin(), pushes.end(), [&](const Push& push) {
    return push.branch == branch && !push.after.is_zero();
  });
  if (!is_pushed) return exit_good;
  if (options.background) {
    const fs::path log = fs::absolute(options.repository).lexically_normal() / log_name;
    std::cout << fmt::format("Publishing in the background; {} says what comes of it.\n", log.string())
              << std::flush;
    if (!goes_on_in_background(log)) return exit_good;
  }
  return publish_all(options, branch);
}

}  // namespace

void add_hook_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("hook", "check and publish what people push");
  command->require_subcommand(1);
  auto options = std::make_shared<Options>();
  const auto offer = [&](const char* name, const char* meaning, int (*run)(const Options&)) {
    CLI::App* part = command->add_subcommand(name, meaning);
    part->add_option("--repo", options->repository,
                     "the repository without a work tree (default: the one here)");
    part->add_option("--branch", options->branch,
                     "the branch that is published (default: the one written down when the hooks were "
                     "installed; at first the one that site/site.yml names, or that of HEAD)");
    part->callback([options, run, &exit_code] { exit_code = run(*options); });
    return part;
  };
  const auto add_publishing = [&](CLI::App* part) {
    part->add_option("--target", options->target,
                     "where to publish to (default: all targets of site/site.yml)");
    part->add_flag("--background", options->background, "let the push end before the site is published");
  };
  add_publishing(offer("install", "put the two hooks into a repository that people push to", &install));
  offer("pre-receive", "for git: refuse what can't be published", &receive);
  add_publishing(offer("post-receive", "for git: publish what was pushed", &publish_pushed));
  command->footer(
      "Who may push what, and who must sign, stands in site/site.yml under publish: (gazette schema site).");
}

}  // namespace gazette
