// The rules of the gate for one document: which of its states the public sees, from which day on.
#pragma once

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "document/trace_documents.h"
#include "model/public_history.h"

namespace gazette {

using Headers = std::unordered_map<Oid, std::shared_ptr<const DocumentHeader>, OidHash>;

// A state that reaches the public: a text, or the end of one (a zero blob).
struct PublicState {
  const DocumentState* state = nullptr;
  std::shared_ptr<const DocumentHeader> header;  // none: deleted
  Date date{};                                   // on which the public sees it
  bool embargoed = false;                        // `publish_on` is later than the day of the commit
};

enum class TipState { open, deleted, withdrawn, hidden };

struct DocumentLife {
  std::vector<PublicState> states;  // oldest first, with dates that never go back
  TipState tip = TipState::open;    // hidden: the document is public no longer, with all its versions
};

// `days`: the day of each publication. States that were superseded before their day are left out.
DocumentLife live_through(const DocumentLine& line, const Headers& headers, const std::vector<Date>& days);

}  // namespace gazette
