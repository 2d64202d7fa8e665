#include "model/read_documents.h"

namespace gazette {

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
  documents.lines = trace_documents(
      history, is_document, [&](const SourcePath& path, const Oid& blob, uint32_t publication) {
        const DocumentHeader header =
            read_document_header(blobs->facts(blob), settings, kind_of_plan_document(settings, path));
        const Date day = date_of(documents.committed_at[publication], settings.utc_offset_minutes);
        return header.visibility != Visibility::hidden && header.publish_on.value_or(day) <= day;
      });
  return documents;
}

}  // namespace gazette
