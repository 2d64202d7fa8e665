#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/failure.h"
#include "base/files.h"
#include "base/parallel_map.h"
#include "command/branch_site.h"
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

// A day for which the site may have been built.
struct AssumedDay {
  std::optional<Date> date;  // none: that of the newest publication
  std::string meaning;       // empty: it is certain
};

constexpr const char* of_newest = ", the day of the newest publication";
constexpr const char* of_manifest = ", the day on which its manifest.json was written";

std::optional<Date> find_day_of_release(const std::string& place) {
  std::error_code error;
  if (!fs::is_regular_file(fs::path(place) / ReleaseStore::marker_name, error)) return std::nullopt;
  const std::string release =
      fs::canonical(fs::path(place) / ReleaseStore::live_name, error).parent_path().filename().string();
  constexpr size_t day_size = 10;
  return release.size() < day_size ? std::nullopt : parse_iso_date(release.substr(release.size() - day_size));
}

// What is verified.
struct VerifiedPlace {
  std::string name;
  std::unique_ptr<LiveSite> site;
  std::optional<Date> day{};  // for which it was built; none: it isn't written down
};

// As it is asked for, else as it is written down, else what it may be: a folder was built most likely for the
// day that a build takes by itself, what is on the network was published on its day.
std::vector<AssumedDay> list_days(const BuildOptions& build, const TipSettings& settings,
                                  const VerifiedPlace& place) {
  if (build.date) return {{build.date, ""}};
  if (place.day) return {{place.day, ""}};
  std::vector<AssumedDay> days = {{std::nullopt, of_newest}};
  if (const auto seconds = place.site->published_at())
    days.push_back({date_of(*seconds, settings.site.utc_offset_minutes), of_manifest});
  if (!place.site->list()) std::reverse(days.begin(), days.end());
  return days;
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

// What the repository says, on a day.
struct RebuiltSite {
  std::shared_ptr<const PreparedSite> prepared;
  std::optional<Date> asked;  // as for a build; none: the newest publication's
  std::string day;            // in words
  FileDigests files;          // none: it can't be built
  size_t differing = 0;       // from what the live site says that it holds
};

size_t count_differing(const FileDigests& shown, const FileDigests& rebuilt) {
  size_t same = 0;
  for (const auto& [path, digest] : shown) {
    const auto found = rebuilt.find(path);
    same += found != rebuilt.end() && found->second == digest ? 1 : 0;
  }
  return shown.size() + rebuilt.size() - 2 * same;
}

RebuiltSite rebuild(SourceLine& line, BuildOptions build, const AssumedDay& day, const FileDigests& shown) {
  Stopwatch stopwatch;
  build.date = day.date;
  RebuiltSite rebuilt{prepare_site(line, build, stopwatch), day.date, {}, {}, 0};
  std::string meaning = day.meaning;
  if (is_older_than_its_sources(rebuilt.prepared->problems)) {
    build.date.reset();
    rebuilt.asked.reset();
    rebuilt.prepared = prepare_site(line, build, stopwatch);
    meaning = fmt::format("{} (the site is of {})", of_newest, iso_date(day.date.value()));
  }
  const std::optional<Date> built_for = rebuilt.prepared->portal.history.build_date;
  rebuilt.day = (built_for ? iso_date(*built_for) : std::string("no day")) + meaning;
  if (has_errors(rebuilt.prepared->problems)) return rebuilt;
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "site";
  OutputFolder output(folder, folder_to_protect(line.repository()));
  write_site(*rebuilt.prepared, output, false);
  const std::string own = read_file(folder / manifest_path).value_or("");
  rebuilt.files = list_site_files(read_manifest(own).value_or(Manifest()), own);
  rebuilt.differing = count_differing(shown, rebuilt.files);
  return rebuilt;
}

// The repository can't say on that day what it doesn't say in this state already.
bool is_same_state(const PublicHistory& state, const AssumedDay& day) {
  if (!state.newest) return false;
  return std::max(day.date.value_or(*state.newest), *state.newest) == state.build_date;
}

// For the day on which it says most of what the live site says.
RebuiltSite rebuild_alike(SourceLine& line, const BuildOptions& build, const std::vector<AssumedDay>& days,
                          const FileDigests& shown) {
  RebuiltSite best = rebuild(line, build, days.front(), shown);
  for (size_t i = 1; i < days.size() && best.differing > 0; ++i) {
    if (is_same_state(best.prepared->portal.history, days[i])) continue;
    RebuiltSite other = rebuild(line, build, days[i], shown);
    if (!other.files.empty() && other.differing < best.differing) best = std::move(other);
  }
  return best;
}

VerifiedPlace open_place(const std::string& place) {
  return {place, open_live_site(place), find_day_of_release(place)};
}

VerifiedPlace open_target(const PublishTarget& target, const TipSettings& settings,
                          const Repository& repository) {
  if (!target.address.empty()) return open_place(target.address);
  if (target.kind == TargetKind::folder) return open_place(target.place);
  if (target.kind == TargetKind::remote) {
    throw UsageFailure(
        fmt::format("the target \"{}\" has no address, so that nothing tells what readers get", target.id),
        "add it to the target in site/site.yml, such as address: https://plans.example.org; or: gazette "
        "verify --against https://plans.example.org");
  }
  auto site = std::make_unique<BranchSite>(repository, target.place);
  const auto seconds = site->published_at();
  return {fmt::format("The branch {}", target.place), std::move(site),
          date_of(seconds.value(), settings.site.utc_offset_minutes)};
}

void print_good(const std::string& place, const SiteComparison& comparison, size_t pdf_count,
                const std::string& day) {
  std::cout << fmt::format("{} is what the repository says: all {} files, as of {}.\n", place,
                           comparison.compared - (pdf_count > 0 ? pdf_count + 1 : 0), day);
  if (pdf_count == 0) return;
  std::cout << fmt::format("{} PDFs of packets are those that {} names; what they say isn't compared.\n",
                           pdf_count, packet_pdf_list_path);
}

int verify(Options& options) {
  SourceOptions& source = options.publish.source;
  finish_source_options(source);
  const ThreadLimit threads(source.threads);
  const TipSettings settings = read_published_settings(source.build);
  const Repository repository(source.build.repository);
  const VerifiedPlace place =
      options.against.empty() ? open_target(choose_target(settings.publish, options.publish.target,
                                                          folder_to_protect(repository), "gazette verify"),
                                            settings, repository)
                              : open_place(options.against);
  const LiveSite& live = *place.site;
  const LiveManifest published = read_live_manifest(live, place.name);
  FileDigests shown = list_site_files(published.manifest, published.bytes);

  Progress progress;
  progress.say("Reading the history, and building");
  SourceLine line(source.build.repository, source.build.ref, true, source.build.cache);
  const std::vector<AssumedDay> days = list_days(source.build, settings, place);
  RebuiltSite rebuilt = rebuild_alike(line, source.build, days, shown);
  if (has_errors(rebuilt.prepared->problems)) {
    progress.clear();
    print_problems(*rebuilt.prepared, source.format);
    std::cerr << "The site can't be built from this repository, so nothing was compared.\n";
    return exit_content;
  }
  const PreparedSite& prepared = *rebuilt.prepared;
  Diagnostics rewritten = check_ledger(
      published.manifest, list_manifest_documents(prepared.portal, prepared.translations, prepared.site),
      rebuilt.asked);
  progress.say("Comparing");
  // Of what PDFs say the repository knows nothing; but which they are, the site says.
  const std::string pdf_list = live.read(packet_pdf_list_path).value_or("");
  FileDigests pdfs = read_packet_pdf_list(pdf_list, shown);
  const size_t pdf_count = pdfs.empty() ? 0 : pdfs.size() - 1;
  rebuilt.files.merge(read_packet_pdf_list(pdf_list, rebuilt.files));
  shown.merge(pdfs);
  const SiteComparison comparison = compare_sites(live, shown, rebuilt.files);
  progress.clear();

  sort_diagnostics(rewritten);
  print_for_people(rewritten, prepared.source_text);
  for (const DifferentFile& file : comparison.files)
    std::cout << fmt::format("{}: {}\n", file.address, name_of(file.difference));
  if (rewritten.empty() && comparison.files.empty()) {
    print_good(place.name, comparison, pdf_count, rebuilt.day);
    return exit_good;
  }
  std::cout << fmt::format("{}: {} of {} files compared are in question, as of {}.\n", place.name,
                           comparison.files.size(), comparison.compared, rebuilt.day);
  if (!days.front().meaning.empty())
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
      "repository made by `gazette export-public`. Exit code: 0 all the same, 1 something differs, 2 wrong "
      "use, 3 disk, "
      "git or network failed.");
  command->callback([options, &exit_code] { exit_code = verify(*options); });
}

}  // namespace gazette
