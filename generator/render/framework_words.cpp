#include "render/framework_words.h"

#include <fmt/format.h>

#include "base/capitalize.h"
#include "base/language_marks.h"
#include "base/text.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

// Inside a sentence: "Process rating" is "process rating" there, but "AIP rating" stays.
std::string in_a_sentence(const std::string& title) {
  const size_t at = leading_marks(title);
  const bool is_word = title.size() > at + 1 && title[at] >= 'A' && title[at] <= 'Z' &&
                       title[at + 1] >= 'a' && title[at + 1] <= 'z';
  if (!is_word) return title;
  std::string words = title;
  words[at] = static_cast<char>(words[at] - 'A' + 'a');
  return words;
}

void add_declared(const DeclaredFacts& declared, std::vector<OwnWord>& words) {
  for (const DeclaredField& fact : declared.facts)
    words.push_back({name_of_declared(fact.id.value), in_a_sentence(fact.title)});
  for (const DeclaredTable& table : declared.tables) {
    words.push_back({name_of_declared(table.id.value), in_a_sentence(table.title)});
    for (const DeclaredField& column : table.columns)
      words.push_back({name_of_declared(table.id.value, column.id.value), in_a_sentence(column.title)});
  }
}

std::vector<OwnWord> list_words(const Framework& framework) {
  std::vector<OwnWord> words;
  for (const char* level : {"objective", "initiative"}) {
    words.push_back({fmt::format("level.{}", level), framework.one(level)});
    words.push_back({fmt::format("level.{}s", level), framework.other(level)});
  }
  if (const FrameworkLevel* level = framework.find_level("objective"))
    words.push_back({"level.objective_title", level->title});
  for (const RatingScale& scale : framework.scales) {
    words.push_back({fmt::format("amend.scale.{}", scale.id.value), in_a_sentence(scale.title)});
  }
  for (const FrameworkReportKind& kind : framework.report_kinds)
    words.push_back({fmt::format("amend.kind.{}", kind.id.value), in_a_sentence(kind.title)});
  for (const BenchmarkType& type : framework.benchmark_types)
    words.push_back({fmt::format("amend.type.{}", type.id.value), in_a_sentence(type.title)});
  add_declared(framework.in_plan, words);
  add_declared(framework.in_sheet, words);
  for (const auto& [name, text] : framework.words) words.push_back({name, text});
  return words;
}

}  // namespace

// In a further language a framework is called what it says in that language, else what the theme says; only
// what the theme has no words for stays in the language of the framework.
static std::vector<OwnWord> list_words_in(const InterfaceWords& general, const Framework& framework,
                                          const std::string& own_language) {
  std::vector<OwnWord> words;
  for (OwnWord& word : list_words(framework)) {
    if (!general.text(word.name).empty()) continue;
    word.text = general.in_language(word.text, own_language);
    words.push_back(std::move(word));
  }
  for (const auto& [language, own] : framework.words_in) {
    if (language != general.mark()) continue;
    for (const auto& [name, text] : own) words.push_back({name, text});
  }
  return words;
}

FrameworkWords::FrameworkWords(const InterfaceWords& general, const std::vector<Framework>& frameworks,
                               const std::string& own_language)
    : general_(general) {
  for (const Framework& framework : frameworks) {
    by_id_.try_emplace(
        framework.id.value,
        general.with_own(general.mark().empty() ? list_words(framework)
                                                : list_words_in(general, framework, own_language)));
  }
}

const InterfaceWords& FrameworkWords::of(const Framework* framework) const {
  if (framework == nullptr) return general_;
  const auto found = by_id_.find(framework->id.value);
  return found == by_id_.end() ? general_ : found->second;
}

std::string name_of_declared(std::string_view fact_or_table) {
  return fmt::format("declared.{}.title", fact_or_table);
}

std::string name_of_declared(std::string_view table, std::string_view column) {
  return fmt::format("declared.{}.columns.{}", table, column);
}

Diagnostics check_framework_words(const InterfaceWords& general, const std::vector<Framework>& frameworks) {
  Diagnostics problems;
  for (const Framework& framework : frameworks) {
    auto all = framework.words;
    for (const auto& [language, words] : framework.words_in)
      all.insert(all.end(), words.begin(), words.end());
    for (const auto& [name, text] : all) {
      if (!general.text(name).empty()) continue;
      problems.push_back(warning_at(framework, {1, 1, 1}, "unknown-word",
                                    fmt::format("the theme has no words \"{}\"", name),
                                    "take the name from the theme's strings/en.yml, or remove the line"));
    }
  }
  return problems;
}

}  // namespace gazette
