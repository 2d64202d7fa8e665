#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <utility>

#include "base/failure.h"
#include "base/files.h"
#include "base/parallel_map.h"
#include "command/commands.h"
#include "command/publication.h"
#include "command/scratch_folder.h"
#include "command/site_manifest.h"
#include "publish/compare_sites.h"
#include "publish/ledger.h"
#include "publish/packet_pdf_list.h"
#include "publish/preview_mark.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

struct Options {
  PublishOptions publish;
  std::string against;
};

struct LiveManifest {
  std::string bytes;
  Manifest manifest;
};

LiveManifest read_live_manifest(const LiveSite& live, const std::string& place) {
  auto bytes = live.read(manifest_path);
  auto manifest = bytes ? read_manifest(*bytes) : std::nullopt;
  if (!manifest && is_of_preview(live.read("index.html").value_or(""))) {
    throw UsageFailure(fmt::format("{} is a preview, which is never what was published", place),
                       "give the address of the site itself");
  }
  if (!manifest) {
    throw WorldFailure(fmt::format("{} has no {} that can be read, so nothing tells what was published",
                                   place, manifest_path),
                       "check the address; if gazette published this site, that file was removed or damaged");
  }
  return {*std::move(bytes), *std::move(manifest)};
}

// The day for which the site was built: as it is asked for, else that of the release, else the day on which
// the manifest was written.
Date find_day(const Options& options, const TipSettings& settings, const LiveSite& live,
              const std::string& place) {
  if (options.publish.source.build.date) return *options.publish.source.build.date;
  std::error_code error;
  if (fs::is_regular_file(fs::path(place) / ReleaseStore::marker_name, error)) {
    const std::string release =
        fs::canonical(fs::path(place) / ReleaseStore::live_name, error).parent_path().filename().string();
    if (release.size() > 5) {
      if (const auto day = parse_iso_date(release.substr(release.size() - 10))) return *day;
    }
  }
  const auto seconds = live.published_at();
  if (!seconds)
    throw UsageFailure("nothing tells on which day the site was published", "say it: --date 2013-02-28");
  return date_of(*seconds, settings.site.utc_offset_minutes);
}

// The site was published before the newest commits: then what they added isn't published yet.
bool is_older_than_its_sources(const Diagnostics& problems) {
  bool any = false;
  for (const Diagnostic& problem : problems) {
    if (problem.severity != Severity::error) continue;
    if (problem.code != "future-date") return false;
    any = true;
  }
  return any;
}

int verify(Options& options) {
  SourceOptions& source = options.publish.source;
  finish_source_options(source);
  const ThreadLimit threads(source.threads);
  const TipSettings settings = read_tip_settings(source.build);
  std::string place = options.against;
  if (place.empty()) {
    const PublishTarget target = choose_target(settings.publish, options.publish.target,
                                               folder_to_protect(Repository(source.build.repository)));
    place = target.address.empty() ? target.place : target.address;
  }
  const std::unique_ptr<LiveSite> live = open_live_site(place);
  const LiveManifest published = read_live_manifest(*live, place);
  source.build.date = find_day(options, settings, *live, place);
  finish_publish_options(options.publish, settings);

  Progress progress;
  progress.say("Reading the history");
  SourceLine line(source.build.repository, source.build.ref, true, source.build.cache);
  Stopwatch stopwatch;
  auto prepared = prepare_site(line, source.build, stopwatch);
  if (is_older_than_its_sources(prepared->problems)) {
    source.build.date.reset();
    prepared = prepare_site(line, source.build, stopwatch);
  }
  if (has_errors(prepared->problems)) {
    progress.clear();
    print_problems(*prepared, source.format);
    std::cerr << "The site can't be built from this repository, so nothing was compared.\n";
    return exit_content;
  }
  Diagnostics rewritten = check_ledger(
      published.manifest, list_manifest_documents(prepared->portal, prepared->translations, prepared->site),
      source.build.date);
  progress.say("Building");
  const ScratchFolder scratch;
  const fs::path built = scratch.path() / "site";
  OutputFolder output(built, folder_to_protect(line.repository()));
  write_site(*prepared, output, false);
  const std::string own = read_file(built / manifest_path).value_or("");
  progress.say("Comparing");
  FileDigests shown = list_site_files(published.manifest, published.bytes);
  FileDigests rebuilt = list_site_files(read_manifest(own).value_or(Manifest()), own);
  // Of what PDFs say the repository knows nothing; but which they are, the site says.
  const std::string pdf_list = live->read(packet_pdf_list_path).value_or("");
  FileDigests pdfs = read_packet_pdf_list(pdf_list, shown);
  const size_t pdf_count = pdfs.empty() ? 0 : pdfs.size() - 1;
  rebuilt.merge(read_packet_pdf_list(pdf_list, rebuilt));
  shown.merge(pdfs);
  const SiteComparison comparison = compare_sites(*live, shown, rebuilt);
  progress.clear();

  const bool color = isatty(STDERR_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
  sort_diagnostics(rewritten);
  print_human(std::cerr, rewritten, prepared->source_text, color);
  for (const DifferentFile& file : comparison.files)
    std::cout << fmt::format("{}: {}\n", file.address, name_of(file.difference));
  const std::string day =
      source.build.date ? iso_date(*source.build.date) : std::string("of the newest publication");
  if (comparison.files.empty() && rewritten.empty()) {
    std::cout << fmt::format("{} is what the repository says: all {} files, as of {}.\n", place,
                             comparison.compared - (pdf_count > 0 ? pdf_count + 1 : 0), day);
    if (pdf_count > 0) {
      std::cout << fmt::format("{} PDFs of packets are those that {} names; what they say isn't compared.\n",
                               pdf_count, packet_pdf_list_path);
    }
    return exit_good;
  }
  std::cout << fmt::format("{}: {} of {} files compared are in question, as of {}.\n", place,
                           comparison.files.size(), comparison.compared, day);
  if (options.publish.source.date.empty())
    std::cout << "If the site was built for another day, say which: --date 2013-02-28\n";
  return exit_content;
}

}  // namespace

void add_verify_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("verify", "check that a site is what the repository says");
  auto options = std::make_shared<Options>();
  add_source_options(*command, options->publish.source);
  command->add_option("TARGET", options->publish.target,
                      "a target of site/site.yml, or a folder (default: the only target)");
  command->add_option("--against", options->against,
                      "the site: a folder, or its address, such as https://plans.example.org");
  command->footer(
      "Builds the site anew and compares each page with what readers get. Anybody can do this with a "
      "repository "
      "made by `gazette export-public`. Exit code: 0 all the same, 1 something differs, 2 wrong use, 3 disk, "
      "git or network failed.");
  command->callback([options, &exit_code] { exit_code = verify(*options); });
}

}  // namespace gazette
