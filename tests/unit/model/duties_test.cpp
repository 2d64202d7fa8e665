#include "model/duties_of_month.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "model/plan_document.h"

namespace gazette {

namespace {

using std::chrono::month;

// The framework of the sample, as it stands.
Framework read_sample() {
  PlanFileText file;
  file.path = {"content/frameworks/level-4-aip.yml"};
  auto facts = std::make_shared<BlobFacts>();
  facts->front_matter =
      parse_front_matter(*read_file(std::filesystem::path(GAZETTE_SOURCE_DIR) / file.path.text), 1);
  REQUIRE(facts->front_matter.problems.empty());
  CHECK(check_record(facts->front_matter.value, framework_rule()).empty());
  file.facts = facts;
  return read_framework(file);
}

std::vector<std::string> ids_of(const Framework& framework, unsigned number, std::string_view role) {
  std::vector<std::string> ids;
  for (const Duty* duty : list_duties_of_month(framework, month(number))) {
    if (duty->role == role) ids.push_back(duty->id.value);
  }
  return ids;
}

}  // namespace

TEST_CASE("discussions run over the new year") {
  DiscussionRules rules;
  CHECK_FALSE(rules.holds(month(9)));
  rules.from = std::chrono::month_day(month(8), std::chrono::day(1));
  rules.to = std::chrono::month_day(month(6), std::chrono::day(30));
  for (unsigned number = 1; number <= 12; ++number) CHECK(rules.holds(month(number)) == (number != 7));
}

TEST_CASE("a duty falls into the months of its occasion, or into those that it names") {
  const Framework framework = read_sample();
  CHECK(ids_of(framework, 7, "Plan Manager").empty());
  CHECK(ids_of(framework, 1, "School Committee") == std::vector<std::string>{"committee-report"});
  CHECK(ids_of(framework, 9, "School Committee") == std::vector<std::string>{"committee-summative"});
  CHECK(ids_of(framework, 2, "School Committee").empty());
  CHECK(ids_of(framework, 8, "Everyone at the discussion").size() == 3);
  CHECK(ids_of(framework, 9, "Everyone at the discussion").size() == 3);
  CHECK(ids_of(framework, 11, "Everyone at the discussion").size() == 2);
}

TEST_CASE("the matrix of roles is whole: nine roles, and no duty where it names none") {
  const Framework framework = read_sample();
  CHECK(list_roles(framework).size() == 10);
  const auto count = [&](std::string_view role, Occasion occasion) {
    return std::count_if(framework.duties.begin(), framework.duties.end(),
                         [&](const Duty& duty) { return duty.role == role && duty.occasion == occasion; });
  };
  CHECK(count("Superintendent", Occasion::ongoing) == 4);
  CHECK(count("School Committee", Occasion::discussion) == 0);
  CHECK(count("Plan Manager", Occasion::summative) == 0);
  CHECK(count("Plan Monitor", Occasion::ongoing) == 0);
  CHECK(count("Office of State System of Support", Occasion::ongoing) == 3);
  CHECK(count("ESE Office of Accountability", Occasion::report) == 3);
  CHECK(count("ESE Assistance Liaison or DSAC support", Occasion::report) == 0);
}

}  // namespace gazette
