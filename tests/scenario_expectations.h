// What a scenario expects of the last run, compared with what happened.
#pragma once

#include <optional>
#include <string>

#include "scenario_play.h"
#include "scenario_text.h"

namespace gazette {

struct Verdict {
  bool known = true;      // false: the section makes no sense
  std::string complaint;  // empty: as expected
  // For exact expectations: the body that would be right, for --update.
  std::optional<std::string> actual;
};

Verdict judge(const ScenarioSection& section, const ScenarioPlay& play);

// The text as a reader or a search engine could find it: as it is, without tags, entities decoded.
bool holds_text(const std::string& bytes, const std::string& text);

}  // namespace gazette
