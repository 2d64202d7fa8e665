// Where the links of each public text lead, as digests: what a page depends on beyond its own text, known
// without reading the text. Kept between two runs as long as nothing changed that links could lead to.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "base/cache_folder.h"
#include "render/link_targets.h"

namespace gazette {

// A text at a place and a time, which give its links their meaning.
struct LinkedText {
  Oid blob;
  const SourcePath* path = nullptr;  // never null
  uint32_t publication = 0;
};

// The texts of a document, as its pages show them: all versions as of their own time, and the one in force as
// of now. Of each there may be several.
std::vector<LinkedText> list_linked_texts(const PublicDocument& document, uint32_t now);

// Asks for every attachment that a public text links to, so that it is written whichever pages are made.
void place_attachments(const PublicHistory& history, const LinkTargets& links);

class LinkKeys {
 public:
  // `cache`: none to work out all of them. `name`: of the file there.
  LinkKeys(const Portal& portal, const LinkTargets& links, const CacheFolder* cache, const std::string& name);

  // Precondition: it is one of the texts that are listed.
  const Digest& of(const LinkedText& text) const;

 private:
  std::unordered_map<Digest, Digest, DigestHash> keys_;
};

}  // namespace gazette
