#include "command/plan_desk.h"

#include <fmt/format.h>

#include <optional>
#include <utility>
#include <vector>

#include "base/failure.h"
#include "base/text.h"
#include "command/commands.h"
#include "document/document.h"
#include "model/plan_file.h"
#include "model/read_record.h"
#include "model/record_file.h"
#include "model/rule_problems.h"
#include "model/school_year.h"

namespace gazette {

namespace {

std::string suggest_name(std::string_view word, const std::vector<std::string>& names,
                         std::string otherwise) {
  if (const auto near = nearest(word, names)) return fmt::format("did you mean \"{}\"?", *near);
  return names.empty() ? std::move(otherwise) : fmt::format("there is: {}", join(names, ", "));
}

}  // namespace

PlanDesk open_plan_desk(const std::filesystem::path& repository) {
  BuildOptions tip_alone;
  tip_alone.repository = repository;
  tip_alone.versions = false;
  SourceLine line = open_line_of_work_tree(tip_alone);
  const auto root = line.repository().work_tree();
  if (!root) {
    throw UsageFailure("this repository has no files to add one to",
                       "clone it, and name the clone's folder with --repo");
  }
  line.take_work_tree();
  const auto file = line.read({settings_path});
  if (!file) {
    throw UsageFailure(fmt::format("this repository has no {}", settings_path),
                       "add that file; one line is enough to begin with: title: Our Plans");
  }
  PlanDesk desk;
  desk.root = *root;
  desk.settings = read_site_settings(parse_front_matter(*file, 1)).first;
  const std::vector<PlanFileText> files = line.parse_plan_files();
  desk.book = read_plan_book(files, desk.settings, {.with_private = true}).first;
  for (const PlanFileText& each : files) {
    if (read_text(each.facts->front_matter.value, "status").value == "review")
      desk.papers.in_review.push_back(each.path);
  }
  for (const SourceFile& page : line.history().files) {
    const bool is_page = page.kind == FileKind::regular && is_markdown(page.path.text) &&
                         desk.settings.roots.holds_document(page.path) &&
                         kind_of_plan_file(page.path) == PlanFileKind::none;
    if (!is_page) continue;
    const ParsedDocument document = parse_document(line.read_blob(page.blob));
    if (read_text(document.front_matter.value, "status").value == "review")
      desk.papers.in_review.push_back(page.path);
    const RecordFileRule* kind = find_record_file(desk.settings, page.path);
    if (kind != nullptr && kind->kind == "rubric" && read_text(document.front_matter.value, "id"))
      desk.rubrics.push_back({page.path, document.front_matter.value});
    if (kind != nullptr && kind->kind == "program")
      desk.papers.programs.push_back({page.path, document.front_matter.value});
  }
  return desk;
}

const District& require_district(const PlanDesk& desk, std::string_view district) {
  std::vector<std::string> names;
  for (const District& each : desk.book.districts) {
    if (district_folder(each.path) == district) return each;
    names.emplace_back(district_folder(each.path));
  }
  throw UsageFailure(
      fmt::format("there is no district \"{}\"", district),
      suggest_name(district, names,
                   "begin with the district: gazette new district harbor-falls --name \"Harbor "
                   "Falls Public Schools\""));
}

const School& require_school(const District& district, std::string_view school) {
  if (const School* found = district.find_school(school)) return *found;
  throw UsageFailure(fmt::format("the district \"{}\" has no school \"{}\"", district.id.value, school),
                     suggest_name(school, list_ids(district.schools),
                                  fmt::format("list it under \"schools:\" in {}", district.path.text)));
}

const Plan& require_plan(const PlanDesk& desk, std::string_view district, std::string_view school_year,
                         std::string_view school) {
  const District& known = require_district(desk, district);
  if (!school.empty()) require_school(known, school);
  std::vector<std::string> years;
  for (const Plan& plan : desk.book.plans) {
    if (district_folder(plan.path) != district || school_folder(plan.path) != school) continue;
    if (school_year_folder(plan.path) == school_year) return plan;
    years.emplace_back(school_year_folder(plan.path));
  }
  if (!parse_school_year(school_year)) {
    throw UsageFailure(fmt::format("\"{}\" is no school year", school_year),
                       suggest_name(school_year, years, "write the two years like 2024-25"));
  }
  const std::string option = school.empty() ? "" : fmt::format(" --school {}", school);
  throw UsageFailure(fmt::format("the {} \"{}\" has no plan for {}", school.empty() ? "district" : "school",
                                 school.empty() ? district : school, school_year),
                     suggest_name(school_year, years,
                                  fmt::format("begin with the plan: gazette new plan {} {}{}", district,
                                              school_year, option)));
}

const Framework& require_framework(const PlanDesk& desk, std::string_view id) {
  if (const Framework* framework = desk.book.find_framework(id)) return *framework;
  std::vector<std::string> ids;
  for (const Framework& framework : desk.book.frameworks) ids.push_back(framework.id.value);
  throw UsageFailure(fmt::format("there is no framework \"{}\"", id),
                     suggest_name(id, ids, "a framework is a file in content/frameworks/"));
}

const Plan* find_earlier(const PlanDesk& desk, const Plan& plan) {
  return desk.book.find_plan(plan.continues.value);
}

}  // namespace gazette
