#include "command/source_line.h"

#include <algorithm>
#include <utility>

#include "document/facts_cache.h"
#include "model/plan_file.h"
#include "model/read_documents.h"
#include "source/line_cache.h"

namespace gazette {

namespace {

std::shared_ptr<const BlobFacts> read_yaml_facts(const std::string& text) {
  auto facts = std::make_shared<BlobFacts>();
  facts->front_matter = parse_front_matter(text, 1);
  facts->has_front_matter = true;
  facts->problems = facts->front_matter.problems;
  return facts;
}

SourceHistory read_line(const Repository& repository, const Commit& tip,
                        const std::optional<CacheFolder>& cache) {
  if (!cache) return read_source_history(repository, tip);
  std::optional<SourceHistory> known = read_kept_line(*cache);
  const bool is_known = known && known->line.back().commit == tip.id;
  SourceHistory history = read_source_history(repository, tip, std::move(known).value_or(SourceHistory()));
  if (!is_known) keep_line(*cache, history);
  return history;
}

}  // namespace

SourceLine::SourceLine(const std::filesystem::path& repository, const std::string& ref, bool with_history,
                       const CachePlace& cache)
    : repository_(repository),
      cache_(open_cache(cache, repository_.git_folder())),
      with_history_(with_history),
      loose_(std::make_shared<LooseBlobs>()) {
  const Commit tip = resolve_published_tip(repository_, ref);
  committed_ = with_history ? read_line(repository_, tip, cache_) : read_tip_alone(repository_, tip);
  parsed_ = std::make_shared<ParsedBlobs>([this](const Oid& blob) { return read_blob(blob); });
  if (cache_) parsed_->use_cache(std::make_unique<FactsCache>(*cache_));
}

SourceLine::SourceLine(const std::filesystem::path& repository)
    : repository_(repository), with_history_(true), loose_(std::make_shared<LooseBlobs>()) {
  parsed_ = std::make_shared<ParsedBlobs>([this](const Oid& blob) { return read_blob(blob); });
}

std::vector<FileChange> SourceLine::work_tree_changes() const {
  return with_history_ && with_work_tree_ ? with_work_tree_->line.back().changes : std::vector<FileChange>();
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

std::vector<PlanFileText> SourceLine::parse_plan_files() {
  std::vector<const SourceFile*> sources;
  std::vector<Oid> texts;
  for (const SourceFile& file : history().files) {
    const bool is_file = file.kind == FileKind::regular || file.kind == FileKind::executable;
    if (!is_file || kind_of_plan_file(file.path) == PlanFileKind::none) continue;
    sources.push_back(&file);
    if (is_markdown(file.path.text)) texts.push_back(file.blob);
  }
  parsed_->parse(texts);
  std::vector<PlanFileText> files;
  for (const SourceFile* source : sources) {
    if (is_markdown(source->path.text)) {
      const std::shared_ptr<const BlobFacts> facts(parsed_, &parsed_->facts(source->blob));
      files.push_back({source->path, facts, parsed_->body(source->blob)});
    } else {
      files.push_back({source->path, read_yaml_facts(read_blob(source->blob)), nullptr});
    }
  }
  return files;
}

Digest SourceLine::digest_plan_files() const {
  DigestSink sink;
  for (const SourceFile& file : history().files) {
    // The site's own settings, notes and reasons may stand on these pages, too.
    const bool is_of_plans =
        kind_of_plan_file(file.path) != PlanFileKind::none || is_below(file.path.text, "site");
    if (!is_of_plans) continue;
    sink.add(file.path.text);
    sink.add(file.blob.hex());
  }
  return sink.finish();
}

}  // namespace gazette
