// Reading typed values from front matter: unknown keys get a suggestion, wrong types and missing keys their
// place.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "document/value.h"

namespace gazette {

struct KeyRule {
  std::string_view key;
  std::string_view meaning;  // one line for manual and messages
};

Diagnostic problem_at(const Mark& mark, std::string code, std::string message, std::string hint = {});

// How to mend what should be a day, by what was most likely meant.
std::string hint_for_date(std::string_view text);

// One error for each key of `map` that no rule names.
Diagnostics check_known_keys(const SourceValue& map, const std::vector<KeyRule>& rules);

// Each reads one key of `map`. Absent: nullopt, no problem. Of another type: nullopt and a problem.
class KeyReader {
 public:
  KeyReader(const SourceValue& map, Diagnostics& problems) : map_(map), problems_(problems) {}

  std::optional<std::string> read_text(std::string_view key) const;  // white space collapsed; never empty
  std::optional<bool> read_flag(std::string_view key) const;         // exactly true or false
  std::optional<Date> read_date(std::string_view key) const;         // exactly 2013-02-28
  std::optional<std::vector<std::string>> read_text_list(std::string_view key) const;
  const SourceValue* find(std::string_view key) const;
  void add_problem(const Mark& mark, std::string code, std::string message, std::string hint = {}) const;

 private:
  const SourceValue* find_text(std::string_view key) const;

  const SourceValue& map_;
  Diagnostics& problems_;
};

}  // namespace gazette
