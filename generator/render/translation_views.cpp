// What a page says of the translation that it shows: since when it stands, and what its original says
// otherwise by now.
#include <optional>
#include <string>
#include <utility>

#include "render/page_renderer.h"

namespace gazette {

namespace {

std::optional<DocumentNumber> document_shown(const Page& page, const Site& site) {
  switch (page.kind) {
    case PageKind::home:
      return site.folders[0].index;
    case PageKind::page:
    case PageKind::plan:
    case PageKind::initiative:
    case PageKind::report:
    case PageKind::minutes:
      return page.subject;
    default:
      return std::nullopt;
  }
}

// Behind the heading with that id; false: there is none.
bool insert_behind_heading(std::string& html, const std::string& id, const std::string& notice) {
  const size_t at = html.find(" id=\"" + escape_html(id) + "\"");
  const size_t close = at == std::string::npos ? at : html.find("</h", at);
  const size_t end = close == std::string::npos ? close : html.find('>', close);
  if (end == std::string::npos) return false;
  html.insert(end + 1, notice);
  return true;
}

}  // namespace

void PageRenderer::add_translation(const Page& page, const DocumentWork& work, ViewRecord& view) const {
  if (translations_ == nullptr || parts_.languages == nullptr) return;
  const auto number = document_shown(page, site_);
  const auto found = number ? translations_->find(*number) : translations_->end();
  if (found == translations_->end()) return;
  const ShownTranslation& shown = found->second;
  // From the root: in the original's language.
  const Url& original = site_.documents[*number].url;
  const bool is_dated = portal_.history.has_versions;
  ViewRecord record;
  record.set("translated_on", is_dated ? words_.date(shown.translated_on) : ViewValue());
  record.set("original_url", original.text).set("original_language", portal_.history.settings.language);
  const std::string own = parts_.languages->page_language().prefix + site_.history_url(*number).text;
  record.set("history_url", is_dated ? ViewValue(own) : ViewValue());
  record.set("is_partial", !shown.untranslated.empty()).set("is_whole_stale", shown.is_whole_stale);
  const std::string sheet = page.kind == PageKind::initiative
                                ? portal_.shelf.plan_of(*number).plan.initiatives[page.part].id.value
                                : std::string();
  const bool has_body = work.keys == nullptr && (page.kind == PageKind::page || page.kind == PageKind::home);
  const ViewValue* body = has_body ? view.find("body") : nullptr;
  const auto* markup = body == nullptr ? nullptr : std::get_if<ViewValue::Markup>(&body->storage());
  std::string html = markup == nullptr ? std::string() : (*markup)->text;
  ViewList stale;
  for (const StalePart& part : shown.stale) {
    if (page.kind == PageKind::initiative && part.initiative != sheet) continue;
    ViewRecord one;
    one.set("name", words_.in_language(part.name, parts_.languages->page_language().code));
    one.set("changed_on", words_.date(part.changed_on)).set("anchor", text_or_nothing(part.anchor));
    one.set("change_url", original.text + "changes/" + part.version + "/");
    const Version& version = portal_.document(*number).versions[part.version_number];
    if (!text_before(portal_.document(*number), part.version_number))
      one.set("change_url", site_.version_url(*number, version).text);
    stale.emplace_back(std::move(one));
    const std::string words = words_.fill("translation.section", {words_.date_text(part.changed_on)});
    if (markup == nullptr || words.empty() || shown.is_whole_stale || !part.field.empty()) continue;
    const std::string notice = "<p class=\"banner stale\">" + escape_html(words) + " <a href=\"" +
                               escape_html(original.text) + "\" hreflang=\"" +
                               escape_html(portal_.history.settings.language) + "\">" +
                               escape_html(words_.text("translation.original")) + "</a></p>\n";
    if (part.section == 0 || !insert_behind_heading(html, part.anchor, notice)) html.insert(0, notice);
  }
  if (markup != nullptr) view.set("body", Html{std::move(html)});
  record.set("stale", std::move(stale));
  view.set("translation", std::move(record)).set("untranslated", ViewValue());
}

}  // namespace gazette
