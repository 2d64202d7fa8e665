#include "feeds/atom_feed.h"

#include <fmt/format.h>

#include <chrono>

#include "base/html.h"
#include "feeds/xml_text.h"

namespace gazette {

namespace {

void add_element(std::string& xml, std::string_view indent, std::string_view name, std::string_view text) {
  xml += fmt::format("{}<{}>{}</{}>\n", indent, name, xml_text(text), name);
}

void add_entry(std::string& xml, const AtomEntry& entry) {
  xml += "  <entry>\n";
  add_element(xml, "    ", "id", entry.id);
  add_element(xml, "    ", "title", entry.title);
  xml += fmt::format("    <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n", xml_text(entry.url));
  add_element(xml, "    ", "published", entry.published);
  add_element(xml, "    ", "updated", entry.updated);
  xml += fmt::format("    <category term=\"{}\"/>\n", xml_text(entry.category));
  xml += fmt::format("    <content type=\"html\">{}</content>\n  </entry>\n", xml_text(entry.html));
}

}  // namespace

std::string write_atom(const AtomFeed& feed) {
  std::string xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
  xml +=
      fmt::format("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n", xml_text(feed.language));
  add_element(xml, "  ", "id", feed.id);
  add_element(xml, "  ", "title", feed.title);
  xml += fmt::format("  <link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n",
                     xml_text(feed.self_url));
  xml += fmt::format("  <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n", xml_text(feed.page_url));
  add_element(xml, "  ", "updated", feed.updated);
  xml += fmt::format("  <author><name>{}</name></author>\n", xml_text(feed.author));
  if (!feed.rights.empty()) add_element(xml, "  ", "rights", feed.rights);
  for (const AtomEntry& entry : feed.entries) add_entry(xml, entry);
  return xml + "</feed>\n";
}

int64_t instant_of(Date day, int utc_offset_minutes) {
  const auto days = std::chrono::sys_days(day).time_since_epoch();
  return std::chrono::seconds(days).count() - int64_t{60} * utc_offset_minutes;
}

std::string write_instant(Date day, int utc_offset_minutes) {
  const int minutes = utc_offset_minutes < 0 ? -utc_offset_minutes : utc_offset_minutes;
  return fmt::format("{}T00:00:00{}{:02}:{:02}", iso_date(day), utc_offset_minutes < 0 ? '-' : '+',
                     minutes / 60, minutes % 60);
}

}  // namespace gazette
