// What the rules of a plan book share: problems with their places, ids that stand once, references.
#pragma once

#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/plan_document.h"

namespace gazette {

Diagnostic error_at(const PlanDocument& document, const Mark& mark, std::string code, std::string message,
                    std::string hint);
Diagnostic warning_at(const PlanDocument& document, const Mark& mark, std::string code, std::string message,
                      std::string hint);

// Reports each name that was seen before.
class SeenOnce {
 public:
  // `code`: of the problems; `thing`: "the id", "the number".
  SeenOnce(std::string code, std::string thing, std::string hint, Diagnostics& problems)
      : code_(std::move(code)), thing_(std::move(thing)), hint_(std::move(hint)), problems_(problems) {}

  void add(const PlanDocument& document, const PlacedText& name);

 private:
  struct First {
    SourcePath file;
    int line = 0;
  };
  std::string code_;
  std::string thing_;
  std::string hint_;
  Diagnostics& problems_;
  std::map<std::string, First> seen_;
};

SeenOnce once_by_id(Diagnostics& problems);

// "did you mean …?", or else the choices themselves, or else `otherwise`.
std::string suggest(std::string_view word, const std::vector<std::string>& choices, std::string otherwise);

// "public " before the name of what can't be found, where only public documents were read.
std::string_view public_word(bool has_private);

template <typename T>
std::vector<std::string> list_ids(const std::vector<T>& things) {
  std::vector<std::string> ids;
  for (const T& thing : things) {
    if (thing.id) ids.push_back(thing.id.value);
  }
  return ids;
}

}  // namespace gazette
