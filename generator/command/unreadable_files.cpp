#include "command/unreadable_files.h"

#include <fmt/format.h>

#include "model/plan_file.h"
#include "model/root_causes.h"

namespace gazette {

namespace {

std::set<SourcePath> list_shown(const PreparedSite& site) {
  std::set<SourcePath> shown;
  for (const PublicDocument& document : site.portal.history.documents) {
    if (document.is_removed) continue;
    shown.insert(document.path);
    for (const VersionSheet& sheet : document.versions.back().sheets) shown.insert(sheet.path);
  }
  return shown;
}

}  // namespace

UnreadableFiles::UnreadableFiles(const SiteStates& states) {
  const std::set<SourcePath> shown = list_shown(states.after);
  for (const Diagnostic& problem : states.after.problems) {
    const SourcePath& file = problem.place.file;
    if (problem.severity != Severity::error || !is_root_cause(problem) || shown.contains(file)) continue;
    files_.insert(file);
    if (auto meant = without_second_ending(file)) files_.insert(*std::move(meant));
    if (const auto folder = folder_of_no_year(file)) folders_.insert(*folder);
  }
  for (const FileChange& file : states.line.work_tree_changes()) edited_.insert(file.path);
}

std::string UnreadableFiles::find_cause(const DocumentPair& pair) const {
  if (pair.before == nullptr || pair.before->is_removed) return {};
  if (files_.contains(pair.before->path)) return pair.before->path.text;
  for (const VersionSheet& sheet : pair.before->versions.back().sheets) {
    if (files_.contains(sheet.path)) return sheet.path.text;
  }
  const bool is_gone = pair.after == nullptr || pair.after->is_removed;
  for (const std::string& folder : folders_) {
    const std::string_view district = district_folder(pair.before->path);
    if (is_gone && !district.empty() && parent_folder(folder) == fmt::format("plans/{}", district))
      return folder;
  }
  return {};
}

bool UnreadableFiles::may_explain(const Diagnostic& problem) const {
  const SourcePath& file = problem.place.file;
  return !files_.empty() && !is_root_cause(problem) && !files_.contains(file) && !edited_.contains(file);
}

}  // namespace gazette
