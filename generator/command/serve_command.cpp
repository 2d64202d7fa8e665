#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <optional>
#include <vector>

#include "base/failure.h"
#include "base/parallel_map.h"
#include "command/commands.h"
#include "command/preview_site.h"
#include "command/scratch_folder.h"
#include "command/wrong_use.h"
#include "preview/folder_watch.h"
#include "preview/preview_server.h"

namespace gazette {

namespace {

using Clock = std::chrono::steady_clock;

struct Options {
  SourceOptions source;
  PreviewPlace place{"127.0.0.1", 8000};
};

std::atomic<bool> stop_asked = false;

void ask_to_stop(int) {
  stop_asked = true;
}

// The commit that the preview continues. Nothing: there is none yet, or it can't be told now.
std::optional<Oid> find_tip(const BuildOptions& options) {
  try {
    return resolve_published_tip(Repository(options.repository), options.ref).id;
  } catch (const WorldFailure&) {
    return std::nullopt;
  }
}

// Says on the terminal what happens, and of problems those that weren't there before.
class Narrator {
 public:
  explicit Narrator(std::string format) : format_(std::move(format)) {}

  void greet(const PreviewServer& server) const {
    std::cout << fmt::format("Preview: {}  ({}; Ctrl+C ends it)\n", server.address(),
                             server.is_shared() ? "also for others on the network" : "only on this computer");
    std::cout << fmt::format("Problems: {}\n", server.address() + std::string(problems_path.substr(1)));
    if (server.is_shared()) {
      std::cout
          << "Anyone on this network who knows the address can read all of it: drafts, internal minutes, "
             "what waits for its day.\nEnd this as soon as it isn't needed; without --address the "
             "preview is for this computer alone.\n";
    }
    std::cout << "Reading the files and their history\n" << std::flush;
  }

  void tell(const PreviewState& state, std::chrono::duration<double> took) {
    if (!state.trouble.message.empty()) {
      std::cerr << "gazette: " << state.trouble.message << "\n";
      if (!state.trouble.hint.empty()) std::cerr << "   hint: " << state.trouble.hint << "\n";
    }
    tell_problems(state);
    if (state.is_former) {
      std::cout << "The pages stay as they were until this is mended.\n";
    } else if (state.drafts) {
      std::cout << fmt::format("Ready in {:.1f} s: {} pages; {}\n", took.count(),
                               state.drafts->prepared().site.pages.size(), count_problems(state.problems));
    }
    std::cout << std::flush;
  }

 private:
  void tell_problems(const PreviewState& state) {
    Diagnostics all;
    Diagnostics fresh;
    for (const ShownProblem& problem : state.problems) {
      all.push_back(problem.diagnostic);
      if (std::find(told_.begin(), told_.end(), problem.diagnostic) == told_.end())
        fresh.push_back(problem.diagnostic);
    }
    const bool is_told = told_ == all;
    told_ = all;
    if (is_told || !state.newest || print_for_programs(std::cout, all, format_)) return;
    print_for_people(fresh, state.newest->prepared().source_text);
  }

  std::string format_;
  Diagnostics told_;
};

// Waits for what changes a preview: files, the theme beside them, a commit.
class ChangeWatch {
 public:
  ChangeWatch(const BuildOptions& options, const std::filesystem::path& folder)
      : options_(options), files_(folder, {folder / "site" / "public", folder / "build"}) {
    if (!options.theme_folder.empty()) theme_.emplace(options.theme_folder);
    tip_ = find_tip(options_);
  }

  // `retry`: what is there can't be shown, for a reason that may be outside of the files.
  bool wait(bool retry) {
    if (files_.wait(std::chrono::milliseconds(200))) return true;
    if (theme_ && theme_->wait(std::chrono::milliseconds(0))) return true;
    if (Clock::now() - looked_ < std::chrono::seconds(1)) return false;
    looked_ = Clock::now();
    const std::optional<Oid> tip = find_tip(options_);
    return std::exchange(tip_, tip) != tip || retry;
  }

 private:
  const BuildOptions& options_;
  FolderWatch files_;
  std::optional<FolderWatch> theme_;
  std::optional<Oid> tip_;
  Clock::time_point looked_ = Clock::now();
};

int serve(Options& options) {
  finish_source_options(options.source);
  BuildOptions& build = options.source.build;
  const ThreadLimit threads(options.source.threads);
  const auto folder = Repository(build.repository).work_tree();
  if (!folder) {
    throw UsageFailure("a bare repository has no working tree to preview",
                       "clone it and run this in the clone");
  }
  // Each state of the preview is read anew; what was parsed before comes from the cache.
  std::optional<ScratchFolder> own_cache;
  if (!build.cache.is_wanted) build.cache = {true, own_cache.emplace().path(), std::nullopt};
  const bool is_shared = !is_own_machine(options.place.address);
  PreviewSite site(build, is_shared);
  PreviewServer server(options.place, [&](std::string_view path) { return site.answer(path); });
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  Narrator narrator(options.source.format);
  narrator.greet(server);
  ChangeWatch watch(build, *folder);
  const auto refresh = [&] {
    const Clock::time_point begin = Clock::now();
    const PreviewTrouble trouble = site.state()->trouble;
    site.refresh();
    const auto state = site.state();
    // What goes on unchanged while it is tried again needn't be told, nor reloaded.
    if (!trouble.message.empty() && trouble.message == state->trouble.message) return;
    server.announce_change();
    narrator.tell(*state, Clock::now() - begin);
  };
  refresh();
  while (!stop_asked) {
    if (watch.wait(!site.state()->trouble.message.empty())) refresh();
  }
  return exit_good;
}

}  // namespace

void add_serve_command(CLI::App& app, int& exit_code) {
  CLI::App* command =
      app.add_subcommand("serve", "preview the working tree on this computer; pages reload on save");
  auto options = std::make_shared<Options>();
  add_source_options(*command, options->source);
  command->add_option("--port", options->place.port, "the port to listen on (default: 8000)")
      ->check(whole_number(0, 65535));
  command->add_option("--address", options->place.address,
                      "the address to listen on, as a number; others on the network can then read drafts "
                      "(default: 127.0.0.1, this computer alone)");
  command->footer(
      "Each page has a bar: with drafts or as the public would see it, what the public would see change,\n"
      "and what is wrong. A preview is never published.");
  command->callback([options, &exit_code] { exit_code = serve(*options); });
}

}  // namespace gazette
