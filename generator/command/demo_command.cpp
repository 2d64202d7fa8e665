
#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "command/commands.h"
#include "command/demo_repository.h"

namespace gazette {

namespace {

struct Options {
  std::filesystem::path folder;
  std::filesystem::path sources = GAZETTE_SOURCES;
};

void print_script_problems(Diagnostics problems, const std::string& script) {
  for (Diagnostic& problem : problems) problem.place.file = {demo_script_path};
  print_for_people(problems, [&](const SourcePath&) { return std::optional(script); });
  std::cerr << count_diagnostics(problems) << "\nNothing was written.\n";
}

int make_demonstration(const Options& options) {
  const DemoSources sources = read_demo_sources(options.sources);
  auto [script, problems] = read_demo_script(sources.script);
  DemoReplay replay;
  if (problems.empty()) {
    replay = replay_demo(script, sources.files);
    problems = std::move(replay.problems);
  }
  if (!problems.empty()) {
    print_script_problems(std::move(problems), sources.script);
    return exit_content;
  }
  const DemoResult result = write_demo_repository(script, replay, options.folder);
  const std::string folder = options.folder.string();
  std::cout << fmt::format(
      "Made a demonstration repository with {} {} in {}.\n"
      "To publish it: gazette build --repo {} --output OUT\n",
      result.commits, result.commits == 1 ? "commit" : "commits", folder, folder);
  return exit_good;
}

}  // namespace

void add_demo_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("demo", "make a sample repository with years of history");
  auto options = std::make_shared<Options>();
  command->add_option("folder", options->folder, "the folder to make it in; it must not exist, or be empty")
      ->required();
  command->add_option("--sources", options->sources,
                      "the folder that holds content, plans and site (default: those of the program)");
  command->callback([options, &exit_code] { exit_code = make_demonstration(*options); });
}

}  // namespace gazette
