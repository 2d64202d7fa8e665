// Which kind of file stands at a path of content/frameworks/ or plans/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/path.h"
#include "model/schema.h"
#include "model/site_settings.h"

namespace gazette {

enum class PlanFileKind {
  none,  // not ours: other folders, attachments, translations, notes for authors
  framework,
  district,
  plan,
  initiative,
  report,
  minutes,
  assessment,
  unknown,  // stands among ours, but can't be read as any of them
};

// By the path alone.
PlanFileKind kind_of_plan_file(const SourcePath& path);
// The same for documents alone: `none` where the site has no plans, and for what isn't a plan, sheet, report,
// minutes or assessment.
PlanFileKind kind_of_plan_document(const SiteSettings& settings, const SourcePath& path);
// For an unknown one: what to do about it.
std::string hint_for_unknown_file(const SourcePath& path);
// The folder in the place of a school year that can't be one, such as "plans/harbor-falls/2024-2025".
std::optional<std::string> folder_of_no_year(const SourcePath& path);

// Of "plan.md.txt" and "plan.md.md", where an editor put a second ending behind the first: "plan.md".
std::optional<SourcePath> without_second_ending(const SourcePath& path);

bool is_markdown_kind(PlanFileKind kind);  // else YAML alone
const RecordRule& rule_of(PlanFileKind kind);

// "plans/harbor-falls/2024-25/reports/q1.md" -> "harbor-falls", "2024-25", "plans/harbor-falls/2024-25";
// "" where the path has no such part.
std::string_view district_folder(const SourcePath& path);
std::string_view school_year_folder(const SourcePath& path);
std::string plan_folder(const SourcePath& path);
// Of a school's own plan, in <school year>/schools/<school>/: the school's id; else "".
std::string_view school_folder(const SourcePath& path);

}  // namespace gazette
