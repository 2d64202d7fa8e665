#include "command/publication.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <utility>

#include "base/failure.h"
#include "base/text.h"
#include "command/read_site_files.h"
#include "command/site_manifest.h"
#include "publish/ledger.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

Date today(int offset_minutes) {
  using std::chrono::system_clock;
  const auto now = std::chrono::floor<std::chrono::seconds>(system_clock::now());
  return date_of(now.time_since_epoch().count(), offset_minutes);
}

bool is_path(const std::string& name) {
  return name.find('/') != std::string::npos || name == "." || name == "..";
}

void print_all(const PreparedSite& prepared, const Diagnostics& problems, const std::string& format) {
  if (print_for_programs(std::cout, problems, format)) return;
  const bool color = isatty(STDERR_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
  print_human(std::cerr, problems, prepared.source_text, color);
  if (!problems.empty()) std::cerr << count_diagnostics(problems) << "\n";
}

}  // namespace

TipSettings read_tip_settings(const BuildOptions& options) {
  const SourceLine tip(options.repository, options.ref, false);
  TipSettings settings{read_settings(tip, options).settings, {}};
  if (const auto file = options.plain ? std::nullopt : tip.read({settings_path}))
    settings.publish = read_publish_settings(parse_front_matter(*file, 1).value).first;
  return settings;
}

PublishTarget choose_target(const PublishSettings& settings, const std::string& name,
                            const fs::path& repository) {
  if (is_path(name)) {
    PublishTarget target;
    target.id = name;
    target.place = name;
    return target;
  }
  std::vector<std::string> ids;
  for (const PublishTarget& target : settings.targets) ids.push_back(target.id);
  if (name.empty() && ids.size() != 1) {
    throw UsageFailure(ids.empty() ? "site/site.yml names no place to publish to"
                                   : "site/site.yml names several places to publish to",
                       ids.empty() ? "add one under publish: targets: (gazette schema site shows how), or "
                                     "name a folder, such as: gazette publish /srv/www/plans"
                                   : fmt::format("say which: gazette publish {}", join(ids, " | ")));
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
                     : ids.empty() ? fmt::format("to publish to a folder of that name, write ./{}", name)
                                   : fmt::format("use one of: {}; a folder is written with a slash, such as "
                                                 "./{}",
                                                 join(ids, ", "), name));
}

void finish_publish_options(PublishOptions& options, const TipSettings& settings) {
  BuildOptions& build = options.source.build;
  if (build.ref.empty()) build.ref = settings.publish.branch;
  if (!build.date) build.date = today(settings.site.utc_offset_minutes);
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
  sort_diagnostics(problems);
  progress.clear();
  print_all(*prepared, problems, options.source.format);
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
