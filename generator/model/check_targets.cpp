// A benchmark with a measure says how much is to be reached: a figure, in digits or in words.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/check_plan_habits.h"
#include "model/rule_problems.h"
#include "model/written_words.h"

namespace gazette {

namespace {

// Of the languages in which figures in words are known; in others nothing is told.
bool is_known_language(std::string_view language) {
  return language.empty() || language.starts_with("en") || language.starts_with("es");
}

bool has_figure(std::string_view text) {
  static constexpr std::array words = {
      "all",     "every",    "each",    "no",     "none",     "zero",  "nobody",  "one",      "two",
      "three",   "four",     "five",    "six",    "seven",    "eight", "nine",    "ten",      "eleven",
      "twelve",  "twenty",   "once",    "twice",  "half",     "third", "quarter", "double",   "both",
      "full",    "complete", "hundred", "todo",   "todos",    "toda",  "todas",   "cada",     "nada",
      "ninguno", "cero",     "ninguna", "uno",    "una",      "dos",   "tres",    "cuatro",   "cinco",
      "seis",    "siete",    "ocho",    "nueve",  "diez",     "once",  "doce",    "mitad",    "tercio",
      "cuarto",  "doble",    "ambos",   "ambas",  "completo", "cien",  "thirds",  "quarters", "dozen",
      "docena",  "veinte",   "vez",     "thirty", "forty",    "fifty", "sixty",   "seventy",  "eighty",
      "ninety"};
  if (text.find_first_of("0123456789") != std::string_view::npos) return true;
  const std::vector<WrittenWord> written = cut_written_words(fold(text));
  return std::any_of(written.begin(), written.end(), [](const WrittenWord& word) {
    return std::find(words.begin(), words.end(), word.text) != words.end();
  });
}

void tell(const PlanDocument& document, const Mark& mark, const std::string& what, Diagnostics& problems) {
  problems.push_back(
      warning_at(document, mark, "no-target",
                 fmt::format("{} says how it is measured, and not how much is to be reached", what),
                 "write a figure into the target, and of whom it is where the text doesn't say: \"80 percent "
                 "of teachers\"; "
                 "if no figure fits, nothing is to be done"));
}

}  // namespace

void check_targets(const Initiative& sheet, Diagnostics& problems) {
  if (!is_known_language(sheet.language)) return;
  for (const auto* benchmarks : sheet.all_benchmarks()) {
    for (const Benchmark& benchmark : *benchmarks) {
      const bool has_any =
          benchmark.stages.empty() || has_figure(benchmark.text.value) ||
          std::any_of(benchmark.stages.begin(), benchmark.stages.end(), [](const Stage& stage) {
            return !stage.target || stage.target.value.starts_with("…") || has_figure(stage.target.value);
          });
      if (!benchmark.measure || has_any) continue;
      tell(sheet, benchmark.stages.front().target.mark,
           fmt::format("the benchmark \"{}\"", benchmark.id.value), problems);
    }
  }
}

void check_targets(const Plan& plan, Diagnostics& problems) {
  if (!is_known_language(plan.language)) return;
  for (const FinalOutcome& outcome : plan.final_outcomes) {
    const bool has_any = has_figure(outcome.text.value) || has_figure(outcome.target.value) ||
                         outcome.target.value.starts_with("…");
    if (!outcome.measure || has_any) continue;
    tell(plan, outcome.target ? outcome.target.mark : outcome.mark,
         fmt::format("the outcome \"{}\"", outcome.id.value), problems);
  }
}

}  // namespace gazette
