// site/notes.yml: notes and reasons for corrections that came late, for old versions, which can't be edited.
// Public texts; what they name must be public.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "document/front_matter.h"
#include "model/framework.h"
#include "model/placed.h"
#include "model/public_history.h"
#include "model/report.h"

namespace gazette {

inline constexpr const char* late_notes_path = "site/notes.yml";

struct LateNote {
  PlacedText document;  // its id or its path
  PlacedText version;   // its id
  PlacedText note;
  PlacedText reason;
  PlacedText initiative;
  PlacedText scale;
  PlacedText benchmark;
  PlacedDate stage;
};

std::pair<std::vector<LateNote>, Diagnostics> read_late_notes(const FrontMatter& file);

// Puts each note at its version. Unknown documents and versions, what is said twice, and reasons for what
// wasn't corrected are errors. `frameworks`: the tip's, which say what the words of reports mean.
Diagnostics attach_late_notes(const std::vector<LateNote>& notes, const std::vector<Framework>& frameworks,
                              PublicHistory& history);

// Puts a version's late reasons where the report gives none itself.
void add_late_reasons(const Version& version, Report& report);

}  // namespace gazette
