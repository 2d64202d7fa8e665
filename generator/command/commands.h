// The commands, each in a file of its own. Each adds itself to the command line and returns its exit code
// when it runs.
#pragma once

#include <CLI/CLI.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "build.h"

namespace gazette {

inline constexpr int exit_good = 0;
inline constexpr int exit_content = 1;
inline constexpr int exit_usage = 2;
inline constexpr int exit_world = 3;

// The options that say what to build, shared by several commands.
struct SourceOptions {
  BuildOptions build;
  std::string date;
  std::string format = "human";
  bool no_versions = false;
  bool no_cache = false;
  size_t threads = 0;
};

void add_source_options(CLI::App& command, SourceOptions& options);
void add_pdf_options(CLI::App& command, PdfOptions& options);
// Checks what the command line can't; UsageFailure.
void finish_source_options(SourceOptions& options);

// Forms in which problems are printed: for people, and for programs.
inline const std::vector<std::string> problem_formats = {"human", "json", "sarif", "github"};
// True: it was a form for programs, and all is said.
bool print_for_programs(std::ostream& out, const Diagnostics& problems, const std::string& format);

// Each with its line, to the error stream; in color on a terminal.
void print_for_people(const Diagnostics& problems, const SourceText& source);
// Prints problems in the format asked for: people's with their number to the error stream, programs' to the
// output. Those of the site itself, or these.
void print_problems(const PreparedSite& prepared, const std::string& format);
void print_problems(const PreparedSite& prepared, const Diagnostics& problems, const std::string& format);

// The line that the working tree continues: the published one; before the first commit, an empty one.
SourceLine open_line_of_work_tree(const BuildOptions& options);

void add_build_command(CLI::App& app, int& exit_code);
void add_changes_command(CLI::App& app, int& exit_code);
void add_check_command(CLI::App& app, int& exit_code);
void add_demo_command(CLI::App& app, int& exit_code);
void add_export_command(CLI::App& app, int& exit_code);
void add_headers_command(CLI::App& app, int& exit_code);
void add_new_command(CLI::App& app, int& exit_code);
void add_publish_command(CLI::App& app, int& exit_code);
void add_rollback_command(CLI::App& app, int& exit_code);
void add_schema_command(CLI::App& app, int& exit_code);
void add_serve_command(CLI::App& app, int& exit_code);
void add_status_command(CLI::App& app, int& exit_code);
void add_verify_command(CLI::App& app, int& exit_code);
void add_hook_command(CLI::App& app, int& exit_code);

}  // namespace gazette
