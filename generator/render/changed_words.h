// In which words two long texts differ, each side with a few shared words around it, so that a sentence can
// say what changed without saying all of it twice.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

struct ChangedWords {
  std::string before;
  std::string after;
  bool has_beginning = false;  // shared words come before these
  bool has_end = false;        // shared words come after these
};

// Neither side is empty unless its text is.
ChangedWords find_changed_words(std::string_view before, std::string_view after);

}  // namespace gazette
