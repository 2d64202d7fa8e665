// Where the links of a document lead on the site: to pages of public documents and their headings, to
// attachments, elsewhere.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/attachments.h"
#include "document/render_body.h"
#include "site/site.h"

namespace gazette {

// The anchors of every document's text in force, found as authors write them: "Data & Teams", "data--teams"
// and "data-teams" all mean the same heading.
class AnchorIndex {
 public:
  explicit AnchorIndex(const Portal& portal);
  std::optional<std::string> find(DocumentNumber document, std::string_view anchor) const;

 private:
  std::vector<std::vector<std::pair<std::string, std::string>>>
      anchors_;  // squashed form -> id, per document
};

// What a link means, before it is written on a page.
struct LinkTarget {
  enum class Kind { page, elsewhere, here, missing_page, missing_anchor, refused };
  Kind kind = Kind::elsewhere;
  Url url;             // page: with "#anchor" if there is one
  std::string anchor;  // here: the id
};

class LinkTargets {
 public:
  LinkTargets(const Portal& portal, const Site& site, Attachments& attachments);

  // `from`: the file that holds the link, at a publication; `own_anchors`: of its text, squashed as by
  // AnchorIndex.
  LinkTarget find(std::string_view destination, const SourcePath& from, uint32_t publication,
                  const std::vector<BodyHeading>& own_headings) const;
  // Writes links for the page at `page`.
  LinkResolver resolver(const Url& page, const SourcePath& from, uint32_t publication,
                        std::shared_ptr<const std::vector<BodyHeading>> own_headings) const;

 private:
  std::optional<Url> find_path(const std::string& path, uint32_t publication, std::string_view anchor,
                               bool& anchor_missing) const;

  const Portal& portal_;
  const Site& site_;
  Attachments& attachments_;
  AnchorIndex anchors_;
};

}  // namespace gazette
