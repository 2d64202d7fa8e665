#include "render/page_keys.h"

#include <string_view>

#include "theme/digest_view.h"

namespace gazette {

namespace {

std::string_view bytes_of(const Oid& oid) {
  return {reinterpret_cast<const char*>(oid.bytes.data()), oid.bytes.size()};
}

void add_date(DigestSink& sink, const std::optional<Date>& date) {
  sink.add(date ? iso_date(*date) : std::string());
}

// How a page's key is found.
enum class KeyKind {
  none,   // the page is always made
  view,   // from all that its template is given, with texts by their blobs and links
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
    case PageKind::updates:
    case PageKind::removed:
    case PageKind::tombstone:
    case PageKind::redirect:
    case PageKind::not_found:
      return KeyKind::view;
    case PageKind::plan:
    case PageKind::initiative:
    case PageKind::report:
    case PageKind::minutes:
    case PageKind::district:
    case PageKind::school:
      return KeyKind::plans;
    default:
      return KeyKind::none;
  }
}

}  // namespace

PageKeys::PageKeys(const Portal& portal, const Site& site, const PageRenderer& renderer,
                   const LinkTargets& links, const SharedKeys& shared, const CacheFolder* cache)
    : portal_(portal),
      site_(site),
      renderer_(renderer),
      shared_(shared),
      links_(portal, links, cache),
      plans_(digest_plans()) {}

Digest PageKeys::digest_plans() const {
  DigestSink sink;
  const PublicHistory& history = portal_.history;
  add_date(sink, history.build_date);
  add_date(sink, history.newest);
  for (DocumentNumber i = 0; i < history.documents.size(); ++i) {
    const PublicDocument& document = history.documents[i];
    if (document.kind == DocumentKind::page) continue;
    sink.add(site_.documents[i].url.text);
    sink.add(uint64_t{document.is_removed});
    sink.add(document.removal_reason);
    sink.add(site_.documents[i].since.size());
    for (const uint32_t version : site_.documents[i].since) sink.add(uint64_t{version});
    sink.add(document.versions.size());
    for (const Version& version : document.versions) {
      sink.add(static_cast<uint64_t>(version.event));
      add_date(sink, version.date);
      add_date(sink, version.until);
      sink.add(version.id);
      sink.add(version.path.text);
      sink.add(version.title);
      sink.add(bytes_of(version.blob));
      sink.add(uint64_t{version.publication});
      sink.add(version.sheets.size());
      for (const VersionSheet& sheet : version.sheets) {
        sink.add(sheet.path.text);
        sink.add(bytes_of(sheet.blob));
      }
    }
    for (const LinkedText& text : list_linked_texts(document, history.publication_count))
      sink.add(links_.of(text));
  }
  for (const Folder& folder : site_.folders) {
    sink.add(folder.url.text);
    sink.add(folder.title);
    sink.add(uint64_t{folder.parent});
  }
  return sink.finish();
}

std::optional<Digest> PageKeys::key_of(const Page& page, DocumentWork& work) const {
  const KeyKind kind = key_kind(page, portal_);
  if (kind == KeyKind::none) return std::nullopt;
  work.keys = &links_;
  DigestSink sink;
  sink.add(shared_.program);
  sink.add(shared_.theme);
  sink.add(page.url.text);
  sink.add(static_cast<uint64_t>(page.kind));
  if (kind == KeyKind::plans) {
    sink.add(shared_.plan_files);
    sink.add(plans_);
    sink.add(uint64_t{page.subject});
    sink.add(uint64_t{page.part});
  }
  const ViewRecord view = kind == KeyKind::view ? renderer_.view_of(page, work) : renderer_.view_frame(page);
  for (const auto& [name, field] : view.fields()) {
    if (name == "t") continue;  // the theme's words
    sink.add(name);
    add_view(sink, field);
  }
  return sink.finish();
}

}  // namespace gazette
