// What every page is made from, and the values that many kinds of page show.
#pragma once

#include <memory>
#include <string>

#include "model/plan_shelf.h"
#include "render/interface_words.h"
#include "render/link_targets.h"
#include "render/page_language.h"
#include "site/site.h"
#include "theme/view_value.h"

namespace gazette {

class FrameworkWords;
class SharedChanges;

struct RenderParts {
  const Portal& portal;
  const Site& site;
  const InterfaceWords& words;
  const LinkTargets& links;
  SharedChanges* shared = nullptr;            // none: each page works out what changed by itself
  const FrameworkWords* own_words = nullptr;  // none: all speak in `words`
  const SiteLanguages* languages = nullptr;   // none: the site has one alone
};

// The plan that a report measures, if it is public, and the version of it; also of a report that is removed.
struct MeasuredPlan {
  PlanNumber plan = 0;
  uint32_t version = 0;
};
std::optional<MeasuredPlan> plan_of_report(const Portal& portal, DocumentNumber number);

// Of a plan, or of the plan that a report or minutes are about; null: of none that is public.
const Framework* framework_of_document(const Portal& portal, DocumentNumber document);
// In the words of its framework.
const InterfaceWords& words_of_document(const RenderParts& parts, DocumentNumber document);
const InterfaceWords& words_of_plan(const RenderParts& parts, const ShelvedPlan& plan);

// {title, url}, the address relative to `page`.
ViewRecord view_link(const Url& page, std::string title, const Url& target);
// Nothing for an empty text.
ViewValue text_or_nothing(const std::string& text);
// {iso, text}, or nothing.
ViewValue view_date(const RenderParts& parts, const PlacedDate& date);
// The day of a version; where a day had several, which of them.
ViewValue view_version_date(const RenderParts& parts, const Version& version);

// What a document is called where its place isn't seen: of plans, reports and minutes with the district and
// the school year.
std::string full_title(const RenderParts& parts, const PublicDocument& document);
// The same with the title of that version.
std::string full_title(const RenderParts& parts, const PublicDocument& document, const Version& version);

// The district that a plan belongs to now, wherever its file stood at that version. None: it has no place.
std::optional<DistrictNumber> district_of_plan(const Portal& portal, const Plan& plan);

// Where a text of authors stands: for the links in it.
struct TextPlace {
  const Url& page;           // that shows it
  const SourcePath& from;    // the file that holds it
  uint32_t publication = 0;  // as of which its links are understood
};
// A part of a document's text, such as a section or a narrative; nothing if it has no words.
// `id_prefix`: keeps ids of several texts on one page apart.
ViewValue view_text(const RenderParts& parts, const TextPlace& place, const std::shared_ptr<const Body>& body,
                    uint32_t begin, uint32_t end, int top_heading_level, std::string id_prefix);
ViewValue view_section(const RenderParts& parts, const TextPlace& place, const PlanDocument& document,
                       const BodySection& section, int top_heading_level, std::string id_prefix);

}  // namespace gazette
