// The skeleton of district.yml. A district is public at once, so that it says nothing but what was given.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/failure.h"
#include "base/text.h"
#include "command/new_file.h"
#include "model/plan_file.h"

namespace gazette {

namespace {

constexpr const char* skeleton = R"(# Take away the "# " in front of the lines that you fill in.
id: {id} #?
name: {name} #?
{code} #?
{region} #?
# contact: #?
#   role: Office of the Superintendent #?
#   email: office@district.example #?
#   phone: 555-0100 #?
#   web: https://district.example #?
# schools: #?
#   - id: first-school #?
#     name: First School #?
#     code: "90010010" #?
#     grades: K-5 #?
# designations: #?
#   - from: {level_from} #?
#     level: {level} #?
#     note: After the district review. #?
# meetings: #?
#   - date: 2024-11-18 #?
#     topic: First progress report #?
)";

constexpr const char* department_skeleton = R"(# Take away the "# " in front of the lines that you fill in.
id: department #?
name: {name} #?
organization: department #?
# contact: #?
#   role: Office of Planning #?
#   email: planning@department.example #?
#   phone: 555-0100 #?
#   web: https://department.example #?
)";

struct ExampleLevel {
  Date from{};
  std::string words;
};

// One that is in use, as the frameworks say it, with a day on which it was; where none is, one that was.
ExampleLevel choose_level(const PlanBook& book) {
  constexpr Date usual_day = std::chrono::year(2024) / std::chrono::September / 20;
  ExampleLevel level{usual_day, "underperforming"};
  for (const DesignationWords& list : book.designations) {
    if (list.words.empty()) continue;
    level.words = list.words.front().value;
    level.from = list.from ? std::max(usual_day, list.from.value) : usual_day;
    if (!list.to || usual_day <= list.to.value) return level;
    level.from = list.to.value;
  }
  return level;
}

}  // namespace

Skeleton begin_department(const PlanDesk&, const NewFileRequest& request) {
  const std::string text =
      fmt::format(department_skeleton,
                  fmt::arg("name", yaml_text(request.name.empty() ? "The Department" : request.name)));
  return {{"plans/department/district.yml"},
          explain_keys(text, district_rule()),
          "Fill in what is missing, then begin its plan: gazette new plan department 2024-25"};
}

Skeleton begin_district(const PlanDesk& desk, const NewFileRequest& request) {
  const std::string& id = request.words.front();
  if (id.empty() || make_id(id, "") != id) {
    const std::string better = make_id(id, "harbor-falls");
    throw UsageFailure(
        fmt::format("\"{}\" can't be the name of a district's folder: use small letters, digits and hyphens "
                    "alone",
                    id),
        fmt::format("for example: gazette new district {} --name {}", better, "\"" + request.name + "\""));
  }
  const ExampleLevel level = choose_level(desk.book);
  const std::string text = fmt::format(
      skeleton, fmt::arg("level_from", iso_date(level.from)), fmt::arg("level", yaml_text(level.words)),
      fmt::arg("id", id), fmt::arg("name", yaml_text(request.name)),
      fmt::arg("code",
               request.code.empty() ? "# code: \"90010000\"" : fmt::format("code: \"{}\"", request.code)),
      fmt::arg("region", request.region.empty() ? "# region: Coast"
                                                : fmt::format("region: {}", yaml_text(request.region))));
  return {{fmt::format("plans/{}/district.yml", id)},
          explain_keys(text, district_rule()),
          fmt::format("Fill in what is missing, then begin its plan: gazette new plan {} 2024-25", id)};
}

}  // namespace gazette
