#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "base/failure.h"
#include "base/parallel_map.h"
#include "base/print_diagnostics.h"
#include "command/commands.h"
#include "command/print_changes.h"
#include "command/translation_changes.h"
#include "command/warn_of_changes.h"
#include "command/wrong_use.h"
#include "model/rule_severities.h"
#include "source/pushed.h"
#include "source/unborn.h"

namespace gazette {

namespace {

struct Options {
  SourceOptions source;
  bool strict = false;
};

// What BASE has and these files don't is no change of theirs: they are compared with what both come from.
void stop_where_both_part(const Repository& repository, BuildOptions& options) {
  if (options.ref.empty() || is_unborn(repository)) return;
  const Oid base = resolve_published_tip(repository, options.ref).id;
  const Oid here = resolve_published_tip(repository, "").id;
  const std::optional<Oid> common = find_common_commit(repository, base, here);
  if (!common || *common == base) return;
  std::cerr << fmt::format(
      "\"{}\" has commits that aren't here yet; this is compared with {}, the last that both have.\n",
      for_terminal(options.ref), common->hex().substr(0, 10));
  options.ref = common->hex();
}

// The line up to BASE; before the first commit, an empty one.
SourceLine open_line(BuildOptions& options) {
  if (options.ref.find("..") != std::string::npos) {
    throw UsageFailure(
        fmt::format("\"{}\" names two states, and the second one is always the working tree", options.ref),
        "name the first one alone, such as: gazette changes main");
  }
  const Repository repository(options.repository);
  if (!repository.work_tree()) {
    throw UsageFailure("this repository is bare: it has no files on disk that could change anything",
                       "run this in a clone with files, made with `git clone`");
  }
  stop_where_both_part(repository, options);
  return open_line_of_work_tree(options);
}

// Null where nothing could have been published yet.
std::shared_ptr<const PreparedSite> prepare_before(SourceLine& line, const BuildOptions& options) {
  const bool has_settings = options.plain || line.read({std::string(settings_path)});
  if (line.history().files.empty() || !has_settings) return nullptr;
  Stopwatch stopwatch;
  return prepare_site(line, options, stopwatch);
}

std::string describe_stop(bool stops_now, const std::vector<WaitingDay>& days) {
  if (stops_now) return "This can't be published like that.\n";
  const auto first =
      std::find_if(days.begin(), days.end(), [](const WaitingDay& day) { return has_errors(day.problems); });
  return fmt::format("From {} on, nothing can be published like that.\n", iso_date(first->day));
}

int list_changes_of(Options& options) {
  finish_source_options(options.source);
  BuildOptions& build = options.source.build;
  const ThreadLimit threads(options.source.threads);
  SourceLine line = open_line(build);
  const auto before = prepare_before(line, build);
  line.take_work_tree();
  Stopwatch stopwatch;
  const auto after = prepare_site(line, build, stopwatch);
  const SiteStates states{before.get(), *after, line};
  std::vector<PublicChange> changes = list_public_changes(states);
  for (PublicChange& change : list_translation_changes(states)) changes.push_back(std::move(change));
  sort_by_district(changes);
  Diagnostics problems = warn_of_changes(states);
  append(problems, warn_of_stale_translations(states));
  apply_severities(after->portal.history.settings.rules, problems);
  const bool stops_now = has_errors(problems);
  const std::vector<WaitingDay> days = take_waiting_days(states, line, build, problems, changes);
  add_problems_of(days, problems);
  if (options.source.format == "json") {
    print_changes_json(std::cout, changes, days, problems);
  } else {
    const bool is_for_people = options.source.format == "human";
    if (is_for_people) print_changes_by_day(std::cout, changes, days, after->words);
    std::cout.flush();
    print_problems(*after, problems, options.source.format);
    if (is_for_people && has_errors(problems)) std::cerr << describe_stop(stops_now, days);
  }
  return has_errors(problems) || (options.strict && !problems.empty()) ? exit_content : exit_good;
}

}  // namespace

void add_changes_command(CLI::App& app, int& exit_code) {
  CLI::App* command =
      app.add_subcommand("changes", "what readers would see change, if the files here were published now");
  auto options = std::make_shared<Options>();
  SourceOptions& source = options->source;
  command->add_option(
      "BASE", source.build.ref,
      "the published state to compare with: a branch, tag or commit (default: what is checked out)");
  command->add_option("--repo", source.build.repository, "the git repository (default: the one here)");
  command->add_option("--date", source.date,
                      "the day to look at it, as 2013-02-28 (default: the newest publication's)");
  command->add_flag("--plain", source.build.plain, "any repository of Markdown, without site/site.yml");
  command->add_option("--content", source.build.content, "a folder that holds documents; may be given again")
      ->allow_extra_args(false);
  command->add_option("--theme", source.build.theme_folder, "a folder that holds a theme");
  command
      ->add_option("--format", source.format,
                   "how it is printed: human or json; sarif or github: the problems alone")
      ->check(one_of(problem_formats));
  command->add_option("--threads", source.threads, "how many threads work (default: one a core)")
      ->check(whole_number(1, 1024));
  command->add_flag("--strict", options->strict, "exit code 1 for warnings, too (for a hook)");
  command->footer(
      "Drafts and internal files make no line: \"Nothing that the public can read changes.\"\n"
      "What waits for its day (publish_on) is told by day, with the mistakes that would stop it then.\n"
      "Exit code: 0 nothing to mend, 1 mistakes (with --strict also warnings), 2 wrong use, 3 disk or git "
      "failed.\n"
      "\n"
      "  gazette changes              against the last commit\n"
      "  gazette changes main         against the branch main\n"
      "  gazette changes --strict     in a hook: stops at a warning");
  command->callback([options, &exit_code] { exit_code = list_changes_of(*options); });
}

}  // namespace gazette
