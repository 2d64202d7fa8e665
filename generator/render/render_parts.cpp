#include "render/render_parts.h"

#include <algorithm>
#include <utility>

#include "document/cut_body.h"
#include "model/make_versions.h"
#include "model/plan_file.h"
#include "render/framework_words.h"

namespace gazette {

ViewRecord view_link(const Url& page, std::string title, const Url& target) {
  ViewRecord record;
  record.set("title", std::move(title)).set("url", relative_url(page, target));
  return record;
}

ViewValue text_or_nothing(const std::string& text) {
  return text.empty() ? ViewValue() : ViewValue(text);
}

ViewValue view_date(const RenderParts& parts, const PlacedDate& date) {
  return date ? parts.words.date(date.value) : ViewValue();
}

ViewValue view_version_date(const RenderParts& parts, const Version& version) {
  const size_t dot = version.id.find('.');
  if (dot == std::string::npos) return parts.words.date(version.date);
  ViewRecord record;
  record.set("iso", iso_date(version.date));
  record.set("text", parts.words.fill("date.one_of_day",
                                      {parts.words.date_text(version.date), version.id.substr(dot + 1)}));
  return record;
}

std::string full_title(const RenderParts& parts, const PublicDocument& document) {
  return full_title(parts, document, document.versions.back());
}

std::string full_title(const RenderParts& parts, const PublicDocument& document, const Version& version) {
  const SiteSettings& settings = parts.portal.history.settings;
  const SourcePath& path = document.path;
  if (kind_of_plan_document(settings, path) == PlanFileKind::none) return version.title;
  const std::string_view folder = district_folder(path);
  const std::string school_id(school_folder(path));
  // What has no file any more is called as its folder.
  std::string district = shown_title({}, {school_id.empty() ? std::string(folder) : school_id});
  for (const ShelvedDistrict& shelved : parts.portal.shelf.districts) {
    if (shelved.folder != folder) continue;
    const School* school = shelved.district.find_school(school_id);
    if (school != nullptr || school_id.empty())
      district = school == nullptr ? shelved.district.name : school->name;
  }
  return parts.words.fill("plan.full_title",
                          {district, std::string(school_year_folder(path)), version.title});
}

std::optional<DistrictNumber> district_of_plan(const Portal& portal, const Plan& plan) {
  const auto document = portal.paths.find(plan.path.text, portal.history.publication_count);
  const std::string_view folder = district_folder(document ? portal.document(*document).path : plan.path);
  const std::vector<ShelvedDistrict>& districts = portal.shelf.districts;
  const auto found = std::find_if(districts.begin(), districts.end(),
                                  [&](const ShelvedDistrict& district) { return district.folder == folder; });
  if (found == districts.end()) return std::nullopt;
  return static_cast<DistrictNumber>(found - districts.begin());
}

ViewValue view_text(const RenderParts& parts, const TextPlace& place, const std::shared_ptr<const Body>& body,
                    uint32_t begin, uint32_t end, int top_heading_level, std::string id_prefix) {
  if (begin >= end) return {};
  const Body text = cut_body(*body, begin, end);
  if (text.nodes.size() < 2) return {};
  BodyStyle style = parts.words.compare_style().body;
  style.top_heading_level = top_heading_level;
  style.id_prefix = std::move(id_prefix);
  auto headings = std::make_shared<const std::vector<BodyHeading>>(list_headings(text, style));
  return render_body(
      text, parts.links.resolver(place.page, place.page, place.from, place.publication, std::move(headings)),
      style, parts.links.citation_linker(place.page));
}

ViewValue view_section(const RenderParts& parts, const TextPlace& place, const PlanDocument& document,
                       const BodySection& section, int top_heading_level, std::string id_prefix) {
  return view_text(parts, place, document.body, section.begin, section.end, top_heading_level,
                   std::move(id_prefix));
}

std::optional<MeasuredPlan> plan_of_report(const Portal& portal, DocumentNumber number) {
  const PlanShelf& shelf = portal.shelf;
  if (const auto known = shelf.find_report(number)) {
    const ShelvedReport& report = shelf.reports[*known];
    return report.plan ? std::optional(MeasuredPlan{*report.plan, report.measured_version}) : std::nullopt;
  }
  const PublicDocument& document = portal.document(number);
  const Version* last = document.kind == DocumentKind::report ? document.latest_text() : nullptr;
  if (last == nullptr) return std::nullopt;
  const Report report = read_report_facts(portal.history, *last);
  const auto plan = shelf.find_plan_called(report.plan.value);
  if (!plan) return std::nullopt;
  const PublicDocument& measured = portal.document(shelf.plans[*plan].document);
  return MeasuredPlan{*plan, find_measured_version(measured, report, document)};
}

const Framework* framework_of_document(const Portal& portal, DocumentNumber document) {
  const PlanShelf& shelf = portal.shelf;
  std::optional<PlanNumber> plan = shelf.find_plan(document);
  if (const auto measured = plan_of_report(portal, document)) plan = measured->plan;
  if (const auto minutes = shelf.find_minutes(document)) plan = shelf.minutes[*minutes].plan;
  return plan ? shelf.framework_of(shelf.plans[*plan]) : nullptr;
}

const InterfaceWords& words_of_document(const RenderParts& parts, DocumentNumber document) {
  return parts.own_words == nullptr ? parts.words
                                    : parts.own_words->of(framework_of_document(parts.portal, document));
}

const InterfaceWords& words_of_plan(const RenderParts& parts, const ShelvedPlan& plan) {
  return parts.own_words == nullptr ? parts.words
                                    : parts.own_words->of(parts.portal.shelf.framework_of(plan));
}

}  // namespace gazette
