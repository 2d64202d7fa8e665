#include "model/rule_problems.h"

#include <utility>

#include "base/text.h"

namespace gazette {

namespace {

Place place_in(const PlanDocument& document, const Mark& mark) {
  return {document.path, mark.line, mark.column, mark.length};
}

}  // namespace

Diagnostic error_at(const PlanDocument& document, const Mark& mark, std::string code, std::string message,
                    std::string hint) {
  return make_diagnostic(Severity::error, std::move(code), place_in(document, mark), std::move(message),
                         std::move(hint));
}

Diagnostic warning_at(const PlanDocument& document, const Mark& mark, std::string code, std::string message,
                      std::string hint) {
  return make_diagnostic(Severity::warning, std::move(code), place_in(document, mark), std::move(message),
                         std::move(hint));
}

void SeenOnce::add(const PlanDocument& document, const PlacedText& name) {
  if (!name) return;
  const auto [first, is_new] = seen_.try_emplace(name.value, First{document.path, name.mark.line});
  if (is_new) return;
  const std::string where = first->second.file == document.path
                                ? fmt::format("on line {}", first->second.line)
                                : fmt::format("in {}:{}", first->second.file.text, first->second.line);
  problems_.push_back(error_at(document, name.mark, code_,
                               fmt::format("{} \"{}\" stands twice: first {}", thing_, name.value, where),
                               hint_));
}

SeenOnce once_by_id(Diagnostics& problems) {
  return {"duplicate-id", "the id", "give one of them another id; an id that was published stays", problems};
}

std::string suggest(std::string_view word, const std::vector<std::string>& choices, std::string otherwise) {
  if (const auto near = nearest(word, choices)) return fmt::format("did you mean \"{}\"?", *near);
  if (choices.empty() || choices.size() > 12) return otherwise;
  return fmt::format("there is: {}", join(choices, ", "));
}

std::string_view public_word(bool has_private) {
  return has_private ? "" : "public ";
}

}  // namespace gazette
