// The skeletons of pages with facts: a program, a regulation, a rubric. Lists that may be left out wait
// behind a "# ".
#include <fmt/format.h>

#include "base/failure.h"
#include "base/text.h"
#include "command/new_file.h"
#include "model/record_file.h"

namespace gazette {

namespace {

constexpr const char* program = R"page(---
# id: {id} #?
title: {title} #?
status: draft #?
summary: … #?
owner: … #?
# district_limits: #?
#   at_least: 2 #?
#   at_most: 6 #?
# priority_limits: #?
#   at_least: 2 #?
#   at_most: 3 #?
years: #?
  - id: year-1 #?
    title: Year 1 #?
#     school_year: 2024-25 #?
    focus: […] #?
outcomes: #?
  - id: outcome-1 #?
    text: … #?
#     by: By the end of year one #?
#     due: 2025-06-30 #?
# team: #?
#   - role: Classroom teachers #?
#     at_least: 4 #?
#     note: from successive grades #?
# eligibility: […] #?
# priority_to: […] #?
# deadlines: #?
#   - id: application #?
#     text: The application #?
#     when: Early November #?
#     due: 2024-11-01 #?
# activity_types: #?
#   - id: kick-off #?
#     title: Kick-off #?
#     meaning: … #?
# cycle: #?
#   weeks: 12 #?
#   parts: #?
#     - id: check-in #?
#       title: Check-in #?
#       week: 6 #?
#       meaning: … #?
# roles: #?
#   - id: teachers #?
#     title: Classroom teachers #?
#     meaning: … #?
# calendar: #?
#   - id: first-workshop #?
#     what: First workshop #?
#     year: year-1 #?
#     when: Tentatively, November #?
#     from: 2024-11-13 #?
#     to: 2024-11-14 #?
#     type: kick-off #?
#     where: virtual #?
#     who: [teachers] #?
#     tasks: #?
#       - role: teachers #?
#         text: … #?
#     parts: […] #?
# districts: #?
#   - district: the-id-of-a-district #?
#     status: applied #?
#     from: 2024-11-06 #?
#     team: #?
#       - role: Classroom teachers #?
#         count: 4 #?
#     priorities: […] #?
#     cycles: #?
#       - id: cycle-1 #?
#         starts: 2024-09-09 #?
#         goal: … #?
# links: #?
#   - title: The program’s own page #?
#     url: https://www.example.org/ #?
---
)page";

constexpr const char* regulation = R"page(---
# id: {id} #?
title: {title} #?
status: draft #?
# summary: … #?
citation: {title} #?
official_text: … #?
# in_force_from: 2024-07-01 #?
# in_force_to: 2025-06-30 #?
paragraphs: #?
  - number: "{root}(1)" #?
    title: … #?
    text: … #?
  - number: "{root}(1)(a)"
    text: …
# wrong_citations: #?
#   - written: "{root}.1(a)" #?
#     means: "{root}(1)(a)" #?
#     note: The dot is left over from a list. #?
---
)page";

constexpr const char* rubric = R"page(---
id: {id} #?
title: {title} #?
status: draft #?
# summary: … #?
scale: #?
  - name: Strong #?
    next_step: … #?
    meaning: … #?
  - name: Not yet
    meaning: …
criteria: #?
  - id: criterion-1 #?
    title: … #?
    question: … #?
#     elements: #?
#       - id: element-1 #?
#         title: … #?
    levels: #?
      - name: Strong #?
        meaning: … #?
#         elements: 1 #?
      - name: Not yet
        meaning: …
---
)page";

// `folder`: "content/programs/".
std::string place(const PlanDesk& desk, const NewFileRequest& request, std::string_view folder) {
  const std::string& id = request.words[0];
  if (id.empty() || make_id(id, "") != id) {
    throw UsageFailure(
        fmt::format("\"{}\" can't be the name of a page: use small letters, digits and hyphens alone", id),
        fmt::format("for example: gazette new {} {} {}", request.kind, make_id(id, "reading-network"),
                    shell_text(request.words[1])));
  }
  std::string path = fmt::format("{}{}.md", folder, id);
  if (!desk.settings.roots.holds_document({path})) {
    throw UsageFailure(fmt::format("{} isn't one of this site's folders of documents", folder),
                       "add \"content\" to \"content:\" in site/site.yml");
  }
  return path;
}

Skeleton begin(const PlanDesk& desk, const NewFileRequest& request, const char* text, std::string next) {
  for (const RecordFileRule& rule : record_file_rules()) {
    if (rule.kind != request.kind) continue;
    const std::string& title = request.words[1];
    const size_t space = title.rfind(' ');
    const std::string root = space == std::string::npos ? title : title.substr(space + 1);
    std::string quoted_root = yaml_text("\"" + root);  // what is inside the quotes
    quoted_root = quoted_root.substr(3, quoted_root.size() - 4);
    return {{place(desk, request, rule.folder)},
            explain_keys(fmt::format(fmt::runtime(text), fmt::arg("id", request.words[0]),
                                     fmt::arg("title", yaml_text(title)), fmt::arg("root", quoted_root)),
                         *rule.rule),
            std::move(next)};
  }
  throw UsageFailure("there is no such kind of page", "");
}

}  // namespace

Skeleton begin_program(const PlanDesk& desk, const NewFileRequest& request) {
  return begin(
      desk, request, program,
      "Replace each …, take the \"# \" from the lists that the program has, and write what else is to "
      "be said below the second line of ---");
}

Skeleton begin_regulation(const PlanDesk& desk, const NewFileRequest& request) {
  return begin(desk, request, regulation,
               "Say each paragraph in your own words, and where the official text stands; copy none of it");
}

Skeleton begin_rubric(const PlanDesk& desk, const NewFileRequest& request) {
  return begin(desk, request, rubric,
               "Write the scale, best level first, and the criteria; then judge a plan by it: gazette new "
               "assessment DISTRICT YEAR " +
                   request.words[0]);
}

}  // namespace gazette
