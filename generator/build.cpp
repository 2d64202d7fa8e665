#include "build.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <tuple>
#include <utility>

#include "base/failure.h"
#include "base/text.h"
#include "command/open_theme.h"
#include "model/check_corrections.h"
#include "model/late_notes.h"
#include "model/plan_book.h"
#include "model/portal.h"
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

std::pair<SiteSettings, Diagnostics> read_settings(const SourceLine& line, const BuildOptions& options) {
  std::pair<SiteSettings, Diagnostics> read;
  if (options.plain) {
    read.first = plain_settings();
  } else {
    const auto file = line.read({settings_path});
    if (!file) {
      throw UsageFailure(fmt::format("this repository has no {}", settings_path),
                         "add that file, or publish any repository of Markdown with --plain");
    }
    read = read_site_settings(parse_front_matter(*file, 1));
  }
  if (!options.title.empty()) read.first.title = options.title;
  if (!options.content.empty()) {
    for (const std::string& folder : options.content) check_folder(line, folder);
    read.first.roots.folders = options.content;
  }
  return read;
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
  auto [settings, problems] = read_settings(line, options);
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
    append(problems, std::move(plan_problems));
    append(problems, check_corrections(book, history));
    stopwatch.lap("read plan book");
  }
  // From here on, nothing private exists.

  Portal portal = assemble_portal(std::move(history), std::move(book.frameworks), std::move(book.districts));
  auto [site, layout_problems] = lay_out_site(portal);
  append(problems, std::move(layout_problems));
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
  append(problems, check_links(prepared->portal, *prepared->links));
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
  SiteWriter(OutputFolder& output, bool explain) : output_(output), explain_(explain) {}

  bool keep(const OutputPath& path, const Digest& key) {
    if (!output_.keep(path, key)) return false;
    note(path, "kept");
    return true;
  }

  bool keep_any(const OutputPath& path) {
    if (!output_.keep_any(path)) return false;
    note(path, "kept");
    return true;
  }

  void put(const OutputPath& path, std::string_view bytes, const Digest& key) {
    const std::string reason(explain_ ? output_.reason_to_make(path) : "");
    const WriteOutcome outcome = output_.put(path, bytes, key);
    static constexpr std::array<std::string_view, 3> words = {"new", "changed", "unchanged"};
    note(path, fmt::format("{} ({})", words[static_cast<size_t>(outcome)], reason));
  }

  std::vector<std::string> explain() && {
    std::sort(lines_.begin(), lines_.end());
    return std::move(lines_);
  }
  size_t count() const { return count_; }

 private:
  void note(const OutputPath& path, std::string_view what) {
    const std::scoped_lock lock(mutex_);
    ++count_;
    if (explain_) lines_.push_back(fmt::format("{}: {}", path.text, what));
  }

  OutputFolder& output_;
  bool explain_;
  std::mutex mutex_;
  std::vector<std::string> lines_;
  size_t count_ = 0;
};

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
  summary.files = writer.count();
  summary.removed = output.remove_stale();
  summary.written = output.written();
  summary.bytes = output.bytes();
  summary.explanations = std::move(writer).explain();
  return summary;
}

}  // namespace gazette
