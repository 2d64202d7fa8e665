// What a new report says, in sentences for a feed: which days it covers, how much it rates, and which ratings
// aren't what they were. As it was published: later versions of it and of others change nothing here.
#pragma once

#include <string>
#include <vector>

#include "render/render_parts.h"

namespace gazette {

struct ReportNews {
  std::vector<std::string> sentences;
  std::string moves_title;         // what the ratings are compared with; empty: none was given before
  std::vector<std::string> moves;  // a sentence for each rating that is another one than before
};

// Precondition: the document is a report, and that version has a text.
ReportNews tell_report(const RenderParts& parts, DocumentNumber document, uint32_t version);

}  // namespace gazette
