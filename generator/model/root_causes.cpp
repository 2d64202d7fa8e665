#include "model/root_causes.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "model/rule_book.h"

namespace gazette {

namespace {

std::set<std::string_view> list_causes() {
  std::set<std::string_view> causes = {"unknown-file"};
  for (const RuleTopic& topic : rules_of_reading()) {
    for (const RuleEntry& rule : topic.rules) causes.insert(rule.code);
  }
  return causes;
}

}  // namespace

bool is_root_cause(const Diagnostic& problem) {
  static const std::set<std::string_view> causes = list_causes();
  return causes.contains(problem.code);
}

void put_causes_first(Diagnostics& problems) {
  std::stable_partition(problems.begin(), problems.end(), is_root_cause);
}

}  // namespace gazette
