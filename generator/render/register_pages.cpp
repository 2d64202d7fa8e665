#include "render/register_pages.h"
#include "model/outcome_day.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "model/document_versions.h"
#include "render/district_crumbs.h"
#include "render/district_views.h"
#include "render/document_changes.h"
#include "render/rating_views.h"
#include "render/sheet_views.h"

namespace gazette {

namespace {

const RegisterPage& register_of(const RenderParts& parts, const Page& page) {
  return parts.site.register_pages[page.subject];
}

std::string word_of(const RenderParts& parts, RegisterKind kind, std::string_view word) {
  return parts.words.text(fmt::format("register.{}.{}", name_of(kind), word));
}

const std::string& name_of_district(const RenderParts& parts, DistrictNumber district) {
  return parts.portal.shelf.districts[district].district.name;
}

ViewValue view_district(const RenderParts& parts, const Url& page, std::optional<DistrictNumber> district) {
  if (!district) return {};
  return view_link(page, name_of_district(parts, *district), parts.site.districts[*district]);
}

ViewList view_crumbs(const RenderParts& parts, const Url& page, std::optional<DistrictNumber> district,
                     bool with_registers) {
  ViewList crumbs = {view_link(page, parts.words.text("layout.home"), home_url)};
  if (district) crumbs = view_crumbs_to_district(parts, page, *district);
  if (with_registers)
    crumbs.emplace_back(
        view_link(page, parts.words.text("register.title"), parts.site.registers_url(district)));
  return crumbs;
}

// The years of a register, newest first: {year, url, count, is_current}.
ViewList view_years(const RenderParts& parts, const Url& page, std::optional<DistrictNumber> district,
                    RegisterKind kind, std::optional<int> current) {
  ViewList years;
  for (const RegisterPage& other : parts.site.register_pages) {
    if (other.district != district || other.kind != kind || !other.year) continue;
    ViewRecord record;
    record.set("year", std::to_string(*other.year)).set("count", other.entries.size());
    record.set("url", relative_url(page, parts.site.register_url(other)));
    record.set("is_current", other.year == current);
    years.emplace_back(std::move(record));
  }
  return years;
}

// {number, title, url}: as the plan calls it now, or as it did when the report measured it; else its id.
ViewRecord view_initiative(const RenderParts& parts, const Url& page, DocumentNumber report,
                           const std::string& id, std::string_view benchmark, ViewValue& benchmark_words) {
  const PlanShelf& shelf = parts.portal.shelf;
  ViewRecord record;
  record.set("number", ViewValue()).set("title", id).set("url", ViewValue());
  const auto of = plan_of_report(parts.portal, report);
  if (!of) return record;
  const ShelvedPlan* plan = &shelf.plans[of->plan];
  const Version& version = parts.portal.document(plan->document).versions[of->version];
  if (id.empty()) {
    const FinalOutcome* outcome = find_outcome(plan->plan, benchmark);
    if (outcome != nullptr) benchmark_words = outcome->text.value;
    return record.set("title", parts.words.text("register.outcome"));
  }
  const Initiative* initiative = plan->plan.find_initiative(id);
  const Plan measured =
      initiative == nullptr && version.has_text() ? read_plan_version(parts.portal.history, version) : Plan();
  if (initiative == nullptr) {
    initiative = measured.find_initiative(id);
  } else {
    const auto at = static_cast<size_t>(initiative - plan->plan.initiatives.data());
    record.set("url", relative_url(page, parts.site.initiatives[of->plan][at]));
  }
  if (initiative == nullptr) return record;
  record.set("number", text_or_nothing(initiative->number.value)).set("title", name_of(*initiative));
  if (const Benchmark* named = initiative->find_benchmark(benchmark)) benchmark_words = named->text.value;
  if (const Activity* named = initiative->find_activity(benchmark)) benchmark_words = named->text.value;
  return record;
}

// A rating with its symbol, or the words of a status, or a figure; nothing where it was taken away.
ViewRecord view_value(const RenderParts& parts, const RegisterEntry& entry, const std::string& words) {
  const Framework* framework = framework_of_document(parts.portal, entry.document);
  ViewRecord record;
  record.set("rating", ViewValue()).set("text", text_or_nothing(words));
  if (entry.correction.is_of_rating())
    record.set("rating", view_rating(framework, entry.correction.scale, {words, {1, 1, 1}}));
  return record;
}

ViewRecord view_correction(const RenderParts& parts, const Url& page, const RegisterEntry& entry) {
  const PublicDocument& document = parts.portal.document(entry.document);
  const Version& version = document.versions[entry.version];
  const Correction& correction = entry.correction;
  ViewRecord record;
  record.set("anchor", entry.anchor).set("date", view_version_date(parts, version));
  record.set("report",
             view_link(page, full_title(parts, document, version), parts.site.documents[entry.document].url));
  ViewValue benchmark = text_or_nothing(correction.benchmark);
  record.set("initiative", view_initiative(parts, page, entry.document, correction.initiative,
                                           correction.benchmark, benchmark));
  record.set("benchmark", std::move(benchmark));
  record.set("stage", correction.stage ? parts.words.date(*correction.stage) : ViewValue());
  const Framework* framework = framework_of_document(parts.portal, entry.document);
  record.set("part", correction.is_of_rating()
                         ? title_of_scale(parts, framework, correction.scale)
                         : parts.words.text(fmt::format("register.part.{}", name_of(correction.part))));
  record.set("before", view_value(parts, entry, correction.before));
  record.set("after", view_value(parts, entry, correction.after));
  const bool is_note = correction.reason.empty();
  record.set("reason", is_note ? ViewValue() : entry.reason);
  record.set("note", is_note ? text_or_nothing(entry.reason) : ViewValue());
  record.set("change_url", relative_url(page, parts.site.change_url(entry.document, version)));
  return record;
}

ViewRecord view_amendment(const RenderParts& parts, const Url& page, const RegisterEntry& entry) {
  constexpr size_t most_groups = 3;
  ViewRecord record = view_version_change(parts, page, entry.document, entry.version, most_groups);
  record.set("approved_on", entry.approved_on ? parts.words.date(*entry.approved_on) : ViewValue());
  return record;
}

// The versions that a redaction withholds: {date, url}.
ViewList view_withheld(const RenderParts& parts, const Url& page, uint32_t number) {
  const Redaction& redaction = parts.portal.history.redactions[number];
  ViewList list;
  for (const uint32_t v : redaction.versions) {
    const Version& version = parts.portal.document(redaction.document).versions[v];
    ViewRecord record;
    record.set("date", view_version_date(parts, version));
    record.set("url", relative_url(page, parts.site.version_url(redaction.document, version)));
    list.emplace_back(std::move(record));
  }
  return list;
}

ViewRecord view_removal(const RenderParts& parts, const Url& page, const RegisterEntry& entry) {
  const PublicDocument& document = parts.portal.document(entry.document);
  const Version& version = document.versions[entry.version];
  ViewRecord record =
      view_link(page, full_title(parts, document, version), parts.site.documents[entry.document].url);
  record.set("date", parts.words.date(entry.day)).set("reason", text_or_nothing(entry.reason));
  record.set("withheld", entry.redaction ? view_withheld(parts, page, *entry.redaction) : ViewList());
  record.set("restored_on", entry.restored_on ? parts.words.date(*entry.restored_on) : ViewValue());
  return record;
}

// `said`: what the report itself says, where the register knows of no correction.
ViewValue view_reason(const RenderParts& parts, std::optional<size_t> entry, const std::string& said) {
  if (!entry) return text_or_nothing(said);
  const std::string& reason = parts.portal.registers.entries[*entry].reason;
  return reason.empty() ? parts.words.text("register.no_reason") : reason;
}

ViewRecord view_missing(const RenderParts& parts, const Url& page, const RegisterEntry& entry) {
  return view_awaited_report(parts, page, {entry.plan, entry.due, true});
}

}  // namespace

ViewRecord view_register_entry(const RenderParts& parts, const Url& page, const RegisterEntry& entry) {
  ViewRecord record;
  switch (entry.kind) {
    case RegisterKind::amendments:
      record = view_amendment(parts, page, entry);
      break;
    case RegisterKind::corrections:
      record = view_correction(parts, page, entry);
      break;
    case RegisterKind::removals:
      record = view_removal(parts, page, entry);
      break;
    case RegisterKind::missing:
      record = view_missing(parts, page, entry);
      break;
  }
  record.set("district", view_district(parts, page, entry.district));
  return record;
}

std::string title_of_register(const RenderParts& parts, const Page& page) {
  if (page.kind == PageKind::registers) {
    if (page.subject == 0) return parts.words.text("register.title");
    return parts.words.fill("register.of_district",
                            {parts.words.text("register.title"), name_of_district(parts, page.subject - 1)});
  }
  const RegisterPage& of = register_of(parts, page);
  std::string title = word_of(parts, of.kind, "title");
  if (of.year) title = parts.words.fill("register.of_year", {title, std::to_string(*of.year)});
  if (!of.district) return title;
  return parts.words.fill("register.of_district", {title, name_of_district(parts, *of.district)});
}

void fill_registers(const RenderParts& parts, const Page& page, ViewRecord& view) {
  const auto district = page.subject == 0 ? std::nullopt : std::optional(page.subject - 1);
  view.set("breadcrumbs", view_crumbs(parts, page.url, district, false));
  view.set("district", view_district(parts, page.url, district));
  view.set("statewide_url", district ? ViewValue(relative_url(page.url, registers_url)) : ViewValue());
  ViewList list;
  for (const RegisterKind kind : register_kinds) {
    ViewRecord record;
    record.set("kind", name_of(kind)).set("title", word_of(parts, kind, "title"));
    record.set("meaning", word_of(parts, kind, "meaning")).set("empty", word_of(parts, kind, "empty"));
    record.set("years", view_years(parts, page.url, district, kind, std::nullopt));
    record.set("url", ViewValue()).set("count", size_t{0});
    for (const RegisterPage& own : parts.site.register_pages) {
      if (own.district != district || own.kind != kind || own.year) continue;
      record.set("url", relative_url(page.url, parts.site.register_url(own)));
      record.set("count", own.entries.size());
    }
    list.emplace_back(std::move(record));
  }
  view.set("registers", std::move(list));
  ViewList districts;
  for (DistrictNumber i = 0; !district && i < parts.site.districts.size(); ++i)
    districts.emplace_back(view_link(page.url, name_of_district(parts, i), parts.site.registers_url(i)));
  view.set("districts", std::move(districts));
}

void fill_register(const RenderParts& parts, const Page& page, ViewRecord& view) {
  const RegisterPage& of = register_of(parts, page);
  const auto& today = parts.portal.history.build_date;
  view.set("breadcrumbs", view_crumbs(parts, page.url, of.district, true));
  view.set("district", view_district(parts, page.url, of.district));
  view.set("kind", name_of(of.kind)).set("title", word_of(parts, of.kind, "title"));
  view.set("meaning", word_of(parts, of.kind, "meaning"));
  view.set("empty", word_of(parts, of.kind, "empty"));
  view.set("year", of.year ? ViewValue(std::to_string(*of.year)) : ViewValue());
  view.set("as_of", of.kind == RegisterKind::missing && today ? parts.words.date(*today) : ViewValue());
  view.set("years", view_years(parts, page.url, of.district, of.kind, of.year));
  view.set("count", of.entries.size());
  ViewList entries;
  for (size_t i = 0; of.year && i < of.entries.size(); ++i)
    entries.emplace_back(view_register_entry(parts, page.url, parts.portal.registers.entries[of.entries[i]]));
  view.set("entries", std::move(entries));
}

void add_ways_into_the_past(const RenderParts& parts, const Url& page, std::optional<DistrictNumber> district,
                            ViewRecord& view) {
  const Site& site = parts.site;
  const bool has_registers = !site.register_pages.empty();
  view.set("registers_url",
           has_registers ? ViewValue(relative_url(page, site.registers_url(district))) : ViewValue());
  const bool has_days = !site.as_of.days.empty() && (!district || !site.as_of.districts[*district].empty());
  const Url as_of = district ? site.district_as_of_url(*district) : as_of_url;
  view.set("as_of_url", has_days ? ViewValue(relative_url(page, as_of)) : ViewValue());
}

ViewValue link_to_correction(const RenderParts& parts, const Url& page, DocumentNumber report,
                             std::string_view initiative) {
  const Registers& registers = parts.portal.registers;
  const std::optional<size_t> newest = registers.find_correction_of_rating(report, initiative);
  if (!newest) return {};
  const RegisterEntry& entry = registers.entries[*newest];
  const Url url = parts.site.register_url({std::nullopt, entry.kind, entry.year(), {}});
  return fmt::format("{}#{}", relative_url(page, url), entry.anchor);
}

ViewRecord view_redaction(const RenderParts& parts, const Url& page, uint32_t number) {
  const Redaction& redaction = parts.portal.history.redactions[number];
  const PublicDocument& document = parts.portal.document(redaction.document);
  const Version& last = document.versions[redaction.versions.back()];
  ViewRecord record =
      view_link(page, full_title(parts, document, last), parts.site.documents[redaction.document].url);
  record.set("date", parts.words.date(redaction.decided_on)).set("reason", text_or_nothing(redaction.reason));
  record.set("withheld", view_withheld(parts, page, number)).set("restored_on", ViewValue());
  return record;
}

std::string_view name_of_event(EventKind event) {
  static constexpr std::array<std::string_view, 4> names = {"published", "changed", "removed", "restored"};
  return names[static_cast<size_t>(event)];
}

ViewValue view_reason_of_correction(const RenderParts& parts, DocumentNumber report, const Rating& rating) {
  const Registers& registers = parts.portal.registers;
  return view_reason(parts, registers.find_correction_of_rating(report, rating.initiative.value),
                     rating.correction_reason);
}

ViewValue view_reason_of_correction(const RenderParts& parts, DocumentNumber report,
                                    const BenchmarkStatus& status) {
  const Registers& registers = parts.portal.registers;
  return view_reason(parts, registers.find_correction_of_status(report, status), status.correction_reason);
}

ViewRecord view_version_change(const RenderParts& parts, const Url& page, DocumentNumber document,
                               uint32_t version, size_t most_groups) {
  const PublicDocument& of = parts.portal.document(document);
  const Version& newer = of.versions[version];
  ViewRecord record = view_link(page, full_title(parts, of, newer), parts.site.documents[document].url);
  record.set("date", view_version_date(parts, newer)).set("event", name_of_event(newer.event));
  record.set("note", text_or_nothing(note_of(of, version)));
  record.set("version_url", ViewValue()).set("change_url", ViewValue());
  record.set("groups", ViewList()).set("more_sentences", size_t{0});
  record.set("is_withheld", newer.redaction.has_value());
  if (newer.event == EventKind::removed) return record;
  record.set("version_url", relative_url(page, parts.site.version_url(document, newer)));
  const auto before = newer.has_text() ? text_before(of, version) : std::nullopt;
  if (!before) return record;
  record.set("change_url", relative_url(page, parts.site.change_url(document, newer)));
  DocumentWork work;
  const auto changes = list_changes(parts, document, *before, version, work);
  size_t unsaid = 0;
  for (size_t i = most_groups; i < changes->groups.size(); ++i) unsaid += changes->groups[i].sentences.size();
  record.set("more_sentences", unsaid);
  record.set("groups", view_changes(parts, page, document, *changes, most_groups));
  return record;
}

}  // namespace gazette
