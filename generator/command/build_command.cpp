#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "base/failure.h"
#include "base/parallel_map.h"
#include "command/commands.h"
#include "command/tell_of_uncommitted.h"

namespace gazette {

namespace {

struct Options {
  SourceOptions source;
  std::filesystem::path output = "site/public";
  bool explain = false;
  bool timing = false;
  PdfOptions pdfs;
};

int build(Options& options) {
  finish_source_options(options.source);
  if (!options.source.build.ledger.empty() && !options.source.build.versions) {
    throw UsageFailure("--ledger compares versions, and --no-versions leaves them out",
                       "leave one of the two out");
  }
  const ThreadLimit threads(options.source.threads);
  Stopwatch stopwatch;
  SourceLine line(options.source.build.repository, options.source.build.ref, options.source.build.versions,
                  options.source.build.cache);
  if (options.source.build.work_tree) line.take_work_tree();
  stopwatch.lap("read history");
  const auto prepared = prepare_site(line, options.source.build, stopwatch);
  print_problems(*prepared, options.source.format);
  if (has_errors(prepared->problems)) {
    std::cerr << "Nothing was written.\n";
    return exit_content;
  }
  const std::optional<CacheFolder>& cache = line.cache();
  OutputFolder output(options.output, line.repository().work_tree().value_or(""), cache);
  const BuildSummary summary =
      write_site(*prepared, output, options.explain, cache ? &*cache : nullptr, options.pdfs);
  stopwatch.lap("render and write");
  for (const std::string& explanation : summary.explanations) std::cerr << explanation << "\n";
  if (options.timing) std::cerr << stopwatch.report();
  const BuildOptions& source = options.source.build;
  const bool is_of_work_tree = source.ref.empty() && !source.work_tree && line.repository().work_tree();
  if (is_of_work_tree && !source.plain) tell_of_uncommitted(line, prepared->portal.history.settings);
  if (options.source.format == "human") {
    std::cout << fmt::format(
        "{} pages in {}, {} of them made and {} kept ({} files, {} written, {} removed, {} bytes)\n",
        summary.pages, options.output.string(), summary.pages - summary.kept, summary.kept, summary.files,
        summary.written, summary.removed, summary.bytes);
    if (options.pdfs.are_wanted)
      std::cout << fmt::format("{} PDFs of packets drawn, {} kept\n", summary.pdfs_drawn, summary.pdfs_kept);
  }
  if (prepared->portal.history.settings.packet_pdf && summary.pdfs_missing > 0) {
    std::cerr << fmt::format("{} packets lead to a PDF that isn't there: `gazette build --pdf` draws it.\n",
                             summary.pdfs_missing);
  }
  return exit_good;
}

}  // namespace

void add_build_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("build", "make the public website");
  auto options = std::make_shared<Options>();
  add_source_options(*command, options->source);
  CLI::Option* ref = command->get_option("--ref");
  command
      ->add_flag("--worktree", options->source.build.work_tree,
                 "with what the working tree says now, as if it were published")
      ->excludes(ref);
  command->add_option("--output", options->output, "the folder to write to (default: site/public)");
  command->add_option(
      "--ledger", options->source.build.ledger,
      "the manifest.json of the live site: what was published and is missing now is an error");
  command->add_flag("--explain", options->explain,
                    "say of each file whether it was kept, or why it was made again");
  add_pdf_options(*command, options->pdfs);
  command->add_flag("--timing", options->timing, "say how long each stage took");
  command->callback([options, &exit_code] { exit_code = build(*options); });
}

}  // namespace gazette
