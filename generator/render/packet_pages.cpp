#include "render/packet_pages.h"

#include <algorithm>
#include <utility>

#include "render/district_crumbs.h"
#include "render/district_state.h"
#include "render/district_views.h"
#include "render/documents_then.h"
#include "render/packet_plans.h"
#include "render/register_pages.h"

namespace gazette {

namespace {

const Packet& packet_of(const RenderParts& parts, const Page& page) {
  return parts.site.packets[page.subject][page.part];
}

const std::string& name_of_district(const RenderParts& parts, const Page& page) {
  return parts.portal.shelf.districts[page.subject].district.name;
}

// {date, url}: a packet of another meeting; its url is nothing where it has none.
ViewValue view_meeting(const RenderParts& parts, const Page& page, std::optional<Date> day) {
  if (!day) return {};
  const auto url = parts.site.find_packet(page.subject, *day);
  ViewRecord record;
  record.set("date", parts.words.date(*day));
  record.set("url", url ? ViewValue(relative_url(page.url, *url)) : ViewValue());
  return record;
}

// What stands in the registers from after the meeting before up to the day of this one.
ViewList view_entries(const RenderParts& parts, const Page& page, RegisterKind kind, const Packet& packet) {
  ViewList list;
  for (const RegisterEntry& entry : parts.portal.registers.entries) {
    const bool is_since = (!packet.before || *packet.before < entry.day) && entry.day <= packet.day;
    if (entry.kind == kind && entry.district == page.subject && is_since)
      list.emplace_back(view_register_entry(parts, page.url, entry));
  }
  return list;
}

struct QuestionsPlace {
  std::string path;
  std::string anchor;
};

QuestionsPlace place_of_questions(const Portal& portal) {
  const std::string& words = portal.history.settings.packet_questions.value;
  const size_t hash = words.find('#');
  if (hash == std::string::npos) return {words, {}};
  return {words.substr(0, hash), words.substr(hash + 1)};
}

// The nodes below a heading; the whole text where it has no such heading.
std::pair<uint32_t, uint32_t> find_section(const Body& body, std::string_view anchor) {
  const uint32_t last = body.nodes.empty() ? 0 : body.nodes[0].end;
  for (uint32_t i = 1; i < last; i = body.nodes[i].end) {
    const Node& node = body.nodes[i];
    if (node.kind != NodeKind::heading || anchor.empty() || body.literal(node) != anchor) continue;
    uint32_t end = node.end;
    while (end < last) {
      const Node& next = body.nodes[end];
      if (next.kind == NodeKind::heading && next.detail <= node.detail) break;
      end = next.end;
    }
    return {node.end, end};
  }
  return {std::min(1U, last), last};
}

// {title, url, body}: as the guidance said it on that day; nothing where it wasn't there.
ViewValue view_questions(const RenderParts& parts, const Page& page, Date day) {
  const auto number = find_packet_questions(parts.portal);
  if (!number) return {};
  const PublicDocument& document = parts.portal.document(*number);
  const auto in_force = find_in_force(document, day);
  if (!in_force || !document.versions[*in_force].has_text()) return {};
  const Version& version = document.versions[*in_force];
  ViewRecord record = view_link(page.url, version.title, parts.site.documents[*number].url);
  const auto body = parts.portal.history.blobs->body(version.blob);
  const auto [begin, end] = find_section(*body, place_of_questions(parts.portal).anchor);
  record.set("body",
             view_text(parts, {page.url, version.path, version.publication}, body, begin, end, 3, "q-"));
  return record;
}

}  // namespace

std::optional<DocumentNumber> find_packet_questions(const Portal& portal) {
  if (!portal.history.settings.packet_questions) return std::nullopt;
  const auto found =
      portal.paths.find_linked(place_of_questions(portal).path, portal.history.publication_count);
  const bool is_page = found && portal.document(*found).kind == DocumentKind::page;
  return is_page ? found : std::nullopt;
}

std::string title_of_packets(const RenderParts& parts, const Page& page) {
  const std::string& name = name_of_district(parts, page);
  if (page.kind == PageKind::packets) return parts.words.fill("packet.all_of", {name});
  return parts.words.fill("packet.of", {name, parts.words.date_text(packet_of(parts, page).day)});
}

void fill_packets(const RenderParts& parts, const Page& page, ViewRecord& view) {
  const auto& today = parts.portal.history.build_date;
  view.set("breadcrumbs", view_crumbs_to_district(parts, page.url, page.subject));
  view.set("district",
           view_link(page.url, name_of_district(parts, page), parts.site.districts[page.subject]));
  ViewList list;
  for (const Packet& packet : parts.site.packets[page.subject]) {
    ViewRecord record;
    record.set("date", parts.words.date(packet.day)).set("topic", text_or_nothing(packet.topic));
    record.set("url", relative_url(page.url, parts.site.packet_url(page.subject, packet.day)));
    record.set("is_past", today && packet.day < *today);
    list.emplace_back(std::move(record));
  }
  std::reverse(list.begin(), list.end());
  view.set("packets", std::move(list));
}

void fill_packet(const RenderParts& parts, const Page& page, DocumentWork& work, ViewRecord& view) {
  const Packet& packet = packet_of(parts, page);
  const auto& today = parts.portal.history.build_date;
  const District& district = parts.portal.shelf.districts[page.subject].district;
  const std::vector<Date>& states = parts.site.as_of.districts[page.subject];
  const Date state = states[*parts.site.as_of.find_state(page.subject, packet.day)];
  ViewList crumbs = view_crumbs_to_district(parts, page.url, page.subject);
  crumbs.emplace_back(
      view_link(page.url, parts.words.text("packet.title"), parts.site.packets_url(page.subject)));
  view.set("breadcrumbs", std::move(crumbs));
  view.set("district", view_link(page.url, district.name, parts.site.districts[page.subject]));
  view.set("date", parts.words.date(packet.day)).set("topic", text_or_nothing(packet.topic));
  // A meeting of the day itself, or of a later one: more may be published until then.
  view.set("is_past", today && packet.day < *today);
  view.set("state", parts.words.date(state));
  view.set("state_url", relative_url(page.url, parts.site.district_as_of_url(page.subject, state)));
  view.set("meeting_before", view_meeting(parts, page, packet.before));
  view.set("meeting_after", view_meeting(parts, page, packet.after));
  view.set("designation", view_designation_on(parts, page.subject, packet.day));
  view.set("plans", view_packet_plans(parts, page, packet, work));
  view.set("amendments", view_entries(parts, page, RegisterKind::amendments, packet));
  view.set("corrections", view_entries(parts, page, RegisterKind::corrections, packet));
  view.set("removals", view_entries(parts, page, RegisterKind::removals, packet));
  view.set("questions", view_questions(parts, page, packet.day));
  view.set("contact", view_contact(district.contact));
  view.set("pdf_url", parts.portal.history.settings.packet_pdf ? ViewValue("packet.pdf") : ViewValue());
}

}  // namespace gazette
