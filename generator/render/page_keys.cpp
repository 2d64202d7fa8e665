#include "render/page_keys.h"

#include "model/record_file.h"
#include "render/digest_document.h"
#include "render/levels_page.h"
#include "render/packet_pages.h"
#include "theme/digest_view.h"

namespace gazette {

namespace {

// How a page's key is found.
enum class KeyKind {
  none,   // the page is always made
  view,   // from all that its template is given, with texts by their blobs and links
  way,    // from where it stands and leads
  plans,  // from all plans and reports: their pages show each other's facts
};

KeyKind key_kind(const Page& page, const Portal& portal) {
  switch (page.kind) {
    case PageKind::page:
    case PageKind::version:
    case PageKind::change:
    case PageKind::since:
    case PageKind::history:
      return portal.document(page.subject).kind == DocumentKind::page ? KeyKind::view : KeyKind::plans;
    case PageKind::folder:
    case PageKind::index:
    case PageKind::search:
    case PageKind::updates:
    case PageKind::removed:
    case PageKind::tombstone:
    case PageKind::withheld:
    case PageKind::not_found:
      return KeyKind::view;
    case PageKind::redirect:
      return KeyKind::way;
    case PageKind::plan:
    case PageKind::initiative:
    case PageKind::report:
    case PageKind::minutes:
    case PageKind::assessment:
    case PageKind::district:
    case PageKind::school:
    case PageKind::packets:
    case PageKind::packet:
    case PageKind::compare:
    case PageKind::district_years:
    case PageKind::downloads:
      return KeyKind::plans;
    default:
      return KeyKind::none;
  }
}

void add_fields(DigestSink& sink, const ViewRecord& view) {
  for (const auto& [name, field] : view.fields()) {
    if (name == "t") continue;  // the theme's words
    sink.add(name);
    add_view(sink, field);
  }
}

}  // namespace

PageKeys::PageKeys(const Portal& portal, const Site& site, const PageRenderer& renderer,
                   const LinkTargets& links, const SharedKeys& shared, const CacheFolder* cache,
                   const std::string& links_name)
    : portal_(portal),
      site_(site),
      renderer_(renderer),
      shared_(shared),
      links_(std::make_shared<const LinkKeys>(portal, links, cache, links_name)),
      plans_(digest_plans()),
      redirects_(digest_redirects()) {}

PageKeys::PageKeys(const PageKeys& own, const PageRenderer& renderer, const SharedKeys& shared)
    : portal_(own.portal_),
      site_(own.site_),
      renderer_(renderer),
      shared_(shared),
      links_(own.links_),
      plans_(own.plans_),
      redirects_(digest_redirects()) {}

void PageKeys::add_shared(DigestSink& sink) const {
  sink.add(shared_.program);
  sink.add(shared_.theme);
}

void PageKeys::add_document_with_links(DigestSink& sink, DocumentNumber number) const {
  const PublicDocument& document = portal_.document(number);
  const PlacedDocument& placed = site_.documents[number];
  add_document(sink, document, portal_.history);
  sink.add(placed.url.text);
  sink.add(placed.since.size());
  for (const uint32_t version : placed.since) sink.add(uint64_t{version});
  for (const LinkedText& text : list_linked_texts(document, portal_.history.publication_count))
    sink.add(links_->of(text));
}

Digest PageKeys::digest_plans() const {
  DigestSink sink;
  const PublicHistory& history = portal_.history;
  for (const auto& date : {history.build_date, history.newest}) sink.add(date ? iso_date(*date) : "");
  for (DocumentNumber i = 0; i < history.documents.size(); ++i) {
    // Assessments show the names that rubrics have; districts and schools, the programs they take part in.
    const PublicDocument& document = history.documents[i];
    const bool has_shown_facts = find_record_file(history.settings, document.path) != nullptr;
    if (document.kind != DocumentKind::page || has_shown_facts) add_document_with_links(sink, i);
  }
  const auto levels = find_levels_page(history);
  sink.add(levels ? site_.documents[*levels].url.text : "");
  for (const Folder& folder : site_.folders) {
    sink.add(folder.url.text);
    sink.add(folder.title);
    sink.add(uint64_t{folder.parent});
  }
  return sink.finish();
}

// Of one that stands at the root: elsewhere only its links differ.
Digest PageKeys::digest_redirects() const {
  Page page;
  page.kind = PageKind::redirect;
  page.url = home_url;
  DigestSink sink;
  add_shared(sink);
  add_fields(sink, renderer_.view_frame(page));
  return sink.finish();
}

Digest PageKeys::key_of_plans() const {
  const SiteSettings& settings = portal_.history.settings;
  DigestSink sink;
  add_shared(sink);
  sink.add(shared_.plan_files);
  sink.add(plans_);
  for (const std::string* text :
       {&settings.title, &settings.language, &settings.address, &settings.license, &settings.license_url})
    sink.add(*text);
  sink.add(static_cast<uint64_t>(settings.utc_offset_minutes) + 1440);
  sink.add(uint64_t{portal_.history.has_versions});
  for (const std::vector<std::vector<Url>>* lists : {&site_.schools, &site_.initiatives}) {
    for (const std::vector<Url>& list : *lists) {
      sink.add(list.size());
      for (const Url& url : list) sink.add(url.text);
    }
  }
  for (const Url& url : site_.districts) sink.add(url.text);
  for (const std::vector<Date>& days : site_.as_of.districts)
    sink.add(days.empty() ? std::string() : iso_date(days.back()));
  return sink.finish();
}

Digest PageKeys::key_of_events(size_t most) const {
  DigestSink sink;
  sink.add(key_of_plans());
  for (size_t i = 0; i < portal_.events.size() && i < most; ++i) {
    sink.add(uint64_t{portal_.events[i].version});
    add_document_with_links(sink, portal_.events[i].document);
  }
  return sink.finish();
}

bool PageKeys::is_past(PageKind kind) {
  return kind == PageKind::history || kind == PageKind::version || kind == PageKind::change;
}

std::optional<Digest> PageKeys::key_of_past(DocumentNumber number) const {
  if (portal_.document(number).kind != DocumentKind::page) return std::nullopt;
  DigestSink sink;
  add_shared(sink);
  const SiteSettings& settings = portal_.history.settings;
  sink.add(settings.title);
  sink.add(settings.language);
  sink.add(settings.address);
  sink.add(uint64_t{portal_.history.has_versions});
  add_document_with_links(sink, number);
  for (FolderNumber folder = site_.documents[number].folder;; folder = site_.folders[folder].parent) {
    sink.add(site_.folders[folder].url.text);
    sink.add(site_.folders[folder].title);
    sink.add(uint64_t{site_.folders[folder].index == number});
    if (folder == 0) break;
  }
  // Of a page that once was a plan.
  for (const ShelvedDistrict& district : portal_.shelf.districts) {
    sink.add(district.folder);
    sink.add(district.district.name);
  }
  return sink.finish();
}

std::optional<Digest> PageKeys::key_of(const Page& page, DocumentWork& work) const {
  const KeyKind kind = key_kind(page, portal_);
  if (kind == KeyKind::none) return std::nullopt;
  DigestSink sink;
  if (kind == KeyKind::way) {
    sink.add(redirects_);
    sink.add(page.url.text);
    sink.add(page.target.text);
    return sink.finish();
  }
  work.keys = links_.get();
  add_shared(sink);
  sink.add(page.url.text);
  sink.add(static_cast<uint64_t>(page.kind));
  if (kind == KeyKind::plans) {
    sink.add(shared_.plan_files);
    sink.add(plans_);
    sink.add(uint64_t{page.subject});
    sink.add(uint64_t{page.part});
    // Packets end with its questions.
    const auto questions =
        page.kind == PageKind::packet ? find_packet_questions(portal_) : std::optional<DocumentNumber>();
    if (page.kind == PageKind::packet) sink.add(portal_.history.settings.packet_questions.value);
    if (page.kind == PageKind::packet) sink.add(uint64_t{portal_.history.settings.packet_pdf});
    if (questions) add_document_with_links(sink, *questions);
    if (page.kind == PageKind::downloads) sink.add(key_of_plans());
  }
  add_fields(sink, kind == KeyKind::view ? renderer_.view_of(page, work) : renderer_.view_frame(page));
  return sink.finish();
}

}  // namespace gazette
