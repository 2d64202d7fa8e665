// What changed between two versions of a text, as one valid HTML text with <ins> and <del>: block by block,
// and by word inside blocks that stayed, tables and lists too.
#pragma once

#include <string>
#include <vector>

#include "document/body.h"
#include "document/hash_blocks.h"
#include "document/render_body.h"

namespace gazette {

struct CompareStyle {
  BodyStyle body;
  // Read out by screen readers at the ends of a change, since color and strike-through aren't.
  std::string added = "added";
  std::string removed = "removed";
  std::string unchanged_gap = "Unchanged text left out";  // stands for long runs of unchanged blocks
  size_t context_blocks = 1;                              // unchanged blocks shown around a change
};

// A link whose words stayed and whose address changed: shown as a sentence, since the text shows nothing. An
// address that leads nowhere for readers is empty.
struct ChangedLink {
  std::string label;
  std::string before;
  std::string after;
};

struct BodyComparison {
  Html html;
  size_t words_added = 0;
  size_t words_removed = 0;
  std::vector<ChangedLink> changed_links;
  // Places where the words stayed and their form didn't, which are shown as they are now, without marks; and
  // rules between paragraphs that came or went.
  size_t forms_changed = 0;
  bool is_empty() const {
    return words_added == 0 && words_removed == 0 && changed_links.empty() && forms_changed == 0;
  }
  // Whether a reader who sees the words alone would find no difference.
  bool is_of_form_alone() const { return words_added == 0 && words_removed == 0 && forms_changed > 0; }
};

// A text that is compared twice needs hash_body only once.
BodyComparison compare_bodies(const HashedBody& before, const HashedBody& after,
                              const LinkResolver& resolve_before, const LinkResolver& resolve_after,
                              const CompareStyle& style);

// If digest_meaning differs, the comparison shows something. Time is bounded: O((n + m) * d) for the words of
// changed blocks with a cap on d, beyond which a block counts as replaced as a whole.
BodyComparison compare_bodies(const Body& before, const Body& after, const LinkResolver& resolve_before,
                              const LinkResolver& resolve_after, const CompareStyle& style);

}  // namespace gazette
