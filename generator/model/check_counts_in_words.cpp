// Few people counted in the figures of plans, sheets and reports: "3 of 8 students".
#include <map>
#include <string_view>

#include "model/check_small_groups.h"
#include "model/counted_people.h"
#include "model/lined_text.h"
#include "model/read_record.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

class CountRules {
 public:
  CountRules(const std::vector<PlanFileText>& files, uint32_t threshold, Diagnostics& problems)
      : threshold_(threshold), problems_(problems) {
    for (const PlanFileText& file : files) facts_[file.path.text] = &file.facts->front_matter.value;
  }

  void check(const Report& report) {
    for (const SourceValue* status : read_records(facts_of(report), "benchmarks"))
      look_at(report, *status, "figure",
              "leave it out; the status may stay, with \"too few students to report\" in the text");
  }

  void check(const Plan& plan) {
    for (const SourceValue* outcome : read_records(facts_of(plan), "final_outcomes")) {
      for (const std::string_view key : {"population", "baseline", "target"})
        look_at(plan, *outcome, key, leave_out);
    }
  }

  void check(const Initiative& sheet) {
    for (const std::string_view key : {"short_term_outcomes", "early_evidence", "benchmarks"}) {
      for (const SourceValue* benchmark : read_records(facts_of(sheet), key)) {
        look_at(sheet, *benchmark, "population", leave_out);
        for (const SourceValue* stage : read_records(*benchmark, "stages"))
          look_at(sheet, *stage, "target", leave_out);
      }
    }
  }

 private:
  static constexpr std::string_view leave_out =
      "leave the number out, or speak of a larger group, of which it is a share";

  const SourceValue& facts_of(const PlanDocument& document) const {
    static const SourceValue nothing;
    const auto found = facts_.find(document.path.text);
    return found == facts_.end() ? nothing : *found->second;
  }

  void look_at(const PlanDocument& document, const SourceValue& map, std::string_view key,
               std::string_view hint) {
    const SourceValue::Entry* entry = map.find(key);
    if (entry == nullptr || entry->value.kind != SourceValue::Kind::text) return;
    for (const CountedPeople& found : find_few_people(entry->value.text, threshold_)) {
      const Mark mark = mark_within(entry->value, found.begin, found.end);
      if (found.names_people) {
        problems_.push_back(
            error_at(document, mark, "small-group",
                     fmt::format("this counts fewer than {} people, who could be recognized", threshold_),
                     std::string(hint)));
      } else {
        problems_.push_back(warning_at(document, mark, "doubtful-count",
                                       fmt::format("this may count fewer than {} people", threshold_),
                                       "if it does, leave it out; if it counts something else, say what, "
                                       "such as \"3 of 8 schools\""));
      }
    }
  }

  std::map<std::string_view, const SourceValue*> facts_;  // by path
  uint32_t threshold_;
  Diagnostics& problems_;
};

}  // namespace

Diagnostics check_counts_in_words(const PlanBook& book, const std::vector<PlanFileText>& plan_files,
                                  uint32_t threshold) {
  Diagnostics problems;
  CountRules rules(plan_files, threshold, problems);
  for (const Plan& plan : book.plans) {
    if (plan.visibility == Visibility::withdrawn) continue;
    rules.check(plan);
    for (const Initiative& sheet : plan.initiatives) {
      if (sheet.visibility != Visibility::withdrawn) rules.check(sheet);
    }
  }
  for (const Report& report : book.reports) {
    if (report.visibility != Visibility::withdrawn) rules.check(report);
  }
  return problems;
}

}  // namespace gazette
