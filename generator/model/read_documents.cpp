#include "model/read_documents.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

#include "document/trace_documents.h"
#include "model/document_places.h"
#include "model/public_days.h"
#include "model/read_record.h"
#include "model/translation_path.h"

namespace gazette {

namespace {

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
  DocumentPlaces places(history, *blobs, settings, day_of);
  DocumentMarks marks;
  marks.is_document = is_document;
  marks.public_from = [&](const SourcePath& path, const Oid& blob) -> std::optional<Date> {
    const DocumentHeader header =
        read_document_header(blobs->facts(blob), settings, kind_of_plan_document(settings, path));
    if (header.visibility == Visibility::hidden) return std::nullopt;
    return header.publish_on.value_or(beginning_of_time);
  };
  marks.learn = [&](const FileChange& change, uint32_t publication) { places.learn(change, publication); };
  marks.is_part = [&](const SourcePath& path) { return places.is_part(path); };
  marks.is_open_place = [&](const SourcePath& path, uint32_t publication) {
    return places.is_open(path, publication);
  };
  marks.was_open_place = [&](const SourcePath& path, uint32_t publication, Date day) {
    return places.was_open(path, publication, day);
  };
  marks.name_of = [&](const SourcePath& path, const Oid& blob) {
    return settings.plain ? std::string() : name_of_document(path, blobs->facts(blob), settings);
  };
  marks.original_of = [&](const SourcePath& path) -> std::optional<OriginalPlace> {
    const auto translation = find_translation(settings, path);
    if (!translation) return std::nullopt;
    return OriginalPlace{translation->original, translation->language};
  };
  marks.day_of = day_of;
  documents.lines = trace_documents(history, marks);
  return documents;
}

}  // namespace gazette
