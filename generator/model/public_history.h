// What the public could read, and when. Everything after the gate sees this alone: private content doesn't
// exist here.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/digest.h"
#include "document/parsed_blobs.h"
#include "model/document_header.h"

namespace gazette {

// A document by its position in PublicHistory::documents.
using DocumentNumber = uint32_t;

// What a document is; files of other kinds aren't documents by themselves.
enum class DocumentKind { page, plan, report, minutes, assessment };

enum class EventKind { published, changed, removed, restored };

// A strategy sheet as it stood in one version of its plan.
struct VersionSheet {
  SourcePath path;
  Oid blob;
  std::shared_ptr<const DocumentHeader> header;
};

// Why a version of a report corrected what an earlier one said, given later in site/notes.yml. It holds for
// the versions after it that say the same.
struct LateReason {
  std::string initiative;     // its id
  std::string benchmark;      // its id; empty: the reason is a rating's
  std::optional<Date> stage;  // of the benchmark
  std::string scale;          // "process" or "performance"; empty: both
  std::string reason;
};

// One change of what a document says to the public, or its end.
struct Version {
  EventKind event = EventKind::published;
  Date date{};
  std::optional<Date> until;  // the day on which it was replaced or removed; none: it is in force
  std::string id;             // "2012-12-21", or "2012-12-21.2" for the second of a day; empty for a removal
  SourcePath path;            // of the file at that time
  std::string title;          // as shown; of a removal: the last one's
  Oid blob;                   // zero for a removal
  std::vector<VersionSheet> sheets;              // of a plan: those that were public with it, by path
  std::shared_ptr<const DocumentHeader> header;  // of that version; of a removal: the last one's
  uint32_t publication = 0;                      // orders versions of different documents; never shown
  bool was_held_back = false;                    // its date is none of a publication
  std::optional<uint32_t> redaction;  // which of the history's withholds it: nothing of its text is left here
  Digest wording;                     // of what it says, but for where links lead; zero without a text
  std::string late_note;              // from site/notes.yml; may be empty
  std::vector<LateReason> late_reasons;  // of a report, likewise

  // False for removals and for versions that are withheld.
  bool has_text() const { return event != EventKind::removed && !redaction; }
};

// A path at which the public could find the document before it moved.
struct FormerPath {
  SourcePath path;
  size_t version_count = 0;  // how many versions there were when it moved
};

// Files of a plan's sheets that were called otherwise from then on. What readers see stays the same; the
// translation of a sheet stands beside it.
struct SheetMoves {
  uint32_t publication = 0;
  size_t version_count = 0;                                // how many versions there were by then
  std::vector<std::pair<std::string, std::string>> names;  // of files: before, after
};

// Where the public found a document.
struct PublicPlace {
  uint32_t publication = 0;  // from which on
  SourcePath path;
  std::optional<Date> waited_for = {};  // with a text that was held back until then
};

struct PublicDocument {
  DocumentKind kind = DocumentKind::page;
  SourcePath path;                // now, or when it was removed
  std::vector<Version> versions;  // oldest first; the last is now's state
  std::vector<FormerPath> former_paths;
  std::vector<PublicPlace> paths;  // oldest first
  // Of what is withdrawn: the ids by which staff know it, for redactions that stand until it comes back.
  // Never shown.
  std::vector<std::string> withdrawn_ids;
  std::vector<SheetMoves> sheet_moves;
  bool is_removed = false;
  std::string removal_reason;         // of a withdrawal
  bool is_draft = false;              // previews only: the last version isn't public
  bool is_hidden_by_mistake = false;  // previews only: a draft because its status can't be read

  // The newest version that has a text; every document has one, unless it was withdrawn, or removed and all
  // its versions withheld.
  const Version* latest_text() const;
  // Whether readers may know of versions, with their texts or withheld.
  bool has_past() const;
  // Whether a version says what the one before its removal said.
  bool only_came_back(uint32_t version) const;
};

// The version with a text before or after `version`, if any.
std::optional<uint32_t> text_before(const PublicDocument& document, uint32_t version);
std::optional<uint32_t> text_after(const PublicDocument& document, uint32_t version);

constexpr uint32_t newest_publication = std::numeric_limits<uint32_t>::max();

// The sheets of a plan's version where they stood at `publication`, while it was in force: they and their
// folder may be called otherwise without a new version.
std::vector<VersionSheet> sheets_at(const PublicDocument& plan, uint32_t version, uint32_t publication);

// Versions of a document that were public and are withheld. What they said is nowhere in the history.
struct Redaction {
  DocumentNumber document = 0;
  std::vector<uint32_t> versions;  // oldest first
  std::string reason;
  Date decided_on{};
};

struct PublicHistory {
  SiteSettings settings;
  std::vector<PublicDocument> documents;  // by path
  std::shared_ptr<const ParsedBlobs> blobs;
  std::optional<Date> build_date;  // on which the site is as it is; none: nobody said, and nothing is dated
  std::optional<Date> newest;  // the newest publication; none: nothing is public, or built without versions
  bool has_versions = true;    // false: the tip alone, without dates
  uint32_t publication_count = 0;
  std::vector<Redaction> redactions;  // by document
};

}  // namespace gazette
