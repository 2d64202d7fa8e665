// The gate. From the lives of all documents it makes the history that the public may see: nothing else
// passes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "document/trace_documents.h"
#include "model/public_history.h"
#include "model/redactions.h"

namespace gazette {

// What came out of git, parsed.
struct Documents {
  std::vector<int64_t> committed_at;  // of each publication of the line, oldest first; seconds since 1970
  std::vector<DocumentLine> lines;
  std::vector<SourcePath> symlinks;          // of the tip, where documents would stand
  std::shared_ptr<const ParsedBlobs> blobs;  // holds every blob of the lines
  bool has_versions = true;
};

struct GateOptions {
  std::optional<Date> date;  // the build date; none: the newest publication's
  bool show_drafts = false;  // previews: what is hidden at the tip is shown, marked
  std::vector<RedactionEntry> redactions = {};
};

// Mistakes in the documents of the tip that anybody but their authors must know of, with their files. In
// plain mode they are warnings. A publication after the build date is an error. `translations`: where those
// that are public go; null: nowhere.
std::pair<PublicHistory, Diagnostics> select_public(const Documents& documents, const SiteSettings& settings,
                                                    const GateOptions& options,
                                                    PublicTranslations* translations = nullptr);

}  // namespace gazette
