#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "base/failure.h"
#include "base/parallel_map.h"
#include "command/commands.h"
#include "command/export_repository.h"

namespace gazette {

namespace {

struct Options {
  SourceOptions source;
  std::filesystem::path output;
};

int export_public(Options& options) {
  finish_source_options(options.source);
  BuildOptions& build = options.source.build;
  if (!build.versions) {
    throw UsageFailure("export-public writes the versions, and --no-versions leaves them out",
                       "leave --no-versions out");
  }
  const ThreadLimit threads(options.source.threads);
  Stopwatch stopwatch;
  SourceLine line(build.repository, build.ref, build.versions);
  const auto prepared = prepare_site(line, build, stopwatch);
  print_problems(*prepared, options.source.format);
  if (has_errors(prepared->problems)) {
    std::cerr << "Nothing was written.\n";
    return exit_content;
  }
  const size_t commits = export_repository(line, *prepared, build, options.output);
  if (options.source.format == "human")
    std::cout << fmt::format("{} commits in {}\n", commits, options.output.string());
  return exit_good;
}

}  // namespace

void add_export_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand(
      "export-public", "a repository of what is public alone, which builds to the same site");
  auto options = std::make_shared<Options>();
  add_source_options(*command, options->source);
  command->add_option("--output", options->output, "the folder of the new repository")->required();
  command->callback([options, &exit_code] { exit_code = export_public(*options); });
}

}  // namespace gazette
