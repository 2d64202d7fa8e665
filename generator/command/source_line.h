// The repository with its line read once, and what was parsed of it: what previews keep between two builds.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "command/cache_place.h"
#include "document/parsed_blobs.h"
#include "model/plan_document.h"
#include "model/select_public.h"
#include "source/history.h"
#include "source/repository.h"
#include "source/work_tree.h"

namespace gazette {

class SourceLine {
 public:
  // `with_history`: false reads the tip alone.
  SourceLine(const std::filesystem::path& repository, const std::string& ref, bool with_history,
             const CachePlace& cache = {});
  // The same before the first commit: nothing was published.
  explicit SourceLine(const std::filesystem::path& repository);

  const Repository& repository() const { return repository_; }
  bool has_history() const { return with_history_; }
  const std::optional<CacheFolder>& cache() const { return cache_; }

  // Puts what the working tree says now behind the line, in place of what it said before.
  void take_work_tree();
  // What it would change; empty: nothing, or it wasn't taken.
  std::vector<FileChange> work_tree_changes() const;
  // The line with the working tree, if it was taken and differs.
  const SourceHistory& history() const { return with_work_tree_ ? *with_work_tree_ : committed_; }

  // A file as it stands at the end of the line.
  std::optional<std::string> read(const SourcePath& path) const;
  std::string read_blob(const Oid& blob) const;

  // All documents below the site's content folders, each text parsed once.
  Documents parse_documents(const SiteSettings& settings);
  // The files of plans and their frameworks, as they stand at the end of the line.
  std::vector<PlanFileText> parse_plan_files();
  // Of the bytes of all those files and of the site's settings, drafts too.
  Digest digest_plan_files() const;

 private:
  Repository repository_;
  std::optional<CacheFolder> cache_;
  bool with_history_;
  SourceHistory committed_;
  std::optional<SourceHistory> with_work_tree_;
  std::shared_ptr<LooseBlobs> loose_;
  std::shared_ptr<ParsedBlobs> parsed_;
};

}  // namespace gazette
