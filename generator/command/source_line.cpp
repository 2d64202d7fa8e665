#include "command/source_line.h"

#include <algorithm>
#include <utility>

#include "model/read_documents.h"

namespace gazette {

SourceLine::SourceLine(const std::filesystem::path& repository, const std::string& ref, bool with_history)
    : repository_(repository), with_history_(with_history), loose_(std::make_shared<LooseBlobs>()) {
  const Commit tip = resolve_published_tip(repository_, ref);
  committed_ = with_history ? read_source_history(repository_, tip) : read_tip_alone(repository_, tip);
  parsed_ = std::make_shared<ParsedBlobs>([this](const Oid& blob) { return read_blob(blob); });
}

void SourceLine::take_work_tree() {
  WorkTreeState state = read_work_tree(repository_, committed_);
  with_work_tree_.reset();
  if (state.publication.changes.empty()) return;
  for (auto& [oid, bytes] : state.blobs) loose_->insert_or_assign(oid, std::move(bytes));
  with_work_tree_ = committed_;
  with_work_tree_->files = std::move(state.files);
  if (with_history_) {
    with_work_tree_->line.push_back(std::move(state.publication));
  }
}

std::string SourceLine::read_blob(const Oid& blob) const {
  const auto loose = loose_->find(blob);
  return loose != loose_->end() ? loose->second : repository_.read_blob(blob);
}

std::optional<std::string> SourceLine::read(const SourcePath& path) const {
  const std::vector<SourceFile>& files = history().files;
  const auto found =
      std::lower_bound(files.begin(), files.end(), path,
                       [](const SourceFile& file, const SourcePath& wanted) { return file.path < wanted; });
  const bool is_file = found != files.end() && found->path == path &&
                       (found->kind == FileKind::regular || found->kind == FileKind::executable);
  return is_file ? std::optional(read_blob(found->blob)) : std::nullopt;
}

Documents SourceLine::parse_documents(const SiteSettings& settings) {
  return read_documents(history(), settings, parsed_, with_history_);
}

}  // namespace gazette
