#include "feeds/change_feeds.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/html.h"
#include "feeds/atom_feed.h"
#include "feeds/report_news.h"
#include "feeds/site_address.h"
#include "model/document_versions.h"
#include "render/document_changes.h"
#include "site/address.h"

namespace gazette {

namespace {

class FeedMaker {
 public:
  FeedMaker(const RenderParts& parts, const Url& url)
      : parts_(parts), settings_(parts.portal.history.settings), url_(url) {}

  AtomEntry make_entry(const PortalEvent& event) {
    const Version& version = version_of(event);
    const std::string kind = kind_of(event);
    AtomEntry entry;
    entry.id = name_entry(version);
    entry.title = parts_.words.fill(fmt::format("feed.entry.{}", kind),
                                    {full_title(parts_, document_of(event), version)});
    entry.url = link_to(page_of(event));
    entry.published = instant(version.date);
    entry.updated = instant(
        version.redaction ? parts_.portal.history.redactions[*version.redaction].decided_on : version.date);
    entry.category = kind;
    entry.html = write_html(event);
    return entry;
  }

  // Readers of feeds that know no address of the site find their way from the feed's own.
  std::string link_to(const Url& target) const {
    return settings_.address.empty() ? relative_url(url_, target) : address_on_site(settings_, target);
  }
  std::string instant(Date day) const { return write_instant(day, settings_.utc_offset_minutes); }

 private:
  const PublicDocument& document_of(const PortalEvent& event) const {
    return parts_.portal.document(event.document);
  }
  const Version& version_of(const PortalEvent& event) const {
    return document_of(event).versions[event.version];
  }

  bool is_registered(const PortalEvent& event, RegisterKind kind) const {
    const std::vector<RegisterEntry>& entries = parts_.portal.registers.entries;
    return std::any_of(entries.begin(), entries.end(), [&](const RegisterEntry& entry) {
      return entry.kind == kind && entry.document == event.document && entry.version == event.version;
    });
  }

  std::string kind_of(const PortalEvent& event) const {
    const Version& version = version_of(event);
    if (version.redaction) return "withheld";
    if (version.event == EventKind::removed) return "removed";
    if (version.event == EventKind::restored) return "restored";
    if (version.event == EventKind::published)
      return document_of(event).kind == DocumentKind::report ? "report" : "published";
    if (is_registered(event, RegisterKind::corrections)) return "correction";
    return is_registered(event, RegisterKind::amendments) ? "amendment" : "changed";
  }

  // By where readers found it then, so that no later move changes it.
  std::string name_entry(const Version& version) {
    const Url then = address_of(parts_.portal, version.path);
    const std::string id =
        version.id.empty() ? fmt::format("removed {}", iso_date(version.date)) : version.id;
    std::string name;
    for (int n = 1; name.empty() || !taken_.insert(name).second; ++n)
      name = stable_uuid(settings_, {"entry", then.text, id, n == 1 ? "" : std::to_string(n)});
    return "urn:uuid:" + name;
  }

  Url page_of(const PortalEvent& event) const {
    const Version& version = version_of(event);
    if (version.event == EventKind::removed) return parts_.site.documents[event.document].url;
    const bool is_change = version.has_text() && text_before(document_of(event), event.version);
    return is_change ? parts_.site.change_url(event.document, version)
                     : parts_.site.version_url(event.document, version);
  }

  std::string write_html(const PortalEvent& event) const {
    const PublicDocument& document = document_of(event);
    const Version& version = version_of(event);
    std::string html;
    const auto add_paragraph = [&](const std::string& text) {
      if (!text.empty()) html += fmt::format("<p>{}</p>", escape_html(text));
    };
    if (version.redaction) {
      add_paragraph(
          parts_.words.fill("feed.withheld", {parts_.portal.history.redactions[*version.redaction].reason}));
      return html;
    }
    const auto before = version.has_text() ? text_before(document, event.version) : std::nullopt;
    if (!before && version.has_text()) add_paragraph(version.header->summary);
    if (const std::string note = note_of(document, event.version); !note.empty())
      add_paragraph(parts_.words.fill("feed.note", {note}));
    if (before) html += write_changes(event, *before);
    if (!before && version.has_text() && document.kind == DocumentKind::report) html += write_report(event);
    if (html.empty()) add_paragraph(full_title(parts_, document, version));
    return html;
  }

  std::string write_report(const PortalEvent& event) const {
    constexpr size_t most_moves = 12;
    ReportNews news = tell_report(parts_, event.document, event.version);
    std::string html;
    const auto add_paragraph = [&](const std::string& text) {
      if (!text.empty()) html += fmt::format("<p>{}</p>", escape_html(text));
    };
    for (const std::string& sentence : news.sentences) add_paragraph(sentence);
    add_paragraph(news.moves_title);
    const size_t unsaid = news.moves.size() - std::min(news.moves.size(), most_moves);
    news.moves.resize(news.moves.size() - unsaid);
    html += write_list(news.moves);
    if (unsaid > 0) add_paragraph(parts_.words.fill("feed.more", {std::to_string(unsaid)}));
    return html;
  }

  std::string write_changes(const PortalEvent& event, uint32_t before) const {
    constexpr size_t most_groups = 12;
    const PublicDocument& document = document_of(event);
    DocumentWork work;
    const auto changes = list_changes(parts_, event.document, before, event.version, work);
    std::string html;
    if (document.kind == DocumentKind::page)
      html += write_list(write_header_changes(parts_, document.versions[before], version_of(event)));
    size_t unsaid = 0;
    for (size_t i = 0; i < changes->groups.size(); ++i) {
      const AmendmentGroup& group = changes->groups[i];
      if (i >= most_groups) {
        unsaid += group.sentences.size();
        continue;
      }
      std::vector<std::string> sentences;
      for (const AmendmentSentence& sentence : group.sentences) sentences.push_back(sentence.text);
      if (!group.title.empty()) html += fmt::format("<p><strong>{}</strong></p>", escape_html(group.title));
      html += write_list(sentences);
    }
    if (html.empty()) html = fmt::format("<p>{}</p>", escape_html(parts_.words.text("feed.text_changed")));
    if (unsaid > 0)
      html += fmt::format("<p>{}</p>", escape_html(parts_.words.fill("feed.more", {std::to_string(unsaid)})));
    return html;
  }

  static std::string write_list(const std::vector<std::string>& sentences) {
    std::string html;
    for (const std::string& sentence : sentences) html += fmt::format("<li>{}</li>", escape_html(sentence));
    return html.empty() ? html : fmt::format("<ul>{}</ul>", html);
  }

  const RenderParts& parts_;
  const SiteSettings& settings_;
  const Url& url_;
  std::set<std::string> taken_;  // names of entries
};

}  // namespace

std::string write_feed(const RenderParts& parts, const Url& url, const Url& page, const std::string& title,
                       const std::vector<PortalEvent>& events) {
  const SiteSettings& settings = parts.portal.history.settings;
  FeedMaker maker(parts, url);
  AtomFeed feed;
  feed.id = "urn:uuid:" + stable_uuid(settings, {"feed", url.text});
  feed.title = title;
  feed.author = settings.title;
  feed.self_url = maker.link_to(url);
  feed.page_url = maker.link_to(page);
  feed.language = settings.language;
  feed.rights = settings.license;
  for (const PortalEvent& event : events) {
    if (feed.entries.size() == most_entries) break;
    feed.entries.push_back(maker.make_entry(event));
    feed.updated = std::max(feed.updated, feed.entries.back().updated);
  }
  return write_atom(feed);
}

}  // namespace gazette
