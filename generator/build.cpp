#include "build.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/failure.h"
#include "base/files.h"
#include "base/sha256.h"
#include "base/text.h"
#include "command/open_theme.h"
#include "command/site_manifest.h"
#include "model/check_corrections.h"
#include "model/late_notes.h"
#include "model/plan_book.h"
#include "model/portal.h"
#include "model/read_record.h"
#include "publish/ledger.h"
#include "render/check_links.h"
#include "render/render_site.h"

namespace gazette {

namespace {

void check_folder(const SourceLine& line, const std::string& folder) {
  std::vector<std::string> folders;
  for (const SourceFile& file : line.history().files) {
    for (std::string_view up = parent_folder(file.path.text); !up.empty(); up = parent_folder(up)) {
      if (up == folder) return;
      if (folders.empty() || folders.back() != up) folders.emplace_back(up);
    }
  }
  if (folder.empty()) return;
  const auto suggestion = nearest(folder, folders);
  throw UsageFailure(fmt::format("the repository has no folder {}", folder),
                     suggestion ? fmt::format("did you mean --content {}?", *suggestion)
                                : "give the path from the root of the repository, such as --content pages");
}

struct ReadSettings {
  SiteSettings settings;
  Diagnostics problems;
  bool is_export = false;  // what its texts refer to may be nowhere, because it isn't public
};

ReadSettings read_settings(const SourceLine& line, const BuildOptions& options) {
  ReadSettings read;
  if (options.plain) {
    read.settings = plain_settings();
  } else {
    const auto file = line.read({settings_path});
    if (!file) {
      throw UsageFailure(fmt::format("this repository has no {}", settings_path),
                         "add that file, or publish any repository of Markdown with --plain");
    }
    const FrontMatter facts = parse_front_matter(*file, 1);
    std::tie(read.settings, read.problems) = read_site_settings(facts);
    read.is_export = read_flag(facts.value, "is_export");
  }
  if (!options.title.empty()) read.settings.title = options.title;
  if (!options.content.empty()) {
    for (const std::string& folder : options.content) check_folder(line, folder);
    read.settings.roots.folders = options.content;
  }
  return read;
}

void lower_to_warnings(Diagnostics& problems) {
  for (Diagnostic& problem : problems) problem.severity = Severity::warning;
}

std::pair<std::vector<RedactionEntry>, Diagnostics> read_redactions_of(const SourceLine& line,
                                                                       const SiteSettings& settings) {
  const auto file = settings.plain ? std::nullopt : line.read({redactions_path});
  if (!file) return {};
  return read_redactions(parse_front_matter(*file, 1));
}

Diagnostics add_late_notes(const SourceLine& line, PublicHistory& history) {
  const auto file = line.read({late_notes_path});
  if (!file) return {};
  auto [notes, problems] = read_late_notes(parse_front_matter(*file, 1));
  append(problems, attach_late_notes(notes, history));
  return problems;
}

Diagnostics compare_with_ledger(const std::filesystem::path& ledger, const Portal& portal, const Site& site) {
  const auto bytes = read_file(ledger);
  if (!bytes) {
    throw UsageFailure(fmt::format("there is no ledger {}", ledger.string()),
                       "give the manifest.json of the live site, or leave --ledger out");
  }
  const auto published = read_manifest(*bytes);
  if (!published) return {unreadable_ledger()};
  return check_ledger(*published, list_manifest_documents(portal, site));
}

PreviewProblems problems_by_document(const PreparedSite& prepared) {
  PreviewProblems by_document;
  for (const Diagnostic& problem : prepared.problems) {
    const auto text = prepared.source_text(problem.place.file);
    by_document[problem.place.file].push_back(
        {problem, text ? excerpt(*text, problem.place) : std::string()});
  }
  return by_document;
}

}  // namespace

std::shared_ptr<const PreparedSite> prepare_site(SourceLine& line, const BuildOptions& options,
                                                 Stopwatch& stopwatch) {
  auto [settings, problems, is_export] = read_settings(line, options);
  Documents documents = line.parse_documents(settings);
  stopwatch.lap("parse documents");

  auto [redactions, redaction_problems] = read_redactions_of(line, settings);
  append(problems, std::move(redaction_problems));
  auto [history, gate_problems] =
      select_public(documents, settings, {options.date, options.show_drafts, std::move(redactions)});
  append(problems, std::move(gate_problems));
  stopwatch.lap("select public");

  PlanBook book;
  if (!settings.plain) {
    append(problems, add_late_notes(line, history));
    Diagnostics plan_problems;
    std::tie(book, plan_problems) = read_plan_book(
        line.parse_plan_files(), settings, {.with_private = options.show_drafts, .history = &history});
    if (is_export) lower_to_warnings(plan_problems);
    append(problems, std::move(plan_problems));
    Diagnostics correction_problems = check_corrections(book, history);
    if (is_export) lower_to_warnings(correction_problems);
    append(problems, std::move(correction_problems));
    stopwatch.lap("read plan book");
  }
  // From here on, nothing private exists.

  Portal portal = assemble_portal(std::move(history), std::move(book.frameworks), std::move(book.districts));
  auto [site, layout_problems] = lay_out_site(portal);
  append(problems, std::move(layout_problems));
  if (!options.ledger.empty()) append(problems, compare_with_ledger(options.ledger, portal, site));
  stopwatch.lap("lay out site");

  OpenedTheme opened = open_theme(line, options, settings);
  append(problems, std::move(opened.problems));
  auto attachments = std::make_unique<Attachments>(line.history(),
                                                   [&line](const Oid& blob) { return line.read_blob(blob); });
  auto prepared = std::make_shared<PreparedSite>(
      PreparedSite{std::move(portal),
                   std::move(site),
                   std::move(opened.theme),
                   std::move(opened.words),
                   std::move(attachments),
                   nullptr,
                   {program_digest(), opened.digest, line.digest_plan_files()},
                   {},
                   {},
                   [&line](const SourcePath& path) { return line.read(path); }});
  prepared->links = std::make_unique<LinkTargets>(prepared->portal, prepared->site, *prepared->attachments);
  Diagnostics link_problems = check_links(prepared->portal, *prepared->links);
  if (is_export) lower_to_warnings(link_problems);
  append(problems, std::move(link_problems));
  sort_diagnostics(problems);
  prepared->problems = std::move(problems);
  if (options.show_drafts) prepared->preview_problems = problems_by_document(*prepared);
  stopwatch.lap("validate");
  // From here on the site never changes; errors stop before anything is written.
  return prepared;
}

namespace {

// Writes what changed and counts. From several threads.
class SiteWriter {
 public:
  SiteWriter(OutputFolder& output, bool explain) : output_(output), explain_(explain) {
    const auto bytes = output.read_untouched({manifest_path});
    const auto before = bytes ? read_manifest(*bytes) : std::nullopt;
    if (before) digests_before_.insert(before->files.begin(), before->files.end());
  }

