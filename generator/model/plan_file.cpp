#include "model/plan_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <vector>

#include "base/text.h"
#include "document/attachments.h"
#include "model/school_year.h"
#include "model/translation_path.h"

namespace gazette {

namespace {

// "plan.es.md", "q1.pt-br.md": the same document in another language.
bool is_translation(std::string_view name) {
  const std::string_view language = file_extension(file_stem(name));
  if (!name.ends_with(".md") || language.size() < 3) return false;
  const std::string_view primary = language.substr(1, language.find('-') - 1);
  return primary.size() >= 2 && primary.size() <= 3 &&
         std::all_of(primary.begin(), primary.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_ending_of_ours(std::string_view ending) {
  return ending == ".md" || ending == ".yml" || ending == ".yaml";
}

bool begins_with_digit(std::string_view name) {
  return !name.empty() && name.front() >= '0' && name.front() <= '9';
}

PlanFileKind kind_in_plans(const std::vector<std::string_view>& parts) {
  const std::string_view name = parts.back();
  const size_t depth = parts.size();
  const bool is_text = name.ends_with(".md");
  if (depth == 2 && (name == "README.md" || name == "demonstration.yml")) return PlanFileKind::none;
  if (depth == 3 && name == "district.yml") return PlanFileKind::district;
  if (depth < 4 || !looks_like_school_year(parts[2])) return PlanFileKind::unknown;
  if (depth > 5 && parts[3] == "schools") {
    // A school's plan has the shape of a district's.
    std::vector<std::string_view> below(parts.begin(), parts.begin() + 3);
    below.insert(below.end(), parts.begin() + 5, parts.end());
    return below.size() > 3 && below[3] == "schools" ? PlanFileKind::unknown : kind_in_plans(below);
  }
  if (depth == 4 && name == "plan.md") return PlanFileKind::plan;
  if (depth == 4 && is_text && begins_with_digit(name)) return PlanFileKind::initiative;
  if (depth == 5 && is_text && parts[3] == "reports") return PlanFileKind::report;
  if (depth == 5 && is_text && parts[3] == "minutes") return PlanFileKind::minutes;
  if (depth == 5 && is_text && parts[3] == "assessments") return PlanFileKind::assessment;
  return PlanFileKind::unknown;
}

std::string_view part_of_path(const SourcePath& path, size_t number) {
  const auto parts = split(path.text, '/');
  return parts.front() == "plans" && number + 1 < parts.size() ? parts[number] : std::string_view();
}

}  // namespace

PlanFileKind kind_of_plan_file(const SourcePath& path) {
  const auto parts = split(path.text, '/');
  const std::string_view name = parts.back();
  if (name.starts_with('.')) return PlanFileKind::none;
  const bool is_ours = parts[0] == "plans" || (parts[0] == "content" && parts[1] == "frameworks");
  if (parts.size() >= 3 && is_ours && without_second_ending(path)) return PlanFileKind::unknown;
  if (is_translation(name)) return PlanFileKind::none;
  if (parts.size() >= 3 && parts[0] == "content" && parts[1] == "frameworks") {
    if (parts.size() == 3 && name.ends_with(".yml")) return PlanFileKind::framework;
    const bool is_yaml = name.ends_with(".yml") || name.ends_with(".yaml");
    return is_yaml ? PlanFileKind::unknown : PlanFileKind::none;
  }
  if (parts.size() < 2 || parts[0] != "plans") return PlanFileKind::none;
  return Attachments::content_type(path.text) ? PlanFileKind::none : kind_in_plans(parts);
}

PlanFileKind kind_of_plan_document(const SiteSettings& settings, const SourcePath& path) {
  if (settings.plain) return PlanFileKind::none;
  const auto translation = find_translation(settings, path);
  switch (const PlanFileKind kind = kind_of_plan_file(translation ? translation->original : path)) {
    case PlanFileKind::plan:
    case PlanFileKind::initiative:
    case PlanFileKind::report:
    case PlanFileKind::minutes:
    case PlanFileKind::assessment:
      return kind;
    default:
      return PlanFileKind::none;
  }
}

std::optional<std::string> folder_of_no_year(const SourcePath& path) {
  const auto parts = split(path.text, '/');
  if (parts.size() < 4 || parts[0] != "plans" || looks_like_school_year(parts[2])) return std::nullopt;
  return fmt::format("plans/{}/{}", parts[1], parts[2]);
}

std::optional<SourcePath> without_second_ending(const SourcePath& path) {
  const std::string_view last = file_extension(path.text);
  const std::string_view meant = file_stem(path.text);
  const bool is_doubled =
      (last == ".txt" || is_ending_of_ours(last)) && is_ending_of_ours(file_extension(meant));
  if (!is_doubled) return std::nullopt;
  return SourcePath{path.text.substr(0, path.text.size() - last.size())};
}

std::string hint_for_unknown_file(const SourcePath& path) {
  const auto parts = split(path.text, '/');
  const std::string_view name = parts.back();
  if (const auto meant = without_second_ending(path)) {
    return fmt::format("rename it to {}: a program put a second ending behind its name",
                       file_name(meant->text));
  }
  if (parts[0] == "content") return "put it directly into content/frameworks/, with a name that ends in .yml";
  if (name.ends_with(".yaml")) return "give it a name that ends in .yml";
  if (name.ends_with(".markdown")) return "give it a name that ends in .md";
  if (folder_of_no_year(path)) return "name the folder by its school year, such as 2024-25";
  if (parts.size() == 4 && name.ends_with(".md"))
    return "name a strategy sheet by its number, such as 1.1-coaching.md; put reports into reports/ and "
           "notes of discussions into minutes/";
  if (parts.size() == 5) {
    if (const auto folder = nearest(parts[3], {"reports", "minutes", "assessments"}))
      return fmt::format("did you mean the folder \"{}\"?", *folder);
  }
  return "a district has district.yml and a folder for each school year, which holds plan.md, strategy "
         "sheets, reports/, minutes/ and assessments/: see plans/README.md";
}

bool is_markdown_kind(PlanFileKind kind) {
  return kind != PlanFileKind::framework && kind != PlanFileKind::district;
}

const RecordRule& rule_of(PlanFileKind kind) {
  switch (kind) {
    case PlanFileKind::framework:
      return framework_rule();
    case PlanFileKind::district:
      return district_rule();
    case PlanFileKind::plan:
      return plan_rule();
    case PlanFileKind::initiative:
      return initiative_rule();
    case PlanFileKind::report:
      return report_rule();
    case PlanFileKind::minutes:
      return minutes_rule();
    default:
      assert(kind == PlanFileKind::assessment);
      return assessment_rule();
  }
}

std::string_view district_folder(const SourcePath& path) {
  return part_of_path(path, 1);
}

std::string_view school_year_folder(const SourcePath& path) {
  return part_of_path(path, 2);
}

std::string_view school_folder(const SourcePath& path) {
  return part_of_path(path, 3) == "schools" ? part_of_path(path, 4) : std::string_view();
}

std::string plan_folder(const SourcePath& path) {
  if (school_year_folder(path).empty()) return {};
  std::string folder = fmt::format("plans/{}/{}", district_folder(path), school_year_folder(path));
  if (!school_folder(path).empty()) folder += fmt::format("/schools/{}", school_folder(path));
  return folder;
}

}  // namespace gazette
