// The skeleton of district.yml. A district is public at once, so that it says nothing but what was given.
#include <fmt/format.h>

#include <algorithm>

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
#   - from: 2024-09-20 #?
#     level: Level 4 #?
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

}  // namespace

Skeleton begin_department(const PlanDesk&, const NewFileRequest& request) {
  const std::string text =
      fmt::format(department_skeleton,
                  fmt::arg("name", yaml_text(request.name.empty() ? "The Department" : request.name)));
  return {{"plans/department/district.yml"},
          explain_keys(text, district_rule()),
          "Fill in what is missing, then begin its plan: gazette new plan department 2024-25"};
}

Skeleton begin_district(const PlanDesk&, const NewFileRequest& request) {
  const std::string& id = request.words.front();
  if (id.empty() || make_id(id, "") != id) {
    const std::string better = make_id(id, "harbor-falls");
    throw UsageFailure(
        fmt::format("\"{}\" can't be the name of a district's folder: use small letters, digits and hyphens "
                    "alone",
                    id),
        fmt::format("for example: gazette new district {} --name {}", better, "\"" + request.name + "\""));
  }
  const std::string text = fmt::format(
      skeleton, fmt::arg("id", id), fmt::arg("name", yaml_text(request.name)),
      fmt::arg("code",
               request.code.empty() ? "# code: \"90010000\"" : fmt::format("code: \"{}\"", request.code)),
      fmt::arg("region", request.region.empty() ? "# region: Coast"
                                                : fmt::format("region: {}", yaml_text(request.region))));
  return {{fmt::format("plans/{}/district.yml", id)},
          explain_keys(text, district_rule()),
          fmt::format("Fill in what is missing, then begin its plan: gazette new plan {} 2024-25", id)};
}

}  // namespace gazette
