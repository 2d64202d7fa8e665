#include "build.h"

#include <string>
#include <tuple>
#include <utility>

#include "base/files.h"
#include "command/further_languages.h"
#include "command/open_theme.h"
#include "command/packet_pdfs.h"
#include "command/read_site_files.h"
#include "command/search_files.h"
#include "command/site_manifest.h"
#include "command/site_writer.h"
#include "command/translated_pages.h"
#include "command/write_feeds.h"
#include "feeds/feed_files.h"
#include "model/check_public.h"
#include "model/hidden_files.h"
#include "model/plan_book.h"
#include "model/portal.h"
#include "model/root_causes.h"
#include "model/rule_severities.h"
#include "publish/manifest.h"
#include "publish/packet_pdf_list.h"
#include "publish/withheld_since.h"
#include "render/check_links.h"
#include "render/framework_words.h"
#include "render/render_site.h"
#include "site/page_languages.h"

namespace gazette {

std::shared_ptr<const PreparedSite> prepare_site(SourceLine& line, const BuildOptions& options,
                                                 Stopwatch& stopwatch) {
  auto [settings, problems, is_export] = read_settings(line, options);
  Documents documents = line.parse_documents(settings);
  stopwatch.lap("parse documents");

  auto [redactions, redaction_problems] = read_redactions_of(line, settings);
  append(problems, std::move(redaction_problems));
  PublicTranslations translations;
  auto [history, gate_problems] = select_public(
      documents, settings, {options.date, options.show_drafts, std::move(redactions)}, &translations);
  append(problems, std::move(gate_problems));
  stopwatch.lap("select public");

  PlanBook book;
  if (!settings.plain) {
    const std::vector<PlanFileText> plan_files = line.parse_plan_files();
    append(problems, add_late_notes(line, plan_files, history));
    Diagnostics plan_problems;
    std::tie(book, plan_problems) =
        read_plan_book(plan_files, settings, {.with_private = options.show_drafts, .history = &history});
    append(plan_problems, check_public(book, history, plan_files));
    if (is_export) lower_to_warnings(plan_problems);
    append(problems, std::move(plan_problems));
    stopwatch.lap("read plan book");
  }
  // From here on, nothing private exists.

  Portal portal = assemble_portal(std::move(history), std::move(book.frameworks), std::move(book.districts));
  auto [site, layout_problems] = lay_out_site(portal, translations);
  append(problems, std::move(layout_problems));
  const std::vector<Page> pages_in_each_language = list_pages_in_each_language(site);
  append(problems, add_own_redirects(line, portal.history.settings, site));
  if (!options.ledger.empty())
    append(problems, compare_with_ledger(options.ledger, portal, translations, site, options.date));
  stopwatch.lap("lay out site");

  OpenedTheme opened = open_theme(line, options, settings);
  append(problems, std::move(opened.problems));
  append(problems, check_framework_words(opened.words, portal.shelf.frameworks));
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
                   [&line](const SourcePath& path) { return line.read(path); }});
  add_further_languages(*prepared, std::move(opened.further_words), pages_in_each_language);
  prepared->links = std::make_unique<LinkTargets>(prepared->portal, prepared->site, *prepared->attachments);
  prepared->translations = std::move(translations);
  apply_severities(prepared->portal.history.settings.rules, problems);
  // What is hidden is known once more, for messages to authors alone.
  const HiddenFiles hidden = list_hidden_files(documents, prepared->portal.history, problems);
  append(problems, add_translations(*prepared, hidden, is_export));
  Diagnostics link_problems = check_links(prepared->portal, *prepared->links, hidden);
  if (is_export) lower_to_warnings(link_problems);
  append(problems, std::move(link_problems));
  apply_severities(prepared->portal.history.settings.rules, problems);
  sort_diagnostics(problems);
  put_causes_first(problems);
  prepared->problems = std::move(problems);
  stopwatch.lap("validate");
  // From here on the site never changes; errors stop before anything is written.
  return prepared;
}

namespace {

std::string manifest_of(const PreparedSite& prepared, const OutputFolder& output) {
  Manifest manifest;
  manifest.documents = list_manifest_documents(prepared.portal, prepared.translations, prepared.site);
  for (const auto& [path, digest] : output.list_files())
    manifest.files.emplace_back(address_of_file(path), digest.hex());
  return write_manifest(std::move(manifest));
}

// What readers saw when the PDFs that are there were drawn; nullopt: there are none.
std::optional<std::string> read_manifest_beside_pdfs(const OutputFolder& output) {
  if (!read_file(output.path() / packet_pdf_list_path)) return std::nullopt;
  return read_file(output.path() / manifest_path).value_or("");
}

// What can't be read may have shown anything.
bool withholds_more(const std::string& before, const std::string& now) {
  const auto former = read_manifest(before);
  const auto current = read_manifest(now);
  return !former || !current || find_withheld_since(*former, *current);
}

}  // namespace

