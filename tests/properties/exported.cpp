#include "exported.h"

#include <fmt/format.h>

#include <stdexcept>

#include "command/export_repository.h"
#include "git_fixture.h"
#include "model/redactions.h"

namespace gazette {

namespace {

bool is_struck_out(const SourceLine& line, const Version& version) {
  if (!version.has_text()) return false;
  std::string text = line.read_blob(version.blob);
  for (const VersionSheet& sheet : version.sheets) text += line.read_blob(sheet.blob);
  return text.find(struck_out) != std::string::npos;
}

std::string list_redactions(const std::filesystem::path& repository, int& count) {
  SourceLine line(repository, "", true);
  const SiteSettings settings = read_site_settings(parse_front_matter(*line.read({settings_path}), 1)).first;
  const PublicHistory history = select_public(line.parse_documents(settings), settings, {}).first;
  std::string text;
  for (const PublicDocument& document : history.documents) {
    for (uint32_t v = 0; v < document.versions.size(); ++v) {
      if (!is_struck_out(line, document.versions[v])) continue;
      ++count;
      text += fmt::format(
          "  - {{document: '{}', versions: '{}', reason: Reason {}, decided_on: 2030-01-02, digest: {}}}\n",
          document.path.text, document.versions[v].id, v, digest_versions(document, {v}));
    }
  }
  return text;
}

}  // namespace

int withhold_struck_out(const std::filesystem::path& repository) {
  int count = 0;
  const std::string entries = list_redactions(repository, count);
  if (count == 0) return 0;
  const std::string file = "redactions:\n" + entries;
  const GitFixture git;
  git.run_with(
      {"-C", repository.string(), "fast-import", "--quiet", "--date-format=raw"},
      fmt::format("commit refs/heads/main\ncommitter A <a@a.example> 1300000000 +0000\ndata 1\nx\nfrom "
                  "refs/heads/main^0\nM 100644 inline site/redactions.yml\ndata {}\n{}\n",
                  file.size(), file));
  return count;
}

SiteFiles build_exported(const BuildOptions& options, std::string& objects) {
  const TemporaryFolder folder;
  BuildOptions exported = options;
  exported.repository = folder.path() / "exported";
  {
    Stopwatch stopwatch;
    SourceLine line(options.repository, options.ref, options.versions);
    const auto prepared = prepare_site(line, options, stopwatch);
    if (has_errors(prepared->problems)) throw std::runtime_error("the source has errors");
    export_repository(line, *prepared, options, exported.repository);
  }
  const GitFixture git;
  objects = git.run("-C", exported.repository.string(), "cat-file", "--batch-all-objects", "--batch");
  return build_site(exported);
}

}  // namespace gazette
