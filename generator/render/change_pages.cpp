// What changed in a document: from one version to the next, or from one that matters to the one in force.
#include <algorithm>
#include <utility>

#include "render/document_changes.h"
#include "render/link_keys.h"
#include "render/page_renderer.h"

namespace gazette {

BodyComparison PageRenderer::compare(const Page& page, uint32_t before, uint32_t after,
                                     DocumentWork& work) const {
  const PublicDocument& document = document_of(page);
  const Version& old_version = document.versions[before];
  const Version& new_version = document.versions[after];
  if (work.keys != nullptr) {
    DigestSink sink;
    for (const Version* version : {&old_version, &new_version})
      sink.add(digest_text(*version, version->path, version->publication, *work.keys));
    const Digest digest = sink.finish();
    work.changes[after] = {digest.low, digest.high, 0};
    return {{digest.hex()}, digest.low, digest.high, {}};
  }
  const DocumentWork::Text old_text = text_of(document, before, work);
  const DocumentWork::Text new_text = text_of(document, after, work);
  const auto resolver = [&](const Version& version, const DocumentWork::Text& text) {
    return links_.resolver(page.url, site_.version_url(page.subject, version), version.path,
                           version.publication, text.headings);
  };
  BodyComparison comparison =
      compare_bodies(*old_text.hashed, *new_text.hashed, resolver(old_version, old_text),
                     resolver(new_version, new_text), words_.compare_style());
  work.changes[after] = {comparison.words_added, comparison.words_removed, comparison.forms_changed};
  return comparison;
}

void PageRenderer::count_words(const Page& page, uint32_t before, uint32_t after, DocumentWork& work) const {
  if (document_of(page).kind == DocumentKind::page) {
    compare(page, before, after, work);
    return;
  }
  DocumentWork::WordCounts counts;
  for (const ComparedText& text : compare_texts(parts_, page.url, page.subject, before, after, work)) {
    counts.added += text.comparison.words_added;
    counts.removed += text.comparison.words_removed;
    counts.forms += text.comparison.forms_changed;
  }
  work.changes[after] = counts;
}

void PageRenderer::fill_change(const Page& page, DocumentWork& work, ViewRecord& view) const {
  const PublicDocument& document = document_of(page);
  const PlacedDocument& placed = site_.documents[page.subject];
  const Version& version = document.versions[page.part];
  const uint32_t before = text_before(document, page.part).value_or(page.part);
  const Version& old_version = document.versions[before];

  view.set("breadcrumbs", view_crumbs_of_document(page));
  ViewRecord about = view_link(page.url, full_title(parts_, document, version), placed.url);
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

  fill_comparison(page, before, page.part, work, view);

  const auto previous = text_before(document, before) ? std::optional(before) : std::nullopt;
  const auto next = text_after(document, page.part);
  const auto link = [&](std::optional<uint32_t> v) {
    return v ? link_to(page.url, site_.change_url(page.subject, document.versions[*v])) : ViewValue();
  };
  view.set("previous_url", link(previous)).set("next_url", link(next));
}

void PageRenderer::fill_since(const Page& page, DocumentWork& work, ViewRecord& view) const {
  const PublicDocument& document = document_of(page);
  const Version& old_version = document.versions[page.part];
  const auto newest = static_cast<uint32_t>(document.versions.size() - 1);
  view.set("breadcrumbs", view_crumbs_of_document(page));
  ViewRecord about = view_link(page.url, title_of(page), site_.documents[page.subject].url);
  about.set("history_url", link_to(page.url, site_.history_url(page.subject)));
  view.set("document", std::move(about));
  ViewRecord before;
  before.set("id", old_version.id).set("date", view_version_date(parts_, old_version));
  before.set("url", link_to(page.url, site_.version_url(page.subject, old_version)));
  view.set("before", std::move(before)).set("updated", words_.date(document.versions.back().date));
  fill_comparison(page, page.part, newest, work, view);
}

void PageRenderer::fill_comparison(const Page& page, uint32_t before, uint32_t after, DocumentWork& work,
                                   ViewRecord& view) const {
  const PublicDocument& document = document_of(page);
  const Version& version = document.versions[after];
  std::vector<ComparedText> compared;
  if (document.kind == DocumentKind::page) {
    compared.push_back({{}, compare(page, before, after, work)});
  } else {
    compared = compare_texts(parts_, page.url, page.subject, before, after, work);
  }

  ViewList sentences;
  if (page.kind == PageKind::change && version.event == EventKind::restored) {
    const auto gone = document.versions[after - 1].date;
    sentences.emplace_back(words_.fill("compare.restored", {words_.date_text(gone)}));
  }
  for (uint32_t v = before + 1; v < after; ++v) {
    if (!document.versions[v].redaction) continue;
    sentences.emplace_back(words_.fill("compare.withheld", {words_.date_text(document.versions[v].date)}));
  }
  // The others have sentences of their own for their titles and the like.
  if (document.kind == DocumentKind::page) {
    for (std::string& sentence : write_header_changes(parts_, document.versions[before], version))
      sentences.emplace_back(std::move(sentence));
  }

  ViewList texts;
  size_t words_added = 0;
  size_t words_removed = 0;
  size_t forms = 0;
  for (ComparedText& text : compared) {
    for (const ChangedLink& link : text.comparison.changed_links) {
      const auto address = [&](const std::string& seen) {
        return seen.empty() ? words_.text("compare.nowhere") : seen;
      };
      sentences.emplace_back(
          words_.fill("compare.link", {link.label, address(link.before), address(link.after)}));
    }
    words_added += text.comparison.words_added;
    words_removed += text.comparison.words_removed;
    forms += text.comparison.forms_changed;
    if (text.comparison.html.text.empty()) continue;
    ViewRecord record;
    record.set("title", text_or_nothing(text.title)).set("body", std::move(text.comparison.html));
    texts.emplace_back(std::move(record));
  }
  ViewList groups =
      view_changes(parts_, page.url, page.subject, *list_changes(parts_, page.subject, before, after, work));
  // Who looks a translation over says so with a day alone (reviewed_on).
  if (sentences.empty() && groups.empty() && texts.empty())
    sentences.emplace_back(words_.text("compare.looked_over"));
  view.set("sentences", std::move(sentences)).set("groups", std::move(groups));
  view.set("words_added", words_added).set("words_removed", words_removed).set("forms_changed", forms);
  view.set("texts", std::move(texts));
}

void PageRenderer::add_amendments(const Page& page, DocumentWork& work, ViewRecord& view) const {
  constexpr size_t most_groups = 6;
  const PublicDocument& document = document_of(page);
  view.set("amendments", ViewList()).set("amended_since", ViewValue()).set("more_amendments", size_t{0});
  view.set("amended_count", size_t{0}).set("amended_times", size_t{0});
  if (!portal_.history.has_versions) return;
  const auto newest = static_cast<uint32_t>(document.versions.size() - 1);
  const auto approved = find_approved_version(document, *plan_of(parts_, document, newest, work));
  if (!approved || *approved == newest) return;
  DocumentChanges changes = *list_changes(parts_, page.subject, *approved, newest, work);
  const size_t count = changes.count_sentences();
  if (changes.groups.size() > most_groups) changes.groups.resize(most_groups);
  const auto since = document.versions.begin() + static_cast<std::ptrdiff_t>(*approved) + 1;
  view.set("amended_times",
           static_cast<size_t>(std::count_if(since, document.versions.end(),
                                             [](const Version& version) { return version.has_text(); })));
  view.set("amended_count", count);
  view.set("amended_since", view_version_date(parts_, document.versions[*approved]));
  view.set("amendments", view_changes(parts_, page.url, page.subject, changes));
  view.set("more_amendments", count - changes.count_sentences());
}

void PageRenderer::add_history_of_initiative(const Page& page, DocumentWork& work, ViewRecord& view) const {
  const PublicDocument& document = document_of(page);
  const Plan& plan = portal_.shelf.plan_of(page.subject).plan;
  const std::string& id = plan.initiatives[page.part].id.value;
  ViewList list;
  for (auto v = static_cast<uint32_t>(document.versions.size()); v-- > 0;) {
    const auto before = document.versions[v].has_text() ? text_before(document, v) : std::nullopt;
    if (!portal_.history.has_versions || !before || id.empty()) continue;
    DocumentChanges changes = *list_changes(parts_, page.subject, *before, v, work);
    std::erase_if(changes.groups, [&](const AmendmentGroup& group) { return group.initiative.id != id; });
    if (changes.groups.empty()) continue;
    ViewRecord record;
    record.set("date", view_version_date(parts_, document.versions[v]));
    record.set("note", text_or_nothing(note_of(document, v)));
    record.set("change_url", link_to(page.url, site_.change_url(page.subject, document.versions[v])));
    record.set("groups", view_changes(parts_, page.url, page.subject, changes));
    list.emplace_back(std::move(record));
  }
  view.set("amendments", std::move(list));
}

}  // namespace gazette
