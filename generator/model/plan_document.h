// What every file of plans/ has in common: where it stands, what it is called, who may see it.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/path.h"
#include "document/parsed_blobs.h"
#include "model/document_header.h"
#include "model/placed.h"

namespace gazette {

// A file as it was parsed. Files of YAML alone have no body.
struct PlanFileText {
  SourcePath path;
  std::shared_ptr<const BlobFacts> facts;
  std::shared_ptr<const Body> body;
};

struct PlanDocument {
  SourcePath path;
  PlacedText id;
  PlacedText title;
  std::string summary;
  std::string language;  // empty: the site's
  std::string revision_note;
  PlacedDate dated;        // the document's own date
  PlacedDate approved_on;  // the day on which it was approved
  std::optional<Date> publish_on;
  Visibility visibility = Visibility::open;
  bool is_private = false;  // its mistakes are nobody else's business
  // False: its facts can't be read to their end, so that what it lacks proves nothing.
  bool is_whole = true;
  std::shared_ptr<const Body> body;  // never empty; without a node where the file has no text

  bool is_open() const { return visibility == Visibility::open; }
};

// Reads what all have in common. The first for a file that everybody may see (a district, a framework), the
// second for a document that states who may.
void read_plan_document(const PlanFileText& file, PlanDocument& document);
void read_plan_document(const PlanFileText& file, const SiteSettings& settings, PlanDocument& document);

}  // namespace gazette
