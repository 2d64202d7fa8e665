// What a document's front matter says about itself: its title, and who may see it from when.
#pragma once

#include <optional>
#include <string>

#include "base/date.h"
#include "base/diagnostic.h"
#include "document/parsed_blobs.h"
#include "model/plan_file.h"
#include "model/site_settings.h"

namespace gazette {

enum class Visibility { open, hidden, withdrawn };

struct DocumentHeader {
  std::string title;              // from the key, else from a heading that opens the body; may be empty
  bool title_is_heading = false;  // the title is that heading: the page doesn't repeat it
  std::string summary;
  std::string language;  // empty: the site's
  std::string note;      // why this version differs from the one before
  Visibility visibility = Visibility::hidden;
  // The author said so, or said nothing at all: mistakes in the document are nobody else's business. A
  // document whose status can't be read, or is misspelled, is hidden without being private.
  bool is_private = false;
  std::optional<Date> publish_on;
  Diagnostics problems;  // places have no file yet
};

// `kind`: of the file; `none` for a page. Minutes and assessments are internal unless they say
// otherwise.
DocumentHeader read_document_header(const BlobFacts& facts, const SiteSettings& settings,
                                    PlanFileKind kind = PlanFileKind::none);

}  // namespace gazette
