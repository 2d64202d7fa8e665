#include "build.h"

#include <fmt/format.h>

#include <algorithm>
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

BuildSummary write_site(const PreparedSite& prepared, OutputFolder& output, bool explain) {
  BuildSummary summary;
  std::mutex mutex;
  size_t files = 0;
  const auto put = [&](const OutputPath& path, std::string_view bytes) {
    const WriteOutcome outcome = output.put(path, bytes);
    static constexpr std::array<std::string_view, 3> words = {"new", "changed", "unchanged"};
    const std::scoped_lock lock(mutex);
    ++files;
    if (explain)
      summary.explanations.push_back(fmt::format("{}: {}", path.text, words[static_cast<size_t>(outcome)]));
  };
  const PageRenderer renderer(prepared.portal, prepared.site, prepared.theme, prepared.words, *prepared.links,
                              nullptr);
  render_site(prepared.site, renderer,
              [&](const Page& page, const std::string& bytes) { put(output_path(page.url), bytes); });
  for (const auto& [path, bytes] : prepared.theme.assets()) put({"assets/" + path}, bytes);
  for (const auto& [url, blob] : prepared.attachments->placed())
    put(output_path(url), prepared.attachments->read(blob));
  summary.pages = prepared.site.pages.size();
  summary.files = files;
  summary.removed = output.remove_stale();
  summary.written = output.written();
  summary.bytes = output.bytes();
  std::sort(summary.explanations.begin(), summary.explanations.end());
  return summary;
}

}  // namespace gazette
