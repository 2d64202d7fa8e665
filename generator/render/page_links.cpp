// What every page says of itself to machines.
#include <array>

#include "render/dated_events.h"
#include "render/downloads.h"
#include "render/language_views.h"
#include "render/past_pages.h"
#include "site/as_of_days.h"
#include "site/feed_addresses.h"

namespace gazette {

namespace {

constexpr std::string_view atom = "application/atom+xml";
constexpr std::string_view days = "text/calendar";

class PageLinks {
 public:
  PageLinks(const RenderParts& parts, const Page& page) : parts_(parts), page_(page) {}

  ViewList list() && {
    const PlanShelf& shelf = parts_.portal.shelf;
    switch (page_.kind) {
      case PageKind::plan:
      case PageKind::initiative:
        add_plan(page_.subject);
        break;
      case PageKind::report:
        if (const auto report = shelf.find_report(page_.subject); report && shelf.reports[*report].plan)
          add_plan(shelf.plans[*shelf.reports[*report].plan].document);
        break;
      case PageKind::district:
      case PageKind::school:
      case PageKind::district_as_of:
        add_district(page_.subject);
        break;
      case PageKind::registers:
        if (page_.subject > 0) add_district(page_.subject - 1);
        break;
      case PageKind::register_list:
        if (const auto district = parts_.site.register_pages[page_.subject].district) add_district(*district);
        break;
      default:
        break;
    }
    if (has_feed(parts_.portal))
      add(parts_.words.fill("feed.all", {parts_.portal.history.settings.title}), all_changes_url, atom);
    return std::move(links_);
  }

 private:
  void add(std::string title, const Url& url, std::string_view type) {
    ViewRecord link = view_link(page_.url, std::move(title), url);
    link.set("type", type);
    links_.emplace_back(std::move(link));
  }

  void add_plan(DocumentNumber document) {
    if (has_feed(parts_.portal))
      add(parts_.words.fill("feed.of", {full_title(parts_, parts_.portal.document(document))}),
          feed_url_of_plan(parts_.site, document), atom);
    if (const auto district = find_district(parts_.portal.shelf, parts_.portal.document(document)))
      add_district(*district);
  }

  void add_district(DistrictNumber district) {
    const std::string& name = parts_.portal.shelf.districts[district].district.name;
    if (has_feed(parts_.portal, parts_.site, district))
      add(parts_.words.fill("feed.of", {name}), feed_url(parts_.site, district), atom);
    if (has_dated_events(parts_.portal, district))
      add(parts_.words.fill("feed.days_of", {name}), calendar_file_url(parts_.site, district), days);
  }

  const RenderParts& parts_;
  const Page& page_;
  ViewList links_;
};

bool is_canonical(PageKind kind) {
  return kind != PageKind::version && kind != PageKind::withheld && kind != PageKind::change &&
         kind != PageKind::since && kind != PageKind::not_found;
}

}  // namespace

bool is_of_the_past(PageKind kind) {
  static constexpr std::array kinds = {PageKind::history,      PageKind::version,  PageKind::withheld,
                                       PageKind::change,       PageKind::since,    PageKind::as_of_day,
                                       PageKind::district_day, PageKind::redirect, PageKind::tombstone,
                                       PageKind::not_found};
  for (const PageKind past : kinds) {
    if (past == kind) return true;
  }
  return false;
}

void add_page_links(const RenderParts& parts, const Page& page, ViewRecord& about) {
  const std::string& address = parts.portal.history.settings.address;
  const bool has_address = !address.empty() && is_canonical(page.kind);
  about.set("canonical_url",
            has_address ? ViewValue(address + address_in_language(parts, page.url).text) : ViewValue());
  about.set("feeds", is_of_the_past(page.kind) ? ViewList() : PageLinks(parts, page).list());
}

}  // namespace gazette
