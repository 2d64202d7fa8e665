// Where the links of a document lead on the site: to pages of public documents and their headings, to
// attachments, elsewhere.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/date.h"
#include "document/attachments.h"
#include "document/text_links.h"
#include "model/citations.h"
#include "site/site.h"

namespace gazette {

// The headings of one text, found as authors write them: "Data & Teams", "data--teams" and "data-teams" all
// mean the same.
class Anchors {
 public:
  Anchors() = default;
  explicit Anchors(const std::vector<BodyHeading>& headings);
  explicit Anchors(std::vector<std::string> ids);
  // The id as the page has it.
  std::optional<std::string> find(std::string_view anchor) const;
  const std::vector<std::string>& ids() const { return ids_; }

 private:
  std::vector<std::string> ids_;                               // sorted
  std::vector<std::pair<std::string, std::string>> squashed_;  // letters and digits alone -> id, sorted
};

// What a link means, before it is written on a page.
struct LinkTarget {
  enum class Kind {
    page,
    removed_page,
    elsewhere,
    here,
    missing_page,
    missing_anchor,
    refused,
    damaged_image  // there is one, but it isn't published
  };
  Kind kind = Kind::elsewhere;
  Url url;                                   // page: with "#anchor" if there is one
  std::string anchor;                        // here: the id
  Date removed_on{};                         // removed_page: its page says so, and has no headings
  bool is_draft = false;                     // page, in previews: the public doesn't see it
  std::optional<DocumentNumber> document{};  // missing_anchor: whose heading it isn't; none: the text's own
};

// In previews: a text with this header isn't public yet.
bool is_held_back(const DocumentHeader& header, const PublicHistory& history);

// Why one asks where a link leads: to show it to readers, so that the file behind it is written, or to know
// it.
enum class Asking : uint8_t { to_show, to_know };

class LinkTargets {
 public:
  LinkTargets(const Portal& portal, const Site& site, Attachments& attachments);

  // `from`: the file that holds the link, at a publication. `own_anchors`: of its text, asked for only when a
  // link needs them.
  LinkTarget find(std::string_view destination, bool is_image, const SourcePath& from, uint32_t publication,
                  const std::function<const Anchors&()>& own_anchors, Asking why = Asking::to_show) const;
  // From the root of the repository: what a link to a file in the repository may mean, best first.
  std::vector<std::string> list_paths(std::string_view destination, const SourcePath& from) const;
  // Of all that decides where a link leads, but for the link itself.
  Digest digest_places() const;
  // Citations of the site's regulations, on the page at `page`; empty: there is nothing to cite.
  TextLinker citation_linker(const Url& page) const;
  // Of all that decides where citations lead.
  const Digest& digest_citations() const { return citations_digest_; }
  const Anchors& anchors_of(DocumentNumber document) const { return anchors_[document]; }
  // Writes links for the page at `page`. `text_page`: where the whole text stands, with its headings; the
  // page itself, but for comparisons. For one thread.
  LinkResolver resolver(const Url& page, const Url& text_page, const SourcePath& from, uint32_t publication,
                        std::shared_ptr<const std::vector<BodyHeading>> own_headings) const;

 private:
  struct CitedRegulation {
    DocumentNumber document = 0;
    RegulationText text;
  };

  void place_sheets();
  void find_regulations();
  std::optional<LinkTarget> find_path(const std::string& path, bool is_image, uint32_t publication,
                                      std::string_view anchor, Asking why) const;
  std::optional<LinkTarget> find_attachment(const std::string& path, uint32_t publication, Asking why) const;
  LinkTarget find_in_document(DocumentNumber document, std::string_view anchor) const;

  const Portal& portal_;
  const Site& site_;
  Attachments& attachments_;
  std::unordered_set<std::string> own_pages_;           // addresses of what the site shows now
  std::unordered_map<std::string, LinkTarget> sheets_;  // strategy sheets in force, by path
  std::vector<Anchors> anchors_;                        // of the text in force of each document
  std::vector<CitedRegulation> regulations_;
  Digest citations_digest_;
};

}  // namespace gazette
