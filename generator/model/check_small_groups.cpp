#include "model/check_small_groups.h"

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "model/plan_shelf.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

bool is_same_benchmark(const BenchmarkStatus& a, const BenchmarkStatus& b) {
  return a.initiative.value == b.initiative.value && a.benchmark.value == b.benchmark.value;
}

const PublicDocument* find_document(const PublicHistory& history, const Report& report) {
  for (const PublicDocument& document : history.documents) {
    if (document.kind == DocumentKind::report && !document.is_removed && document.path == report.path)
      return &document;
  }
  return nullptr;
}

// Figures can be subtracted from one another if they measure the same on the same day. Benchmarks whose
// sheets name the same measure do.
using WhatIsMeasured = std::tuple<std::string, std::string, std::optional<Date>>;

WhatIsMeasured what_is_measured(const Plan* plan, const BenchmarkStatus& status) {
  const Initiative* initiative = plan == nullptr ? nullptr : plan->find_initiative(status.initiative.value);
  const Benchmark* benchmark =
      initiative == nullptr ? nullptr : initiative->find_benchmark(status.benchmark.value);
  const std::optional<Date> day = status.stage ? std::optional(status.stage.value) : std::nullopt;
  if (benchmark != nullptr && benchmark->measure) return {"", fold(benchmark->measure.value), day};
  return {status.initiative.value, status.benchmark.value, day};
}

class GroupRules {
 public:
  // `plan`: the one that the report measures; may be null.
  GroupRules(const Report& report, const Plan* plan, uint32_t threshold, Diagnostics& problems)
      : report_(report), plan_(plan), threshold_(threshold), problems_(problems) {}

  void check() {
    for (const BenchmarkStatus& status : report_.benchmarks) {
      check_group(status);
      check_rest(status);
    }
    check_pairs();
    check_parts();
  }

  // What an older version told of the same group.
  void compare_with(const Report& older, const Version& version) {
    for (const BenchmarkStatus& now : report_.benchmarks) {
      for (const BenchmarkStatus& then : older.benchmarks) {
        if (!is_same_benchmark(now, then) || now.stage.value != then.stage.value) continue;
        if (!now.group_size || !then.group_size) continue;
        if (!is_small_difference(now.group_size.value, then.group_size.value)) continue;
        add(now.group_size.mark, "small-difference",
            fmt::format(
                "the version of {} had a figure of {} students, this one has one of {}: together they tell "
                "of the {} between them",
                version.id, then.group_size.value, now.group_size.value,
                difference(now.group_size.value, then.group_size.value)),
            "have the older version withheld in site/redactions.yml, or leave this figure and its group_size "
            "out");
      }
    }
  }

 private:
  static uint32_t difference(uint32_t a, uint32_t b) { return a < b ? b - a : a - b; }
  bool is_small_difference(uint32_t a, uint32_t b) const { return a != b && difference(a, b) < threshold_; }

  void add(const Mark& mark, std::string code, std::string message, std::string hint) {
    problems_.push_back(error_at(report_, mark, std::move(code), std::move(message), std::move(hint)));
  }

  void check_group(const BenchmarkStatus& status) {
    if (!status.group_size || status.group_size.value >= threshold_) return;
    add(status.group_size.mark, "small-group",
        fmt::format("this figure is of fewer than {} students, who could be recognized", threshold_),
        "leave out \"figure\" and \"group_size\"; the status may stay, with \"too few students to report\" "
        "in the text");
  }

  void check_rest(const BenchmarkStatus& status) {
    if (!status.group_size || !status.population || status.population.value <= status.group_size.value)
      return;
    const uint32_t rest = status.population.value - status.group_size.value;
    if (rest >= threshold_) return;
    add(status.population.mark, "small-complement",
        fmt::format("what the group leaves of the whole is fewer than {} students", threshold_),
        "leave out \"population\", and see that the whole stands nowhere else; or give the figure of the "
        "whole");
  }

  void check_pairs() {
    for (size_t i = 0; i < report_.benchmarks.size(); ++i) {
      const BenchmarkStatus& later = report_.benchmarks[i];
      for (size_t j = 0; j < i; ++j) {
        const BenchmarkStatus& first = report_.benchmarks[j];
        if (!later.group_size || !first.group_size) continue;
        if (what_is_measured(plan_, later) != what_is_measured(plan_, first)) continue;
        if (!is_small_difference(later.group_size.value, first.group_size.value)) continue;
        add(later.group_size.mark, "small-complement",
            fmt::format(
                "this figure is of {} students and that on line {} of {}: together they tell of the {} "
                "between them",
                later.group_size.value, first.group_size.mark.line, first.group_size.value,
                difference(later.group_size.value, first.group_size.value)),
            "leave one of the two figures out, with its group_size");
        break;
      }
    }
  }

  // Parts of one whole, of which one isn't there.
  void check_parts() {
    struct Parts {
      uint32_t sum = 0;
      size_t count = 0;
      Mark last;
    };
    std::map<std::pair<WhatIsMeasured, uint32_t>, Parts> wholes;
    for (const BenchmarkStatus& status : report_.benchmarks) {
      if (!status.group_size || !status.population) continue;
      Parts& parts = wholes[{what_is_measured(plan_, status), status.population.value}];
      parts.sum += status.group_size.value;
      ++parts.count;
      parts.last = status.group_size.mark;
    }
    for (const auto& [key, parts] : wholes) {
      const uint32_t whole = key.second;
      if (parts.count < 2 || parts.sum >= whole || whole - parts.sum >= threshold_) continue;
      add(parts.last, "small-complement",
          fmt::format("the parts leave {} of the {} students: fewer than {}", whole - parts.sum, whole,
                      threshold_),
          "leave out a second part as well, or \"population\"");
    }
  }

  const Report& report_;
  const Plan* plan_;
  uint32_t threshold_;
  Diagnostics& problems_;
};

}  // namespace

Diagnostics check_small_groups(const PlanBook& book, const PublicHistory& history,
                               const std::vector<PlanFileText>& plan_files, uint32_t threshold) {
  Diagnostics problems = check_counts_in_words(book, plan_files, threshold);
  for (const Report& report : book.reports) {
    if (report.visibility == Visibility::withdrawn) continue;
    GroupRules rules(report, book.find_plan(report.plan.value), threshold, problems);
    rules.check();
    const PublicDocument* document = find_document(history, report);
    if (document == nullptr) continue;
    for (size_t i = 0; i + 1 < document->versions.size(); ++i) {
      const Version& version = document->versions[i];
      if (version.has_text()) rules.compare_with(read_report_facts(history, version), version);
    }
  }
  return problems;
}

}  // namespace gazette
