#include "command/tell_of_uncommitted.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "base/text.h"
#include "model/plan_file.h"
#include "source/work_tree.h"

namespace gazette {

void tell_of_uncommitted(const SourceLine& line, const SiteSettings& settings) {
  constexpr size_t most_named = 3;
  std::vector<std::string> paths;
  for (const FileChange& change : read_work_tree(line.repository(), line.history()).publication.changes) {
    const bool is_source = settings.roots.holds_document(change.path) || change.path.text == settings_path ||
                           kind_of_plan_file(change.path) != PlanFileKind::none;
    if (is_source) paths.push_back(change.path.text);
  }
  if (paths.empty()) return;
  const size_t count = paths.size();
  paths.resize(std::min(count, most_named));
  std::cerr << fmt::format(
      "{} here {} not committed, so the site is without {}: {}{}\n"
      "   hint: commit first; or add --worktree to see how the site would be with them\n",
      count == 1 ? "One change" : fmt::format("{} changes", count), count == 1 ? "is" : "are",
      count == 1 ? "it" : "them", join(paths, ", "), count > most_named ? ", …" : "");
}

}  // namespace gazette
