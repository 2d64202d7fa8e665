#include <iostream>
#include <memory>

#include "base/parallel_map.h"
#include "command/commands.h"

namespace gazette {

namespace {

int check(SourceOptions& options) {
  finish_source_options(options);
  const ThreadLimit threads(options.threads);
  SourceLine line(options.build.repository, options.build.ref, options.build.versions);
  if (options.build.ref.empty() && line.repository().work_tree()) line.take_work_tree();
  options.build.show_drafts = true;
  Stopwatch stopwatch;
  const auto prepared = prepare_site(line, options.build, stopwatch);
  print_problems(*prepared, options.format);
  if (has_errors(prepared->problems)) return exit_content;
  if (options.format == "human") {
    std::cout << (prepared->problems.empty() ? "No problems found.\n"
                                             : "No errors: this can be published.\n");
  }
  return exit_good;
}

}  // namespace

void add_check_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("check", "look for mistakes, in drafts and uncommitted files too");
  auto options = std::make_shared<SourceOptions>();
  add_source_options(*command, *options);
  command->callback([options, &exit_code] { exit_code = check(*options); });
}

}  // namespace gazette
