#include <iostream>
#include <memory>

#include "base/parallel_map.h"
#include "command/commands.h"
#include "command/kept_releases.h"
#include "command/publication.h"
#include "command/publish_to_branch.h"
#include "command/publish_to_folder.h"
#include "command/publish_to_remote.h"
#include "command/publish_to_target.h"
#include "command/wrong_use.h"

namespace gazette {

namespace {

struct Options {
  PublishOptions publish;
  bool wait = false;
};

int publish(Options& options) {
  finish_source_options(options.publish.source);
  options.publish.when_busy = options.wait ? WhenBusy::wait : WhenBusy::give_up;
  const ThreadLimit threads(options.publish.source.threads);
  return publish_to_target(options.publish);
}

struct RollbackOptions {
  BuildOptions build;
  std::string target;
  std::string release;
  bool list = false;
  bool wait = false;
};

int list_kept_releases(const Repository& repository, const PublishTarget& target) {
  const KeptReleases kept(repository, target, WhenBusy::wait);
  for (const KeptRelease& release : kept.releases()) std::cout << release.id << "\n";
  return exit_good;
}

int roll_back_target(RollbackOptions& options) {
  TipSettings settings;
  std::filesystem::path folder;
  if (options.target.find('/') == std::string::npos) {
    settings = read_published_settings(options.build);
    folder = folder_to_protect(Repository(options.build.repository));
  }
  const PublishTarget target =
      choose_target(settings.publish, options.target, folder, "gazette rollback --target");
  const WhenBusy when_busy = options.wait ? WhenBusy::wait : WhenBusy::give_up;
  if (target.kind == TargetKind::folder) {
    return options.list ? list_releases(target.place) : roll_back(target.place, options.release, when_busy);
  }
  const Repository repository(options.build.repository);
  if (options.list) return list_kept_releases(repository, target);
  return target.kind == TargetKind::branch
             ? roll_back_branch(repository, target, options.release, when_busy)
             : roll_back_remote(repository, target, settings, options.release, when_busy);
}

}  // namespace

void add_publish_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("publish", "check, build, and let readers see it");
  auto options = std::make_shared<Options>();
  SourceOptions& source = options->publish.source;
  command->add_option("TARGET", options->publish.target,
                      "a target of site/site.yml, or a folder (default: the only target)");
  command->add_option("--repo", source.build.repository, "the git repository (default: the one here)");
  command->add_option("--ref", source.build.ref,
                      "the branch that is published (default: the one that hooks guard, that of the "
                      "settings, or what is checked out)");
  command->add_option("--date", source.date, "the day of the publication, as 2013-02-28 (default: today)");
  command->add_flag("--plain", source.build.plain,
                    "publish any repository of Markdown, without site/site.yml");
  command->add_option("--content", source.build.content, "a folder that holds documents; may be given again")
      ->allow_extra_args(false);
  command->add_option("--title", source.build.title, "the name of the site, in place of its own");
  command->add_option("--theme", source.build.theme_folder, "a folder that holds a theme");
  command->add_option("--format", source.format, "how problems are printed: human, json, sarif or github")
      ->check(one_of(problem_formats));
  command->add_option("--threads", source.threads, "how many threads work (default: one a core)")
      ->check(whole_number(1, 1024));
  CLI::Option* cache = command->add_option("--cache", source.build.cache.folder,
                                           "the folder for what saves time in the next run");
  command->add_flag("--no-cache", source.no_cache, "read everything anew, and keep nothing")->excludes(cache);
  command->add_flag("--wait", options->wait, "if somebody else publishes there now, wait until that is done");
  add_pdf_options(*command, options->publish.pdfs);
  command->add_flag("--again", options->publish.again, "make a release even if nothing has changed");
  command->footer(
      "Readers see the whole old site until the whole new one is on disk. Exit code: 0 published, or nothing "
      "had changed; 1 mistakes in the content; 2 wrong use; 3 disk or git failed. But for 0 the old site "
      "stays.");
  command->callback([options, &exit_code] { exit_code = publish(*options); });
}

void add_rollback_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("rollback", "let readers see an earlier release again");
  auto options = std::make_shared<RollbackOptions>();
  command->add_option(
      "RELEASE", options->release,
      "its id or number (default: the newest of an earlier commit than the one that is shown)");
  command->add_option("--target", options->target,
                      "a target of site/site.yml, or its folder (default: the only target)");
  command->add_option("--repo", options->build.repository, "the git repository (default: the one here)");
  command->add_flag("--list", options->list, "list the releases that are kept, and change nothing");
  command->add_flag("--wait", options->wait, "if somebody publishes there now, wait until that is done");
  command->footer("A release that shows what was withheld or withdrawn since is never gone back to.");
  command->callback([options, &exit_code] { exit_code = roll_back_target(*options); });
}

}  // namespace gazette
