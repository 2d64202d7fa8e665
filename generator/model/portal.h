// The portal: what is public, put in order. From here on it never changes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/plan_shelf.h"
#include "model/public_history.h"
#include "model/registers.h"

namespace gazette {

// Which document the public found at a path of the repository, and when.
class PathIndex {
 public:
  explicit PathIndex(const std::vector<PublicDocument>& documents);

  // The document at `path` as of a publication; if it wasn't public there then, the one there later, if any.
  std::optional<DocumentNumber> find(std::string_view path, uint32_t publication) const;
  // What an author's address means: the file itself, or with ".md" added, ".html" exchanged, or a folder's
  // index or README.
  std::optional<DocumentNumber> find_linked(const std::string& path, uint32_t publication) const;

 private:
  struct Stay {
    uint32_t from = 0;
    DocumentNumber document = 0;
  };
  std::unordered_map<std::string, std::vector<Stay>> stays_;
};

// A change that the public saw, for lists of what is new.
struct PortalEvent {
  DocumentNumber document = 0;
  uint32_t version = 0;
};

struct Portal {
  PublicHistory history;
  PathIndex paths;
  PlanShelf shelf;
  Registers registers;
  std::vector<PortalEvent> events;  // newest first
  size_t version_count = 0;         // that have a text

  const PublicDocument& document(DocumentNumber number) const { return history.documents[number]; }
};

// `frameworks` and `districts`: those of the tip, which are public.
Portal assemble_portal(PublicHistory history, std::vector<Framework> frameworks = {},
                       std::vector<District> districts = {});

}  // namespace gazette
