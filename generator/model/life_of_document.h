// The rules of the gate for one document: which of its states the public sees, from which day on.
#pragma once

#include <compare>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "document/trace_documents.h"
#include "model/public_days.h"
#include "model/public_history.h"

namespace gazette {

// What the texts of all documents say about themselves; the same text may mean something else in another kind
// of file.
class Headers {
 public:
  Headers(const std::vector<DocumentLine>& lines, const ParsedBlobs& blobs, const SiteSettings& settings);

  // Precondition: the state is one of the lines', and a text.
  const std::shared_ptr<const DocumentHeader>& of(const DocumentState& state) const;

 private:
  struct Key {
    Oid blob;
    PlanFileKind kind = PlanFileKind::none;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    size_t operator()(const Key& key) const { return OidHash()(key.blob) + static_cast<size_t>(key.kind); }
  };
  Key key_of(const DocumentState& state) const;

  const SiteSettings& settings_;
  std::unordered_map<Key, std::shared_ptr<const DocumentHeader>, KeyHash> headers_;
};

// When a state takes effect, among those of other documents.
struct Moment {
  Date day{};
  bool is_published = false;  // on that day: after what waited for it
  uint32_t publication = 0;   // of what was published
  uint32_t step = 0;          // where a document's later state would come before an earlier one

  auto operator<=>(const Moment&) const = default;
};

// A state that reaches the public: a text, or the end of one (a zero blob).
struct PublicState {
  SourcePath path;
  Oid blob;
  uint32_t publication = 0;                      // of what was held back: the last one before its day
  std::shared_ptr<const DocumentHeader> header;  // none: deleted
  Date date{};                                   // on which the public sees it
  bool embargoed = false;                        // `publish_on` is later than the day of the commit
  Moment moment;                                 // later ones of a document are greater
  std::vector<VersionSheet> sheets;              // of a plan

  bool is_text() const { return header && header->visibility == Visibility::open; }
};

// Whether it is there on that day; what is held back until later isn't.
bool is_due(const PublicState& state, Date day);

enum class TipState { open, deleted, withdrawn, hidden };

struct DocumentLife {
  std::vector<PublicState> states;    // oldest first
  std::vector<Moment> drafts;         // when a draft stood in its place; what was public stayed in force
  TipState tip = TipState::open;      // hidden: the document is public no longer, with all its versions
  bool is_draft = false;              // previews only: the last state isn't public
  bool is_hidden_by_mistake = false;  // previews only: as in PublicDocument
};

// How the states that are due by `day` end: with a text (or nothing yet), deleted, or withdrawn. What waits
// for a later day doesn't bring back what was withdrawn.
TipState find_end(const std::vector<PublicState>& states, Date day);

// States that were superseded before their day are left out.
DocumentLife live_through(const DocumentLine& line, const Headers& headers, const PublicDays& days);

// A plan with the strategy sheets that ever stood in its folder, as one document: it changes when any of them
// does, and shows those that stand in the plan's own folder then. Sheets that are hidden or withdrawn at the
// tip never existed, and neither did what was a draft again before readers saw it. What is held back until
// after `build_date` isn't there yet.
DocumentLife join_sheets(const DocumentLife& plan, const std::vector<const DocumentLife*>& sheets,
                         Date build_date);

}  // namespace gazette
