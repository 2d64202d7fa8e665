#include "render/page_renderer.h"

#include <ranges>
#include <utility>

#include "render/as_of_pages.h"
#include "render/assessment_pages.h"
#include "render/compare_pages.h"
#include "render/district_pages.h"
#include "render/district_views.h"
#include "render/footer_pages.h"
#include "render/language_views.h"
#include "render/packet_pages.h"
#include "render/past_pages.h"
#include "render/plan_pages.h"
#include "render/register_pages.h"
#include "render/report_pages.h"
#include "render/role_pages.h"
#include "render/search_page.h"

namespace gazette {

PageRenderer::PageRenderer(const Portal& portal, const Site& site, const Theme& theme,
                           const InterfaceWords& words, const LinkTargets& links, ListDownloads downloads,
                           const SiteLanguages* languages, const ShownTranslations* translations)
    : portal_(portal),
      site_(site),
      theme_(theme),
      words_(words),
      links_(links),
      shared_(std::make_unique<SharedChanges>()),
      own_words_(words, portal.shelf.frameworks, portal.history.settings.language),
      parts_{portal, site, words, links, shared_.get(), &own_words_, languages},
      downloads_(std::move(downloads)),
      translations_(translations) {
  for (const Framework& framework : portal.shelf.frameworks) {
    const RenderParts own{portal,      site,     own_words_.of(&framework), links, shared_.get(),
                          &own_words_, languages};
    parts_of_frameworks_.emplace(&framework, own);
  }
}

const RenderParts& PageRenderer::parts_of(const Page& page) const {
  const Framework* framework = nullptr;
  switch (page.kind) {
    case PageKind::district:
    case PageKind::district_day:
    case PageKind::packets:
    case PageKind::packet:
    case PageKind::district_years:
    case PageKind::school: {
      const ShelvedPlan* plan = find_current_plan(portal_.shelf, portal_.shelf.districts[page.subject]);
      if (plan != nullptr) framework = portal_.shelf.framework_of(*plan);
      break;
    }
    case PageKind::plan:
    case PageKind::initiative:
    case PageKind::report:
    case PageKind::minutes:
    case PageKind::history:
    case PageKind::version:
    case PageKind::withheld:
    case PageKind::change:
    case PageKind::since:
      framework = framework_of_document(portal_, page.subject);
      break;
    default:
      break;
  }
  const auto own = parts_of_frameworks_.find(framework);
  return own == parts_of_frameworks_.end() ? parts_ : own->second;
}

std::string PageRenderer::title_of(const Page& page) const {
  switch (page.kind) {
    case PageKind::home:
      return portal_.history.settings.title;
    case PageKind::index:
      return words_.text("index.title");
    case PageKind::search:
      return words_.text("search.title");
    case PageKind::updates:
      return words_.text("updates.title");
    case PageKind::removed:
      return words_.text("removed.title");
    case PageKind::redirect:
      return words_.text("redirect.title");
    case PageKind::not_found:
      return words_.text("not_found.title");
    case PageKind::folder:
      return site_.folders[page.subject].title;
    case PageKind::districts:
      return words_.text("districts.title");
    case PageKind::calendar:
      return words_.text("calendar.title");
    case PageKind::roles:
      return words_.text("roles.title");
    case PageKind::downloads:
      return words_.text("data.title");
    case PageKind::registers:
    case PageKind::register_list:
      return title_of_register(parts_, page);
    case PageKind::as_of:
    case PageKind::as_of_day:
    case PageKind::district_as_of:
    case PageKind::district_day:
      return title_of_day(parts_, page);
    case PageKind::packets:
    case PageKind::packet:
      return title_of_packets(parts_, page);
    case PageKind::compare:
      return words_.text("compared.title");
    case PageKind::district_years:
      return words_.fill("compared.years_of", {portal_.shelf.districts[page.subject].district.name});
    case PageKind::district:
      return portal_.shelf.districts[page.subject].district.name;
    case PageKind::school:
      return portal_.shelf.districts[page.subject].district.schools[page.part].name;
    case PageKind::initiative:
      return portal_.shelf.plan_of(page.subject).plan.initiatives[page.part].title.value;
    case PageKind::page:
    case PageKind::plan:
    case PageKind::report:
    case PageKind::minutes:
    case PageKind::assessment:
    case PageKind::tombstone:
      return full_title(parts_, document_of(page));
    case PageKind::history:
      return words_.fill("history.title", {full_title(parts_, document_of(page))});
    case PageKind::version:
    case PageKind::withheld:
    case PageKind::change:
    case PageKind::since:
      return full_title(parts_, document_of(page), document_of(page).versions[page.part]);
  }
  return {};
}

ViewRecord PageRenderer::start_view(const Page& page, std::string title, std::string_view language) const {
  // The 404 page is served at any depth, so that its links begin at the root.
  const bool from_root = page.kind == PageKind::not_found;
  const auto link = [&](const Url& target) {
    return from_root ? target.text : relative_url(page.url, target);
  };
  const SiteSettings& settings = portal_.history.settings;
  ViewRecord site;
  site.set("title", settings.title).set("language", page_language()).set("home_url", link(home_url));
  site.set("index_url", link(index_url)).set("search_url", link(search_url));
  site.set("updates_url", portal_.history.has_versions ? ViewValue(link({"/updates/"})) : ViewValue());
  const bool has_registers = !site_.register_pages.empty();
  site.set("registers_url", has_registers ? ViewValue(link(registers_url)) : ViewValue());
  site.set("as_of_url", site_.as_of.days.empty() ? ViewValue() : ViewValue(link(as_of_url)));
  site.set("downloads_url", site_.has_downloads ? ViewValue(link(downloads_url)) : ViewValue());
  site.set("asset_prefix", link({"/assets/"}));
  ViewRecord about;
  about.set("kind", name_of(page.kind)).set("title", std::move(title)).set("language", language);
  about.set("description", ViewValue()).set("address", address_in_language(parts_, page.url).text);
  about.set("permalink", settings.address + address_in_language(parts_, page.url).text);
  about.set("canonical", page.kind != PageKind::version && page.kind != PageKind::withheld &&
                             page.kind != PageKind::change && page.kind != PageKind::since);
  add_page_links(parts_, page, about);
  ViewRecord view;
  view.set("t", parts_of(page).words.all()).set("site", std::move(site)).set("page", std::move(about));
  view.set("breadcrumbs", ViewList()).set("translation", ViewValue());
  add_languages(parts_, page, text_language_of(page), view);
  const bool is_past = is_of_the_past(page.kind);
  view.set("sections", is_past ? ViewList() : view_sections(page.url));
  view.set("footer_pages", is_past ? ViewList() : view_footer_pages(parts_, page.url));
  return view;
}

std::string PageRenderer::render(const Page& page, DocumentWork& work) const {
  const std::string html = theme_.render(name_of(page.kind), view_of(page, work));
  const SiteLanguages* languages = parts_.languages;
  if (languages == nullptr || !languages->is_further()) return html;
  return put_into_language(html, page.url, text_language_of(page), *languages);
}

const std::string& PageRenderer::page_language() const {
  return parts_.languages == nullptr ? portal_.history.settings.language
                                     : parts_.languages->page_language().code;
}

const std::string& PageRenderer::text_language_of(const Page& page) const {
  const DocumentHeader* header = nullptr;
  switch (page.kind) {
    case PageKind::home:
      if (const auto index = site_.folders[0].index)
        header = portal_.document(*index).versions.back().header.get();
      break;
    case PageKind::page:
    case PageKind::plan:
    case PageKind::initiative:
    case PageKind::report:
    case PageKind::minutes:
    case PageKind::assessment:
      header = document_of(page).versions.back().header.get();
      break;
    case PageKind::history:
      header = document_of(page).versions.back().header.get();
      break;
    case PageKind::version:
    case PageKind::change:
      header = document_of(page).versions[page.part].header.get();
      break;
    default:
      break;
  }
  return header == nullptr || header->language.empty() ? portal_.history.settings.language : header->language;
}

ViewRecord PageRenderer::view_frame(const Page& page) const {
  return start_view(page, title_of(page), text_language_of(page));
}

ViewRecord PageRenderer::view_of(const Page& page, DocumentWork& work) const {
  ViewRecord view = view_frame(page);
  const RenderParts& parts = parts_of(page);
  switch (page.kind) {
    case PageKind::home:
      fill_home(page, work, view);
      break;
    case PageKind::page:
      fill_page(page, work, view);
      break;
    case PageKind::folder:
      fill_folder(page, view);
      break;
    case PageKind::districts:
      fill_districts(parts, page, view);
      break;
    case PageKind::district:
      fill_district(parts, page, view);
      break;
    case PageKind::school:
      fill_school(parts, page, view);
      break;
    case PageKind::plan:
      fill_plan(parts, page, view);
      add_amendments(page, work, view);
      break;
    case PageKind::initiative:
      fill_initiative(parts, page, work, view);
      add_history_of_initiative(page, work, view);
      break;
    case PageKind::report:
      fill_report(parts, page, view);
      break;
    case PageKind::minutes:
      fill_minutes(parts, page, view);
      break;
    case PageKind::assessment:
      fill_assessment(parts_, page, view);
      break;
    case PageKind::calendar:
      fill_calendar(parts, page, view);
      break;
    case PageKind::roles:
      fill_roles(parts_, page, view);
      break;
    case PageKind::downloads:
      fill_downloads(parts_, page.url, downloads_(), view);
      break;
    case PageKind::registers:
      fill_registers(parts, page, view);
      break;
    case PageKind::register_list:
      fill_register(parts, page, view);
      break;
    case PageKind::as_of:
      fill_as_of(parts, page, view);
      break;
    case PageKind::as_of_day:
      fill_as_of_day(parts, page, view);
      break;
    case PageKind::district_as_of:
      fill_district_as_of(parts, page, view);
      break;
    case PageKind::district_day:
      fill_district_day(parts, page, work, view);
      break;
    case PageKind::packets:
      fill_packets(parts, page, view);
      break;
    case PageKind::packet:
      fill_packet(parts, page, work, view);
      break;
    case PageKind::compare:
      fill_compare(parts, page, view);
      break;
    case PageKind::district_years:
      fill_district_years(parts, page, view);
      break;
    case PageKind::index:
      fill_index(page, view);
      break;
    case PageKind::search:
      fill_search(parts_, page, view);
      break;
    case PageKind::updates:
      fill_updates(page, view);
      break;
    case PageKind::removed:
      fill_removed(page, view);
      break;
    case PageKind::tombstone:
      fill_tombstone(page, view);
      break;
    case PageKind::history:
      fill_history(page, work, view);
      break;
    case PageKind::version:
      fill_version(page, work, view);
      break;
    case PageKind::withheld:
      fill_withheld(page, view);
      break;
    case PageKind::change:
      fill_change(page, work, view);
      break;
    case PageKind::since:
      fill_since(page, work, view);
      break;
    case PageKind::redirect:
      view.set("target_url", link_to(page.url, page.target)).set("target_title", title_of(page));
      break;
    case PageKind::not_found:
      break;
  }
  add_translation(page, work, view);
  return view;
}

ViewValue PageRenderer::view_breadcrumbs(const Url& page, FolderNumber folder, bool with_folder) const {
  std::vector<FolderNumber> way;
  if (!with_folder && folder != 0) folder = site_.folders[folder].parent;
  for (; folder != 0; folder = site_.folders[folder].parent) way.push_back(folder);
  ViewList crumbs = {view_link(page, words_.text("layout.home"), home_url)};
  for (const FolderNumber step : way | std::views::reverse)
    crumbs.emplace_back(view_link(page, site_.folders[step].title, site_.folders[step].url));
  return crumbs;
}

// Old versions and changes name no folders: what isn't theirs may change without them.
ViewValue PageRenderer::view_crumbs_of_document(const Page& page) const {
  ViewList crumbs = {view_link(page.url, words_.text("layout.home"), home_url)};
  const Url& url = site_.documents[page.subject].url;
  if (url != home_url) crumbs.emplace_back(view_link(page.url, title_of(page), url));
  return crumbs;
}

ViewValue PageRenderer::view_sections(const Url& page) const {
  ViewList sections;
  const auto add = [&](const std::string& title, const Url& url) {
    ViewRecord section = view_link(page, title, url);
    section.set("is_current", page.text.starts_with(url.text));
    sections.emplace_back(std::move(section));
  };
  if (!portal_.shelf.is_empty()) {
    add(words_.text("districts.title"), districts_url);
    add(words_.text("compared.menu"), compare_url);
    add(words_.text("calendar.title"), calendar_url);
    if (!site_.register_pages.empty()) add(words_.text("register.title"), registers_url);
  }
  for (const FolderNumber number : site_.folders[0].folders) {
    const Folder& folder = site_.folders[number];
    add(folder.title, folder.url);
  }
  return sections;
}

}  // namespace gazette
