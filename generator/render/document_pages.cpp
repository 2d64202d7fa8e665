// The pages of one document: its text in force, history, versions, changes, and what stands in its place when
// it is gone.
#include <fmt/format.h>

#include <array>
#include <utility>

#include "render/page_renderer.h"

namespace gazette {

namespace {

// A note that only repeats the one before says nothing about this version.
std::string note_of(const PublicDocument& document, uint32_t version) {
  const std::string& note = document.versions[version].header->note;
  const auto before = text_before(document, version);
  if (!document.versions[version].has_text()) return document.removal_reason;
  return before && document.versions[*before].header->note == note ? std::string() : note;
}

std::optional<uint32_t> text_after(const PublicDocument& document, uint32_t version) {
  for (uint32_t v = version + 1; v < document.versions.size(); ++v) {
    if (document.versions[v].has_text()) return v;
  }
  return std::nullopt;
}

}  // namespace

std::optional<uint32_t> text_before(const PublicDocument& document, uint32_t version) {
  for (uint32_t v = version; v > 0; --v) {
    if (document.versions[v - 1].has_text()) return v - 1;
  }
  return std::nullopt;
}

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
  text.headings = std::make_shared<const std::vector<BodyHeading>>(list_headings(*text.body, text.style));
  return work.texts.emplace(version, std::move(text)).first->second;
}

Html PageRenderer::render_text(const Page& page, const DocumentWork::Text& text, const SourcePath& from,
                               uint32_t publication) const {
  return render_body(*text.body, links_.resolver(page.url, page.url, from, publication, text.headings),
                     text.style);
}

void PageRenderer::fill_document_text(const Page& page, DocumentNumber number, DocumentWork& work,
                                      ViewRecord& view) const {
  const PublicDocument& document = portal_.document(number);
  const auto version = static_cast<uint32_t>(document.versions.size() - 1);
  const DocumentWork::Text& text = text_of(document, version, work);
  view.set("body", render_text(page, text, document.path, portal_.history.publication_count));
  view.set("headings", view_headings(text));
  const bool dated = portal_.history.has_versions;
  view.set("updated", dated ? words_.date(document.versions.back().date) : ViewValue());
  view.set("history_url", dated ? link_to(page.url, site_.history_url(number)) : ViewValue());
}

void PageRenderer::fill_page(const Page& page, DocumentWork& work, ViewRecord& view) const {
  const PublicDocument& document = document_of(page);
  const Folder& folder = site_.folders[site_.documents[page.subject].folder];
  const bool is_index = folder.index == page.subject;
  view.set("sections", view_sections(page.url));
  view.set("breadcrumbs", view_breadcrumbs(page.url, site_.documents[page.subject].folder, !is_index));
  fill_document_text(page, page.subject, work, view);
  const bool dated = portal_.history.has_versions;
  size_t texts = 0;
  for (const Version& version : document.versions) texts += version.has_text() ? 1 : 0;
  view.set("first_published", dated ? words_.date(document.versions.front().date) : ViewValue());
  view.set("version_count", dated ? texts : size_t{0});
  const bool has_change = dated && document.versions.back().event != EventKind::published;
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
  const Version* last = document.latest_text();
  view.set("breadcrumbs", view_breadcrumbs(page.url, 0, false));
  ViewRecord about;
  about.set("title", document.versions.back().title);
  about.set("history_url",
            last != nullptr ? link_to(page.url, site_.history_url(page.subject)) : ViewValue());
  view.set("document", std::move(about)).set("removed_on", words_.date(document.versions.back().date));
  view.set("reason", text_or_nothing(document.removal_reason));
  view.set("last_version_url",
           last != nullptr ? link_to(page.url, site_.version_url(page.subject, *last)) : ViewValue());
}

namespace {

std::string_view event_name(EventKind event) {
  static constexpr std::array<std::string_view, 4> names = {"published", "changed", "removed", "restored"};
  return names[static_cast<size_t>(event)];
}

}  // namespace

void PageRenderer::fill_history(const Page& page, DocumentWork& work, ViewRecord& view) const {
  const PublicDocument& document = document_of(page);
  const PlacedDocument& placed = site_.documents[page.subject];
  view.set("breadcrumbs",
           view_breadcrumbs(page.url, placed.folder, site_.folders[placed.folder].index != page.subject));
  ViewRecord about = view_link(page.url, document.versions.back().title, placed.url);
  about.set("history_url", link_to(page.url, page.url));
  view.set("document", std::move(about)).set("is_removed", document.is_removed);
  ViewList versions;
  for (auto v = static_cast<uint32_t>(document.versions.size()); v-- > 0;) {
    const Version& version = document.versions[v];
    const auto before = version.has_text() ? text_before(document, v) : std::nullopt;
    if (before && !work.changes.contains(v)) compare(page, *before, v, work);
    ViewRecord record;
    record.set("id", version.id).set("date", view_version_date(parts_, version)).set("title", version.title);
    record.set("event", event_name(version.event));
    record.set("until", version.until ? words_.date(*version.until) : ViewValue());
    record.set("is_current", version.has_text() && v + 1 == document.versions.size());
    record.set("url", version.has_text() ? link_to(page.url, site_.version_url(page.subject, version))
                                         : ViewValue());
    record.set("change_url",
               before ? link_to(page.url, site_.change_url(page.subject, version)) : ViewValue());
    record.set("note", text_or_nothing(note_of(document, v)));
    record.set("words_added", before ? work.changes[v].added : size_t{0});
    record.set("words_removed", before ? work.changes[v].removed : size_t{0});
    versions.emplace_back(std::move(record));
  }
  view.set("versions", std::move(versions));
}