// The pages of a further language; those without translations by way of the keys of the site's own.
static void write_further(const PreparedSite& prepared, const FurtherLanguage& language,
                          const PageKeys* own_keys, const CacheFolder* cache, const ListDownloads& downloads,
                          SiteWriter& writer, SearchFiles& search) {
  const std::string& prefix = language.languages.page_language().prefix;
  const auto path_of = [&](const Page& page) { return output_path({prefix + page.url.text}); };
  const PageSink sink = {[&](const Page& page, const Digest& key) { return writer.keep(path_of(page), key); },
                         [](const Url&, const Digest&) { return false; }, [](const Page&) { return false; },
                         [&](const Page& page, const std::string& bytes, const Digest& key) {
                           writer.put(path_of(page), bytes, key);
                           search.add(page, bytes);
                         }};
  const SharedKeys shared = keys_in(prepared.shared_keys, language);
  const auto renderer = make_renderer(prepared, language, downloads);
  std::optional<PageKeys> keys;
  if (own_keys != nullptr && !language.portal) keys.emplace(*own_keys, *renderer, shared);
  if (own_keys != nullptr && language.portal) {
    const std::string name = "links" + language.languages.page_language().prefix.substr(1);
    keys.emplace(*language.portal, *language.site, *renderer, *language.links, shared, cache, name);
  }
  render_site(prepared.site, language.pages, *renderer, keys ? &*keys : nullptr, sink);
  if (!language.past) return;
  const auto past_renderer = make_past_renderer(prepared, language);
  const Site& past = language.past->site;
  std::optional<PageKeys> past_keys;
  if (own_keys != nullptr)
    past_keys.emplace(language.past->portal, past, *past_renderer, *language.links, shared, nullptr);
  render_site(past, past.pages, *past_renderer, past_keys ? &*past_keys : nullptr, sink);
}

BuildSummary write_site(const PreparedSite& prepared, OutputFolder& output, bool explain,
                        const CacheFolder* cache, const PdfOptions& pdfs) {
  check_pdf_settings(prepared.portal.history.settings, pdfs);
  const auto shown_before = read_manifest_beside_pdfs(output);
  SiteWriter writer(output, explain);
  place_all_attachments(prepared);
  std::optional<FeedFiles> feeds;
  const ListDownloads downloads = [&]() -> const Downloads& { return feeds->downloads(); };
  const PageRenderer renderer(prepared.portal, prepared.site, prepared.theme, prepared.words, *prepared.links,
                              downloads, prepared.languages_or_none());
  feeds.emplace(renderer.parts());
  std::optional<PageKeys> keys;
  if (cache != nullptr) {
    keys.emplace(prepared.portal, prepared.site, renderer, *prepared.links, prepared.shared_keys, cache);
  }
  SearchFiles search(prepared, cache, output);
  render_site(
      prepared.site, prepared.site.pages, renderer, keys ? &*keys : nullptr,
      {[&](const Page& page, const Digest& key) { return writer.keep(output_path(page.url), key); },
       [&](const Url& document, const Digest& key) { return output.is_same_group(document.text, key); },
       [&](const Page& page) { return writer.keep_any(output_path(page.url)); },
       [&](const Page& page, const std::string& bytes, const Digest& key) {
         writer.put(output_path(page.url), bytes, key);
         search.add(page, bytes);
       }});
  for (const FurtherLanguage& language : prepared.further_languages)
    write_further(prepared, language, keys ? &*keys : nullptr, cache, downloads, writer, search);
  BuildSummary summary;
  summary.kept = output.kept();
  write_feeds(*feeds, keys ? &*keys : nullptr, writer);
  summary.pages = prepared.site.pages.size();
  for (const FurtherLanguage& language : prepared.further_languages) {
    summary.pages += language.pages.size();
    if (language.past) summary.pages += language.past->site.pages.size();
  }
  for (const auto& [path, bytes] : prepared.theme.assets()) writer.put({"assets/" + path}, bytes, {});
  for (const auto& [url, blob] : prepared.attachments->placed()) {
    // It says what the bytes are, also where another program made others of the same file.
    const Digest key = digest_of(url.text);
    if (!writer.keep(output_path(url), key))
      writer.put(output_path(url), prepared.attachments->read(blob), key);
  }
  search.write(writer);
  const std::string manifest = manifest_of(prepared, output);
  // The manifest comes last: as long as it is the former one, a next build knows what PDFs may still show.
  const PdfOutcome drawn = write_packet_pdfs(prepared, output, writer, pdfs,
                                             shown_before && withholds_more(*shown_before, manifest));
  writer.put({manifest_path}, manifest, {});
  summary.files = writer.count();
  summary.removed = output.remove_stale();
  summary.written = output.written();
  summary.bytes = output.bytes();
  summary.explanations = std::move(writer).explain();
  if (drawn.failure) throw WorldFailure(*drawn.failure);
  summary.pdfs_drawn = drawn.drawn;
  summary.pdfs_kept = drawn.kept;
  summary.pdfs_missing = drawn.missing;
  return summary;
}

}  // namespace gazette
