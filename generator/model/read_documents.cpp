#include "model/read_documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "document/trace_documents.h"
#include "model/public_days.h"
#include "model/read_record.h"

namespace gazette {

namespace {

// When the plans of which folders were public, told by the publications that said so.
class PlanOpenings {
 public:
  void add(const std::string& folder, uint32_t publication, Date from) {
    openings_[folder].emplace_back(publication, from);
  }

  bool had_one(const std::string& folder, uint32_t publication, Date day) const {
    const auto found = openings_.find(folder);
    if (found == openings_.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(), [&](const auto& opening) {
      return opening.first <= publication && opening.second <= day;
    });
  }

 private:
  std::map<std::string, std::vector<std::pair<uint32_t, Date>>> openings_;
};

// Its id, told from those of other kinds of documents; a sheet's, from those of other plans' sheets.
std::string name_of_document(const SourcePath& path, const BlobFacts& facts, const SiteSettings& settings) {
  const std::string id = read_text(facts.front_matter.value, "id").value;
  if (id.empty()) return {};
  const PlanFileKind kind = kind_of_plan_document(settings, path);
  return fmt::format("{} {} {}", static_cast<int>(kind),
                     kind == PlanFileKind::initiative ? plan_folder(path) : std::string(), id);
}

}  // namespace

Documents read_documents(const SourceHistory& history, const SiteSettings& settings,
                         const std::shared_ptr<ParsedBlobs>& blobs, bool has_versions) {
  Documents documents;
  documents.has_versions = has_versions;
  for (const Publication& publication : history.line)
    documents.committed_at.push_back(publication.committed_at);
  const auto is_document = [&](const SourcePath& path) {
    return settings.roots.holds_document(path) || kind_of_plan_document(settings, path) != PlanFileKind::none;
  };
  for (const SourceFile& file : history.files) {
    if (file.kind == FileKind::symlink && is_document(file.path)) documents.symlinks.push_back(file.path);
  }
  blobs->parse(list_document_blobs(history, is_document));
  documents.blobs = blobs;
  const auto day_of = [&](uint32_t publication) {
    return date_of(documents.committed_at[publication], settings.utc_offset_minutes);
  };
  PlanOpenings plans;
  for (uint32_t i = 0; i < history.line.size(); ++i) {
    for (const FileChange& change : history.line[i].changes) {
      const bool is_file =
          change.after_kind == FileKind::regular || change.after_kind == FileKind::executable;
      if (!is_file || kind_of_plan_document(settings, change.path) != PlanFileKind::plan) continue;
      const DocumentHeader header =
          read_document_header(blobs->facts(change.after), settings, PlanFileKind::plan);
      if (header.visibility != Visibility::hidden)
        plans.add(plan_folder(change.path), i, header.publish_on.value_or(day_of(i)));
    }
  }
  DocumentMarks marks;
  marks.is_document = is_document;
  marks.public_from = [&](const SourcePath& path, const Oid& blob) -> std::optional<Date> {
    const DocumentHeader header =
        read_document_header(blobs->facts(blob), settings, kind_of_plan_document(settings, path));
    if (header.visibility == Visibility::hidden) return std::nullopt;
    return header.publish_on.value_or(beginning_of_time);
  };
  // Nobody sees a sheet without its plan.
  marks.is_open_place = [&](const SourcePath& path, uint32_t publication) {
    return kind_of_plan_document(settings, path) != PlanFileKind::initiative ||
           plans.had_one(plan_folder(path), publication, day_of(publication));
  };
  marks.name_of = [&](const SourcePath& path, const Oid& blob) {
    return settings.plain ? std::string() : name_of_document(path, blobs->facts(blob), settings);
  };
  marks.day_of = day_of;
  documents.lines = trace_documents(history, marks);
  return documents;
}

}  // namespace gazette
