#include "command/source_line.h"

#include <algorithm>
#include <utility>

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

Documents SourceLine::parse_documents(const ContentRoots& roots) {
  Documents documents;
  documents.has_versions = with_history_;
  for (const Publication& publication : history().line)
    documents.committed_at.push_back(publication.committed_at);
  documents.lines = trace_documents(history(), roots);
  std::vector<Oid> blobs;
  for (const DocumentLine& line : documents.lines) {
    for (const DocumentState& state : line.states) {
      if (!state.blob.is_zero()) blobs.push_back(state.blob);
    }
  }
  parsed_->parse(blobs);
  documents.blobs = parsed_;
  return documents;
}

}  // namespace gazette
