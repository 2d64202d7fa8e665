#include "command/built_site.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/failure.h"
#include "base/files.h"
#include "publish/packet_pdf_list.h"

namespace gazette {

namespace fs = std::filesystem;

std::optional<BuiltSite> build_for(const PublishOptions& options, const PublishTarget& target,
                                   const std::vector<std::string>& ledgers, Progress& progress) {
  BuiltSite built;
  built.scratch = std::make_unique<ScratchFolder>();
  std::vector<fs::path> files;
  for (const std::string& ledger : ledgers) {
    files.push_back(built.scratch->path() / fmt::format("ledger-{}.json", files.size()));
    write_file(files.back(), ledger);
  }
  const BuildOptions& build = options.source.build;
  progress.say("Reading the history");
  SourceLine line(build.repository, build.ref, true, build.cache);
  const auto prepared = prepare_publication(line, options, files, progress);
  if (!prepared) return std::nullopt;
  built.commit = line.history().line.back().commit.hex();
  progress.say("Building");
  const std::optional<CacheFolder>& cache = line.cache();
  built.folder = cache ? cache->path() / fmt::format("site-{}", target.id) : built.scratch->path() / "site";
  OutputFolder output(built.folder, folder_to_protect(line.repository()), cache);
  built.pages =
      write_site(*prepared, output, false, cache ? &*cache : nullptr, pdfs_of(options, *prepared)).pages;
  for (const Page& page : prepared->site.pages) {
    if (page.kind == PageKind::redirect) built.redirects.emplace_back(page.url.text, page.target.text);
  }
  std::sort(built.redirects.begin(), built.redirects.end());
  const std::string manifest = read_file(built.folder / manifest_path).value_or("");
  const auto read = read_manifest(manifest);
  if (!read) throw WorldFailure("the build left no manifest.json that can be read", "publish again");
  built.files = list_site_files(*read, manifest);
  built.files.merge(
      read_packet_pdf_list(read_file(built.folder / packet_pdf_list_path).value_or(""), built.files));
  for (const auto& [path, digest] : built.files) {
    const auto bytes = read_file(built.folder / path);
    if (!bytes || sha256_of(*bytes).hex() != digest)
      throw WorldFailure(fmt::format("{} isn't what was built", (built.folder / path).string()),
                         "publish again; if this comes again, check the disk");
  }
  return built;
}

}  // namespace gazette