  bool keep(const OutputPath& path, const Digest& key) {
    if (!output_.keep(path, key)) return false;
    note_kept(path);
    return true;
  }

  bool keep_any(const OutputPath& path) {
    if (!output_.keep_any(path)) return false;
    note_kept(path);
    return true;
  }

  void put(const OutputPath& path, std::string_view bytes, const Digest& key) {
    const std::string reason(explain_ ? output_.reason_to_make(path) : "");
    const WriteOutcome outcome = output_.put(path, bytes, key);
    static constexpr std::array<std::string_view, 3> words = {"new", "changed", "unchanged"};
    note(path, fmt::format("{} ({})", words[static_cast<size_t>(outcome)], reason), sha256_hex(bytes));
  }

  std::vector<std::string> explain() && {
    std::sort(lines_.begin(), lines_.end());
    return std::move(lines_);
  }
  size_t count() const { return count_; }
  const ManifestFiles& files() const { return files_; }

 private:
  void note_kept(const OutputPath& path) {
    const auto before = digests_before_.find(address_of_file(path.text));
    std::string digest = before != digests_before_.end() ? before->second : std::string();
    if (digest.empty()) digest = sha256_hex(output_.read_untouched(path).value_or(""));
    note(path, "kept", std::move(digest));
  }

  void note(const OutputPath& path, std::string_view what, std::string digest) {
    const std::scoped_lock lock(mutex_);
    ++count_;
    files_.emplace_back(address_of_file(path.text), std::move(digest));
    if (explain_) lines_.push_back(fmt::format("{}: {}", path.text, what));
  }

  OutputFolder& output_;
  bool explain_;
  std::unordered_map<std::string, std::string> digests_before_;
  std::mutex mutex_;
  ManifestFiles files_;
  std::vector<std::string> lines_;
  size_t count_ = 0;
};

std::string file_of_manifest(const PreparedSite& prepared, ManifestFiles files) {
  Manifest manifest;
  manifest.documents = list_manifest_documents(prepared.portal, prepared.site);
  manifest.files = std::move(files);
  return write_manifest(std::move(manifest));
}

}  // namespace

BuildSummary write_site(const PreparedSite& prepared, OutputFolder& output, bool explain,
                        const CacheFolder* cache) {
  SiteWriter writer(output, explain);
  place_attachments(prepared.portal.history, *prepared.links);
  const PageRenderer renderer(prepared.portal, prepared.site, prepared.theme, prepared.words, *prepared.links,
                              nullptr);
  std::optional<PageKeys> keys;
  if (cache != nullptr) {
    keys.emplace(prepared.portal, prepared.site, renderer, *prepared.links, prepared.shared_keys, cache);
  }
  render_site(
      prepared.site, renderer, keys ? &*keys : nullptr,
      {[&](const Page& page, const Digest& key) { return writer.keep(output_path(page.url), key); },
       [&](const Url& document, const Digest& key) { return output.is_same_group(document.text, key); },
       [&](const Page& page) { return writer.keep_any(output_path(page.url)); },
       [&](const Page& page, const std::string& bytes, const Digest& key) {
         writer.put(output_path(page.url), bytes, key);
       }});
  BuildSummary summary;
  summary.pages = prepared.site.pages.size();
  summary.kept = output.kept();
  for (const auto& [path, bytes] : prepared.theme.assets()) writer.put({"assets/" + path}, bytes, {});
  for (const auto& [url, blob] : prepared.attachments->placed()) {
    const Digest key = digest_of(blob.hex());
    if (!writer.keep(output_path(url), key))
      writer.put(output_path(url), prepared.attachments->read(blob), key);
  }
  writer.put({manifest_path}, file_of_manifest(prepared, writer.files()), {});
  summary.files = writer.count();
  summary.removed = output.remove_stale();
  summary.written = output.written();
  summary.bytes = output.bytes();
  summary.explanations = std::move(writer).explain();
  return summary;
}

}  // namespace gazette
