#include "command/publication.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <iterator>
#include <utility>

#include "base/failure.h"
#include "base/text.h"
#include "command/guarded_branch.h"
#include "command/read_site_files.h"
#include "command/site_manifest.h"
#include "command/today.h"
#include "model/rule_severities.h"
#include "publish/ledger.h"
#include "source/pushed.h"
#include "source/write_branch.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

bool is_path(const std::string& name) {
  return name.find('/') != std::string::npos || name == "." || name == "..";
}

TipSettings read_settings_of(const SourceLine& tip, const BuildOptions& options) {
  TipSettings settings{read_settings(tip, options).settings, {}};
  if (const auto file = options.plain ? std::nullopt : tip.read({settings_path}))
    settings.publish = read_publish_settings(parse_front_matter(*file, 1).value).first;
  return settings;
}

bool is_told(const Diagnostic& problem, const PublishOptions& options) {
  if (problem.severity == Severity::error || options.warnings == Warnings::all) return true;
  return options.warnings == Warnings::of_files && options.warned_files.contains(problem.place.file.text);
}

void print_for_publisher(const PreparedSite& prepared, const Diagnostics& problems,
                         const PublishOptions& options) {
  Diagnostics told;
  std::copy_if(problems.begin(), problems.end(), std::back_inserter(told),
               [&](const Diagnostic& problem) { return is_told(problem, options); });
  print_problems(prepared, told, options.source.format);
  const size_t left_out = problems.size() - told.size();
  if (options.warnings != Warnings::counted || left_out == 0) return;
  std::cerr << fmt::format("{} about the site as a whole: `gazette check` shows {}.\n",
                           left_out == 1 ? "1 warning" : fmt::format("{} warnings", left_out),
                           left_out == 1 ? "it" : "them");
}

}  // namespace

TipSettings read_tip_settings(const BuildOptions& options) {
  return read_settings_of(SourceLine(options.repository, options.ref, false), options);
}

std::optional<TipSettings> find_tip_settings(const BuildOptions& options) {
  const SourceLine tip(options.repository, options.ref, false);
  if (!options.plain && !tip.read({settings_path})) return std::nullopt;
  return read_settings_of(tip, options);
}

TipSettings read_published_settings(BuildOptions& options) {
  if (!options.ref.empty()) return read_tip_settings(options);
  const Repository repository(options.repository);
  if (const auto guarded = read_guarded_branch(repository)) {
    options.ref = reference_of_branch(*guarded);
    return read_tip_settings(options);
  }
  TipSettings settings = read_tip_settings(options);
  const std::string branch = settings.publish.branch;
  if (branch.empty()) return settings;
  // Where only the origin has the branch, whoever reads the line says so.
  const bool is_here = has_branch(repository, branch);
  options.ref = is_here ? reference_of_branch(branch) : branch;
  if (is_here && branch != find_current_branch(repository)) settings = read_tip_settings(options);
  return settings;
}

PublishTarget choose_target(const PublishSettings& settings, const std::string& name,
                            const fs::path& repository, std::string_view command) {
  if (is_path(name)) {
    PublishTarget target;
    target.id = name;
    target.place = name;
    return target;
  }
  std::vector<std::string> ids;
  for (const PublishTarget& target : settings.targets) ids.push_back(target.id);
  if (name.empty() && ids.size() != 1) {
    throw UsageFailure(
        ids.empty() ? "site/site.yml names no place to publish to"
                    : "site/site.yml names several places to publish to",
        ids.empty() ? fmt::format("add one under publish: targets: (gazette schema site shows how), or "
                                  "name a folder, such as: {} /srv/www/plans",
                                  command)
                    : fmt::format("say which: {} {}", command, join(ids, " | ")));
  }
  for (const PublishTarget& target : settings.targets) {
    if (!name.empty() && target.id != name) continue;
    PublishTarget chosen = target;
    if (chosen.kind == TargetKind::folder) chosen.place = (repository / chosen.place).string();
    return chosen;
  }
  const auto near = nearest(name, ids);
  throw UsageFailure(fmt::format("site/site.yml has no target \"{}\"", name),
                     near          ? fmt::format("did you mean {}?", *near)
                     : ids.empty() ? fmt::format("if a folder of that name is meant, write ./{}", name)
                                   : fmt::format("use one of: {}; a folder is written with a slash, such as "
                                                 "./{}",
                                                 join(ids, ", "), name));
}

void finish_publish_options(PublishOptions& options, const TipSettings& settings) {
  BuildOptions& build = options.source.build;
  if (!build.date) build.date = today(settings.site);
}

PdfOptions pdfs_of(const PublishOptions& options, const PreparedSite& prepared) {
  PdfOptions pdfs = options.pdfs;
  pdfs.are_wanted = pdfs.are_wanted || prepared.portal.history.settings.packet_pdf;
  return pdfs;
}

fs::path folder_to_protect(const Repository& repository) {
  return repository.work_tree().value_or(repository.git_folder());
}

std::shared_ptr<const PreparedSite> prepare_publication(SourceLine& line, const PublishOptions& options,
                                                        const std::vector<fs::path>& ledgers,
                                                        Progress& progress) {
  progress.say("Checking");
  Stopwatch stopwatch;
  auto prepared = prepare_site(line, options.source.build, stopwatch);
  Diagnostics problems = prepared->problems;
  for (const fs::path& ledger : ledgers) {
    // What can't be read looks as if it were gone: that is told once it is mended.
    if (has_errors(prepared->problems)) break;
    std::error_code error;
    if (fs::exists(ledger, error)) {
      append(problems, compare_with_ledger(ledger, prepared->portal, prepared->translations, prepared->site,
                                           options.source.build.date));
    } else {
      problems.push_back(unreadable_ledger());
    }
  }
  apply_severities(prepared->portal.history.settings.rules, problems);
  sort_diagnostics(problems);
  progress.clear();
  print_for_publisher(*prepared, problems, options);
  if (!has_errors(problems)) return prepared;
  std::cerr << "Nothing was published.\n";
  return nullptr;
}

std::shared_ptr<const PreparedSite> prepare_former(const PublishOptions& options, const std::string& commit,
                                                   const std::string& date) {
  try {
    BuildOptions former = options.source.build;
    former.ref = commit;
    former.date = parse_iso_date(date);
    SourceLine line(former.repository, former.ref, true, former.cache);
    Stopwatch stopwatch;
    return prepare_site(line, former, stopwatch);
  } catch (const WorldFailure&) {
    return nullptr;  // the summary alone is missing then; the ledger has its own say
  }
}

}  // namespace gazette
