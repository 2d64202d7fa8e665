#include "model/framework_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/language_marks.h"
#include "base/text.h"
#include "model/plan_book.h"

namespace gazette {

namespace {

template <typename See>
void see_fields(std::vector<DeclaredField>& fields, const See& see) {
  for (DeclaredField& field : fields) {
    see(field.title, field.title);
    see(field.meaning, field.meaning);
  }
}

template <typename See>
void see_declared(DeclaredFacts& declared, const See& see) {
  see_fields(declared.facts, see);
  for (DeclaredTable& table : declared.tables) {
    see(table.title, table.title);
    see(table.meaning, table.meaning);
    see_fields(table.columns, see);
  }
}

// Calls `see(words, place)`: what it says that can have a name in another language, and where that goes.
template <typename See>
void see_names(Framework& framework, const See& see) {
  for (RatingScale& scale : framework.scales) {
    see(scale.title, scale.title);
    see(scale.for_families, scale.for_families);
    see(scale.meaning, scale.meaning);
    for (ScaleStep& step : scale.steps) {
      see(step.name.value, step.shown);
      see(step.meaning, step.meaning);
    }
  }
  for (StatusWord& status : framework.statuses) see(status.name.value, status.shown);
  for (BenchmarkType& type : framework.benchmark_types) {
    see(type.title, type.title);
    see(type.meaning, type.meaning);
    see(type.question, type.question);
    see(type.frequency, type.frequency);
  }
  for (FrameworkReportKind& kind : framework.report_kinds) see(kind.title, kind.title);
  for (CalendarReport& report : framework.reports) see(report.title, report.title);
  see_declared(framework.in_plan, see);
  see_declared(framework.in_sheet, see);
}

}  // namespace

bool has_names_in(const Framework& framework, std::string_view language) {
  return std::any_of(framework.names_in.begin(), framework.names_in.end(),
                     [&](const auto& names) { return names.first == language && !names.second.empty(); });
}

Framework name_in(const Framework& framework, std::string_view language) {
  std::map<std::string, std::string, std::less<>> marked;
  for (const auto& [code, names] : framework.names_in) {
    if (code != language) continue;
    for (const auto& [words, name] : names) marked[words.value] = mark_language(name, language);
  }
  Framework named = framework;
  see_names(named, [&](const std::string& words, std::string& place) {
    const auto name = marked.find(words);
    if (name != marked.end()) place = name->second;
  });
  return named;
}

std::string name_in_any(const std::vector<Framework>& frameworks, const std::string& words,
                        std::string_view language) {
  const std::string wanted = fold(words);
  for (const Framework& framework : frameworks) {
    for (const auto& [code, names] : framework.names_in) {
      if (code != language) continue;
      for (const auto& [own, name] : names) {
        if (fold(own.value) == wanted) return mark_language(name, language);
      }
    }
  }
  return words;
}

void check_names_in(const Framework& framework, const PlanBook& book, Diagnostics& problems) {
  std::vector<std::string> known;
  Framework copy = framework;
  see_names(copy, [&](const std::string& words, const std::string&) {
    if (!words.empty()) known.push_back(words);
  });
  for (const Quarter& quarter : framework.quarters) known.push_back(quarter.id.value);
  for (const DesignationWords& list : book.designations) {
    for (const PlacedText& word : list.words) known.push_back(word.value);
  }
  for (const auto& [language, names] : framework.names_in) {
    for (const auto& [words, name] : names) {
      if (std::find(known.begin(), known.end(), words.value) != known.end()) continue;
      problems.push_back(warning_at(
          framework, words.mark, "unknown-name",
          fmt::format("the framework says \"{}\" nowhere, so that nobody reads its name in \"{}\"",
                      words.value, language),
          suggest(words.value, known, "write before the colon what a scale, a step or a status is called")));
    }
  }
}

}  // namespace gazette