void PageRenderer::fill_version(const Page& page, DocumentWork& work, ViewRecord& view) const {
  const PublicDocument& document = document_of(page);
  const PlacedDocument& placed = site_.documents[page.subject];
  const Version& version = document.versions[page.part];
  const DocumentWork::Text& text = text_of(document, page.part, work);
  view.set("breadcrumbs", view_crumbs_of_document(page));
  ViewRecord about = view_link(page.url, version.title, placed.url);
  about.set("history_url", link_to(page.url, site_.history_url(page.subject)));
  view.set("document", std::move(about)).set("current_url", link_to(page.url, placed.url));

  ViewRecord record;
  record.set("id", version.id).set("date", view_version_date(parts_, version));
  record.set("until", version.until ? words_.date(*version.until) : ViewValue());
  record.set("is_current", page.part + 1 == document.versions.size());
  record.set("note", text_or_nothing(note_of(document, page.part)));
  view.set("version", std::move(record));
  view.set("body", render_text(page, text, version.path, version.publication))
      .set("headings", view_headings(text));

  const auto link = [&](std::optional<uint32_t> v) {
    return v ? link_to(page.url, site_.version_url(page.subject, document.versions[*v])) : ViewValue();
  };
  view.set("previous_url", link(text_before(document, page.part)));
  view.set("next_url", link(text_after(document, page.part)));
  view.set("change_url", text_before(document, page.part)
                             ? link_to(page.url, site_.change_url(page.subject, version))
                             : ViewValue());
}

BodyComparison PageRenderer::compare(const Page& page, uint32_t before, uint32_t after,
                                     DocumentWork& work) const {
  const PublicDocument& document = document_of(page);
  const DocumentWork::Text old_text = text_of(document, before, work);
  const DocumentWork::Text new_text = text_of(document, after, work);
  const Version& old_version = document.versions[before];
  const Version& new_version = document.versions[after];
  const auto resolver = [&](const Version& version, const DocumentWork::Text& text) {
    return links_.resolver(page.url, site_.version_url(page.subject, version), version.path,
                           version.publication, text.headings);
  };
  BodyComparison comparison =
      compare_bodies(*old_text.hashed, *new_text.hashed, resolver(old_version, old_text),
                     resolver(new_version, new_text), words_.compare_style());
  work.changes[after] = {comparison.words_added, comparison.words_removed};
  return comparison;
}

void PageRenderer::fill_change(const Page& page, DocumentWork& work, ViewRecord& view) const {
  const PublicDocument& document = document_of(page);
  const PlacedDocument& placed = site_.documents[page.subject];
  const Version& version = document.versions[page.part];
  const uint32_t before = *text_before(document, page.part);
  const Version& old_version = document.versions[before];
  BodyComparison comparison = compare(page, before, page.part, work);

  view.set("breadcrumbs", view_crumbs_of_document(page));
  ViewRecord about = view_link(page.url, version.title, placed.url);
  about.set("history_url", link_to(page.url, site_.history_url(page.subject)));
  view.set("document", std::move(about));
  const auto view_version = [&](const Version& of) {
    ViewRecord record;
    record.set("id", of.id).set("date", view_version_date(parts_, of));
    record.set("url", link_to(page.url, site_.version_url(page.subject, of)));
    return record;
  };
  ViewRecord record = view_version(version);
  record.set("note", text_or_nothing(note_of(document, page.part)));
  view.set("version", std::move(record)).set("before", view_version(old_version));

  ViewList sentences;
  if (version.event == EventKind::restored) {
    const auto gone = document.versions[page.part - 1].date;
    sentences.emplace_back(words_.fill("compare.restored", {words_.date_text(gone)}));
  }
  const DocumentHeader& was = *old_version.header;
  const DocumentHeader& is = *version.header;
  if (was.title != is.title)
    sentences.emplace_back(words_.fill("compare.title", {old_version.title, version.title}));
  if (was.summary.empty() && !is.summary.empty()) {
    sentences.emplace_back(words_.fill("compare.summary_added", {is.summary}));
  } else if (!was.summary.empty() && is.summary.empty()) {
    sentences.emplace_back(words_.fill("compare.summary_removed", {was.summary}));
  } else if (was.summary != is.summary) {
    sentences.emplace_back(words_.fill("compare.summary", {was.summary, is.summary}));
  }
  const std::string& site_language = portal_.history.settings.language;
  if (was.language != is.language) {
    sentences.emplace_back(
        words_.fill("compare.language", {was.language.empty() ? site_language : was.language,
                                         is.language.empty() ? site_language : is.language}));
  }
  for (const ChangedLink& link : comparison.changed_links) {
    sentences.emplace_back(words_.fill("compare.link", {link.label, link.before, link.after}));
  }
  view.set("sentences", std::move(sentences));
  view.set("words_added", comparison.words_added).set("words_removed", comparison.words_removed);
  view.set("body", std::move(comparison.html));

  const auto previous =
      document.versions[before].event == EventKind::published ? std::nullopt : std::optional(before);
  const auto next = text_after(document, page.part);
  const auto link = [&](std::optional<uint32_t> v) {
    return v ? link_to(page.url, site_.change_url(page.subject, document.versions[*v])) : ViewValue();
  };
  view.set("previous_url", link(previous)).set("next_url", link(next));
}

}  // namespace gazette
