// Skeletons of files for authors to begin with: YAML whose keys are explained by the table of fields.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/path.h"
#include "model/schema.h"

namespace gazette {

struct Skeleton {
  SourcePath path;
  std::string text;
  std::string next;  // what the author does with it, in a sentence
};

// The text as YAML reads it back: in quotes where it needs them.
std::string yaml_text(std::string_view text);

// The text as a comment of YAML may have it.
std::string comment_text(std::string_view text);
// The text as one word of a command.
std::string shell_text(std::string_view text);

// In the facts at the beginning of `text`, "key: value #?" becomes "key: value  # what the key means", and
// "#? more" adds words to the meaning: before it if they end in a colon. Lines that begin with "# " are facts
// that wait to be filled in.
std::string explain_keys(std::string_view text, const RecordRule& rule);

// "Coach every teacher" -> "coach-every-teacher", not too long; `otherwise` if no such id can be made.
std::string make_id(std::string_view title, std::string_view otherwise);
// `id`, or with a number behind it the first that isn't taken.
std::string free_id(const std::string& id, const std::vector<std::string>& taken);

}  // namespace gazette
