// The pages of one document: its text in force, history, versions, changes, and what stands in its place when
// it is gone.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "render/assessment_pages.h"
#include "render/document_changes.h"
#include "render/link_keys.h"
#include "render/page_renderer.h"
#include "render/plan_pages.h"
#include "render/record_views.h"
#include "render/register_pages.h"
#include "render/report_pages.h"

namespace gazette {

const DocumentWork::Text& PageRenderer::text_of(const PublicDocument& document, uint32_t version,
                                                DocumentWork& work) const {
  const auto found = work.texts.find(version);
  if (found != work.texts.end()) return found->second;
  // Pages come in the order of versions: what is two behind isn't asked for again.
  while (work.texts.size() > 2) work.texts.erase(work.texts.begin());
  const Version& of = document.versions[version];
  DocumentWork::Text text;
  text.body = portal_.history.blobs->body(of.blob);
  if (document.versions.size() > 1) {
    text.hashed = std::make_shared<const HashedBody>(hash_body(*text.body));
  }
  text.style = words_.compare_style().body;
  if (of.header->title_is_heading) text.style.skip = portal_.history.blobs->facts(of.blob).first_heading_node;
  std::vector<BodyHeading> headings = list_headings(*text.body, text.style);
  for (BodyHeading& heading : list_record_headings(parts_, of)) headings.push_back(std::move(heading));
  text.headings = std::make_shared<const std::vector<BodyHeading>>(std::move(headings));
  return work.texts.emplace(version, std::move(text)).first->second;
}

Digest PageRenderer::digest_text(const Version& version, const SourcePath& from, uint32_t publication,
                                 const LinkKeys& keys) const {
  DigestSink sink;
  sink.add(version.blob.hex());
  sink.add(uint64_t{version.header->title_is_heading});
  sink.add(keys.of({version.blob, &from, publication}));
  return sink.finish();
}

Html PageRenderer::render_text(const Page& page, const PublicDocument& document, uint32_t version,
                               const SourcePath& from, uint32_t publication, DocumentWork& work) const {
  if (work.keys != nullptr)
    return {digest_text(document.versions[version], from, publication, *work.keys).hex()};
  const DocumentWork::Text& text = text_of(document, version, work);
  return render_body(*text.body, links_.resolver(page.url, page.url, from, publication, text.headings),
                     text.style, links_.citation_linker(page.url));
}

void PageRenderer::fill_document_text(const Page& page, DocumentNumber number, DocumentWork& work,
                                      ViewRecord& view) const {
  const PublicDocument& document = portal_.document(number);
  const auto version = static_cast<uint32_t>(document.versions.size() - 1);
  view.set("body",
           render_text(page, document, version, document.path, portal_.history.publication_count, work));
  view.set("headings", view_headings(document, version, work));
  const bool dated = portal_.history.has_versions;
  // What only a preview shows wasn't published on any day yet.
  const bool is_published = dated && !document.is_draft;
  view.set("updated", is_published ? words_.date(document.versions.back().date) : ViewValue());
  view.set("history_url", dated ? link_to(page.url, site_.history_url(number)) : ViewValue());
}

void PageRenderer::fill_page(const Page& page, DocumentWork& work, ViewRecord& view) const {
  const PublicDocument& document = document_of(page);
  const Folder& folder = site_.folders[site_.documents[page.subject].folder];
  const bool is_index = folder.index == page.subject;
  view.set("breadcrumbs", view_breadcrumbs(page.url, site_.documents[page.subject].folder, !is_index));
  fill_document_text(page, page.subject, work, view);
  const TextPlace place{page.url, document.path, portal_.history.publication_count};
  view.set("record", view_record(parts_, place, document.versions.back(), true));
  const bool dated = portal_.history.has_versions;
  size_t texts = 0;
  for (const Version& version : document.versions) texts += version.has_text() ? 1 : 0;
  view.set("first_published", dated ? words_.date(document.versions.front().date) : ViewValue());
  view.set("version_count", dated ? texts : size_t{0});
  const auto newest = static_cast<uint32_t>(document.versions.size() - 1);
  const bool has_change = dated && text_before(document, newest);
  view.set(
      "latest_change_url",
      has_change ? link_to(page.url, site_.change_url(page.subject, document.versions.back())) : ViewValue());
  const bool in_folder = !is_index && site_.documents[page.subject].folder != 0;
  view.set("folder", in_folder ? ViewValue(view_link(page.url, folder.title, folder.url)) : ViewValue());
  view.set("pages", is_index ? view_documents(page.url, folder.documents) : ViewList());
  view.set("folders", is_index ? view_folders(page.url, folder.folders) : ViewList());

  ViewList siblings;
  view.set("previous_page", ViewValue()).set("next_page", ViewValue());
  if (!is_index) {
    const std::vector<DocumentNumber>& documents = folder.documents;
    for (size_t i = 0; i < documents.size(); ++i) {
      const auto link = [&](size_t at) {
        return view_link(page.url, portal_.document(documents[at]).versions.back().title,
                         site_.documents[documents[at]].url);
      };
      ViewRecord sibling = link(i);
      sibling.set("is_current", documents[i] == page.subject);
      siblings.emplace_back(std::move(sibling));
      if (documents[i] != page.subject) continue;
      if (i > 0) view.set("previous_page", link(i - 1));
      if (i + 1 < documents.size()) view.set("next_page", link(i + 1));
    }
  }
  view.set("siblings", std::move(siblings));
}

void PageRenderer::fill_tombstone(const Page& page, ViewRecord& view) const {
  const PublicDocument& document = document_of(page);
  // Where the last one is withheld, an earlier one isn't offered in its place.
  const Version* last = nullptr;
  for (const Version& version : document.versions) {
    if (version.event != EventKind::removed) last = version.has_text() ? &version : nullptr;
  }
  view.set("breadcrumbs", view_breadcrumbs(page.url, 0, false));
  ViewRecord about;
  about.set("title", full_title(parts_, document));
  about.set("history_url",
            document.has_past() ? link_to(page.url, site_.history_url(page.subject)) : ViewValue());
  view.set("document", std::move(about)).set("removed_on", words_.date(document.versions.back().date));
  view.set("reason", text_or_nothing(document.removal_reason));
  view.set("last_version_url",
           last != nullptr ? link_to(page.url, site_.version_url(page.subject, *last)) : ViewValue());
}

ViewRecord PageRenderer::view_history_entry(const Page& page, uint32_t v, DocumentWork& work) const {
  const PublicDocument& document = document_of(page);
  const Version& version = document.versions[v];
  ViewRecord record;
  record.set("id", version.id).set("date", view_version_date(parts_, version));
  record.set("title", full_title(parts_, document, version)).set("event", name_of_event(version.event));
  record.set("until", version.until ? words_.date(*version.until) : ViewValue());
  record.set("is_current", version.has_text() && v + 1 == document.versions.size());
  record.set("note", text_or_nothing(note_of(document, v)));
  record.set("url",
             version.has_text() ? link_to(page.url, site_.version_url(page.subject, version)) : ViewValue());
  record.set("withheld", view_redaction(version));
  record.set("change_url", ViewValue()).set("groups", ViewList()).set("more_sentences", size_t{0});
  record.set("words_added", size_t{0}).set("words_removed", size_t{0}).set("forms_changed", size_t{0});
  const auto before = version.has_text() ? text_before(document, v) : std::nullopt;
  if (!before) return record;
  if (!work.changes.contains(v)) count_words(page, *before, v, work);
  record.set("change_url", link_to(page.url, site_.change_url(page.subject, version)));
  const DocumentWork::WordCounts& counts = work.changes[v];
  record.set("words_added", counts.added).set("words_removed", counts.removed);
  record.set("forms_changed", counts.forms);
  constexpr size_t most_groups = 3;
  const auto changes = list_changes(parts_, page.subject, *before, v, work);
  size_t unsaid = 0;
  for (size_t i = most_groups; i < changes->groups.size(); ++i) unsaid += changes->groups[i].sentences.size();
  record.set("more_sentences", unsaid);
  record.set("groups", view_changes(parts_, page.url, page.subject, *changes, most_groups));
  return record;
}

void PageRenderer::fill_history(const Page& page, DocumentWork& work, ViewRecord& view) const {
  const PublicDocument& document = document_of(page);
  const PlacedDocument& placed = site_.documents[page.subject];
  view.set("breadcrumbs",
           view_breadcrumbs(page.url, placed.folder, site_.folders[placed.folder].index != page.subject));
  ViewRecord about = view_link(page.url, full_title(parts_, document), placed.url);
  about.set("history_url", link_to(page.url, page.url));
  view.set("document", std::move(about)).set("is_removed", document.is_removed);
  ViewList versions;
  for (auto v = static_cast<uint32_t>(document.versions.size()); v-- > 0;)
    versions.emplace_back(view_history_entry(page, v, work));
  view.set("versions", std::move(versions));
}

// Nothing for a version that isn't withheld.
ViewValue PageRenderer::view_redaction(const Version& version) const {
  if (!version.redaction) return {};
  const Redaction& redaction = portal_.history.redactions[*version.redaction];
  ViewRecord record;
  record.set("date", words_.date(redaction.decided_on)).set("reason", redaction.reason);
  return record;
}

void PageRenderer::fill_withheld(const Page& page, ViewRecord& view) const {
  const PublicDocument& document = document_of(page);
  const Version& version = document.versions[page.part];
  const Url& url = site_.documents[page.subject].url;
  view.set("breadcrumbs", view_crumbs_of_document(page));
  ViewRecord about = view_link(page.url, full_title(parts_, document, version), url);
  about.set("history_url", link_to(page.url, site_.history_url(page.subject)));
  view.set("document", std::move(about)).set("withheld", view_redaction(version));
  ViewRecord record;
  record.set("id", version.id).set("date", view_version_date(parts_, version));
  record.set("until", version.until ? words_.date(*version.until) : ViewValue());
  view.set("version", std::move(record));
}

void PageRenderer::fill_version(const Page& page, DocumentWork& work, ViewRecord& view) const {
  const PublicDocument& document = document_of(page);
  const PlacedDocument& placed = site_.documents[page.subject];
  const Version& version = document.versions[page.part];
  view.set("breadcrumbs", view_crumbs_of_document(page));
  ViewRecord about = view_link(page.url, full_title(parts_, document, version), placed.url);
  about.set("history_url", link_to(page.url, site_.history_url(page.subject)));
  view.set("document", std::move(about)).set("current_url", link_to(page.url, placed.url));

  ViewRecord record;
  record.set("id", version.id).set("date", view_version_date(parts_, version));
  record.set("until", version.until ? words_.date(*version.until) : ViewValue());
  record.set("is_current", page.part + 1 == document.versions.size());
  record.set("note", text_or_nothing(note_of(document, page.part)));
  view.set("version", std::move(record));
  view.set("body", ViewValue()).set("headings", ViewList());
  if (document.kind == DocumentKind::page) {
    view.set("body", render_text(page, document, page.part, version.path, version.publication, work))
        .set("headings", view_headings(document, page.part, work));
  }
  fill_typed_text(page, page.part, work, view);
  const TextPlace place{page.url, version.path, version.publication};
  view.set("record",
           document.kind == DocumentKind::page ? view_record(parts_, place, version, false) : ViewValue());

  const auto link = [&](std::optional<uint32_t> v) {
    return v ? link_to(page.url, site_.version_url(page.subject, document.versions[*v])) : ViewValue();
  };
  view.set("previous_url", link(text_before(document, page.part)));
  view.set("next_url", link(text_after(document, page.part)));
  view.set("change_url", text_before(document, page.part)
                             ? link_to(page.url, site_.change_url(page.subject, version))
                             : ViewValue());
}

// Of plans and reports the typed facts; their texts are among them.
void PageRenderer::fill_typed_text(const Page& page, uint32_t version, DocumentWork& work,
                                   ViewRecord& view) const {
  const PublicDocument& document = document_of(page);
  const Version& of = document.versions[version];
  const PlanShelf& shelf = portal_.shelf;
  const TextPlace place{page.url, of.path, of.publication};
  view.set("plan", ViewValue()).set("report", ViewValue()).set("minutes", ViewValue());
  view.set("assessment", ViewValue());
  if (document.kind == DocumentKind::plan) {
    const auto plan = plan_of(parts_, document, version, work);
    view.set("plan", view_plan_text(parts_, place, *plan, shelf.find_framework(plan->framework.value)));
  } else if (document.kind == DocumentKind::report) {
    Report report = *report_of(parts_, document, version, work);
    const auto number = shelf.find_plan_called(report.plan.value);
    if (!number) {
      view.set("report", view_report_text(parts_, place, report, nullptr, nullptr));
      return;
    }
    const Framework* framework = shelf.framework_of(shelf.plans[*number]);
    if (framework != nullptr) find_steps(report, *framework);
    const PublicDocument& measured = portal_.document(shelf.plans[*number].document);
    const uint32_t at = find_measured_version(measured, report, document);
    const Plan plan = read_plan_version(portal_.history, measured.versions[at]);
    view.set("report", view_report_text(parts_, place, report, &plan, framework));
  } else if (document.kind == DocumentKind::minutes) {
    view.set("minutes", view_minutes_text(parts_, place, read_minutes_version(portal_.history, of)));
  } else if (document.kind == DocumentKind::assessment) {
    view.set("assessment",
             view_assessment_text(parts_, place, read_assessment_version(portal_.history, of), nullptr));
  }
}

}  // namespace gazette
