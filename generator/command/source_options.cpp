#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/print_sarif.h"
#include "command/commands.h"
#include "command/wrong_use.h"
#include "model/rule_book.h"
#include "source/unborn.h"

namespace gazette {

namespace {

std::vector<SarifRule> list_sarif_rules() {
  std::vector<SarifRule> rules;
  for (const RuleTopic& topic : rule_topics()) {
    for (const RuleEntry& rule : topic.rules) {
      rules.push_back(
          {std::string(rule.code), rule.severity, std::string(rule.meaning), std::string(rule.mend)});
    }
  }
  return rules;
}

}  // namespace

void add_source_options(CLI::App& command, SourceOptions& options) {
  command.add_option("--repo", options.build.repository, "the git repository (default: the one here)");
  command.add_option("--ref", options.build.ref,
                     "the branch that is published (default: what is checked out)");
  command.add_option("--date", options.date,
                     "the date of the build, as 2013-02-28 (default: the newest publication's)");
  command.add_flag("--plain", options.build.plain,
                   "publish any repository of Markdown, without site/site.yml");
  command.add_option("--content", options.build.content, "a folder that holds documents; may be given again")
      ->allow_extra_args(false);
  command.add_flag("--no-versions", options.no_versions,
                   "the newest version of each document alone, without history");
  command.add_option("--theme", options.build.theme_folder, "a folder that holds a theme");
  command.add_option("--format", options.format, "how problems are printed: human, json, sarif or github")
      ->check(one_of(problem_formats));
  command.add_option("--threads", options.threads, "how many threads work (default: one a core)")
      ->check(whole_number(1, 1024));
  CLI::Option* cache = command.add_option("--cache", options.build.cache.folder,
                                          "the folder for what saves time in the next run (default: one for "
                                          "each repository in ~/.cache/gazette)");
  command.add_flag("--no-cache", options.no_cache, "read everything anew, and keep nothing")->excludes(cache);
  command.add_option("--title", options.build.title, "the name of the site, in place of its own");
}

void add_pdf_options(CLI::App& command, PdfOptions& options) {
  command.add_flag("--pdf", options.are_wanted,
                   "draw the packets for meetings as PDFs too, where they changed; needs Chromium");
  command.add_option("--chromium", options.program, "the program that draws them (default: chromium)");
}

void finish_source_options(SourceOptions& options) {
  options.build.versions = !options.no_versions;
  options.build.cache.is_wanted = !options.no_cache;
  if (!options.date.empty()) {
    options.build.date = parse_iso_date(options.date);
    if (!options.build.date) {
      throw UsageFailure(fmt::format("--date {} isn't a day that exists", options.date),
                         "write it like --date 2013-02-28");
    }
  }
  for (std::string& folder : options.build.content) {
    const auto [inside, path] = join_path("", folder);
    if (!inside || folder.starts_with('/')) {
      throw UsageFailure(fmt::format("--content {} isn't a folder of the repository", folder),
                         "give the path from the root of the repository, such as --content pages");
    }
    folder = path;
  }
}

bool print_for_programs(std::ostream& out, const Diagnostics& problems, const std::string& format) {
  if (format == "json") print_json(out, problems);
  if (format == "sarif") print_sarif(out, problems, list_sarif_rules());
  if (format == "github") print_annotations(out, problems);
  return format != "human";
}

void print_for_people(const Diagnostics& problems, const SourceText& source) {
  const bool color = isatty(STDERR_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
  print_human(std::cerr, problems, source, color);
}

void print_problems(const PreparedSite& prepared, const std::string& format) {
  print_problems(prepared, prepared.problems, format);
}

void print_problems(const PreparedSite& prepared, const Diagnostics& problems, const std::string& format) {
  if (print_for_programs(std::cout, problems, format)) return;
  print_for_people(problems, prepared.source_text);
  if (!problems.empty()) std::cerr << count_diagnostics(problems) << "\n";
}

SourceLine open_line_of_work_tree(const BuildOptions& options) {
  if (options.ref.empty()) {
    const Repository repository(options.repository);
    if (repository.work_tree() && is_unborn(repository)) return SourceLine(options.repository);
  }
  return {options.repository, options.ref, options.versions, options.cache};
}

}  // namespace gazette
