#include "model/read_documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "document/trace_documents.h"
#include "model/public_days.h"
#include "model/read_record.h"
#include "model/translation_path.h"

namespace gazette {

namespace {

// When the plans of which folders, and the originals of translations, were public, told by the publications
// that said so.
class PlaceOpenings {
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

// When the original of a translation stood at its path, for the public.
class OriginalTimes {
 public:
  // A text there, public from that day on.
  void open(const std::string& path, uint32_t publication, Date day, Date from) {
    changes_[path].push_back({publication, day, from});
  }
  // It was taken away; or a draft stands there, which leaves what was public in force.
  void close(const std::string& path, uint32_t publication, Date day) {
    changes_[path].push_back({publication, day, end_of_time});
  }
  void hide(const std::string& path, uint32_t publication, Date day) {
    changes_[path].push_back({publication, day, std::nullopt});
  }

  // Once the publications before `end` are there, on that day.
  bool is_open(const std::string& path, uint32_t end, Date day) const {
    const auto found = changes_.find(path);
    if (found == changes_.end()) return false;
    bool is_there = false;
    std::optional<Date> waits_for;
    for (const Change& change : found->second) {
      if (change.publication >= end) break;
      if (waits_for && *waits_for <= change.day) is_there = true;
      waits_for.reset();
      if (!change.from) continue;
      if (*change.from == end_of_time) {
        is_there = false;
      } else if (*change.from <= change.day) {
        is_there = true;
      } else {
        waits_for = change.from;
      }
    }
    return is_there || (waits_for && *waits_for <= day);
  }

 private:
  struct Change {
    uint32_t publication = 0;
    Date day{};
    std::optional<Date> from;  // none: a draft; the end of time: nothing
  };
  std::map<std::string, std::vector<Change>> changes_;
};

// Its id, told from those of other kinds of documents; a sheet's, from those of other plans' sheets.
std::string name_of_document(const SourcePath& path, const BlobFacts& facts, const SiteSettings& settings) {
  const std::string id = read_text(facts.front_matter.value, "id").value;
  if (id.empty()) return {};
  const PlanFileKind kind = kind_of_plan_document(settings, path);
  // A translation has the id of its original.
  const auto translation = find_translation(settings, path);
  return fmt::format("{} {} {} {}", static_cast<int>(kind),
                     kind == PlanFileKind::initiative ? plan_folder(path) : std::string(),
                     translation ? translation->language : std::string(), id);
}

// Of a plan, or of its translation, that holds the sheet at `path`.
std::string place_of_plan(const SourcePath& path, const SiteSettings& settings) {
  const auto translation = find_translation(settings, path);
  return translation ? fmt::format("{} {}", plan_folder(path), translation->language) : plan_folder(path);
}

// The paths where a translation ever had its original.
std::set<std::string> list_translated(const SourceHistory& history, const SiteSettings& settings) {
  std::set<std::string> paths;
  if (settings.further_languages.empty()) return paths;
  const auto add = [&](const SourcePath& path) {
    if (const auto translation = find_translation(settings, path)) paths.insert(translation->original.text);
  };
  for (const Publication& publication : history.line) {
    for (const FileChange& change : publication.changes) add(change.path);
  }
  for (const SourceFile& file : history.files) add(file.path);
  return paths;
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
  PlaceOpenings openings;
  OriginalTimes originals;
  const std::set<std::string> translated = list_translated(history, settings);
  for (uint32_t i = 0; i < history.line.size(); ++i) {
    for (const FileChange& change : history.line[i].changes) {
      const bool is_file =
          change.after_kind == FileKind::regular || change.after_kind == FileKind::executable;
      const PlanFileKind kind = kind_of_plan_document(settings, change.path);
      const bool has_translation = translated.contains(change.path.text) && is_document(change.path);
      if (kind != PlanFileKind::plan && !has_translation) continue;
      if (!is_file) {
        if (has_translation) originals.close(change.path.text, i, day_of(i));
        continue;
      }
      const DocumentHeader header = read_document_header(blobs->facts(change.after), settings, kind);
      if (header.visibility == Visibility::hidden) {
        if (has_translation) originals.hide(change.path.text, i, day_of(i));
        continue;
      }
      // From this publication on, whatever its clock says.
      const Date from = header.publish_on.value_or(beginning_of_time);
      if (kind == PlanFileKind::plan) openings.add(place_of_plan(change.path, settings), i, from);
      if (!has_translation) continue;
      openings.add(change.path.text, i, from);
      if (header.visibility == Visibility::withdrawn) {
        originals.close(change.path.text, i, day_of(i));
      } else {
        originals.open(change.path.text, i, day_of(i), from);
      }
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
  // Nobody sees a sheet without its plan, nor a translation without its original.
  const auto had_one = [&](const std::string& place, uint32_t publication) {
    return openings.had_one(place, publication, day_of(publication));
  };
  const auto is_sheet = [&](const SourcePath& path) {
    return kind_of_plan_document(settings, path) == PlanFileKind::initiative;
  };
  const auto is_open_sheet = [&](const SourcePath& path, uint32_t publication) {
    if (!had_one(place_of_plan(path, settings), publication)) return false;
    const auto translation = find_translation(settings, path);
    return !translation ||
           (had_one(plan_folder(path), publication) && had_one(translation->original.text, publication));
  };
  marks.is_part = is_sheet;
  marks.is_open_place = [&](const SourcePath& path, uint32_t publication) {
    if (is_sheet(path)) return is_open_sheet(path, publication);
    const auto translation = find_translation(settings, path);
    return !translation ||
           originals.is_open(translation->original.text, publication + 1, day_of(publication));
  };
  marks.was_open_place = [&](const SourcePath& path, uint32_t publication, Date day) {
    if (is_sheet(path)) return is_open_sheet(path, publication);
    const auto translation = find_translation(settings, path);
    return !translation || originals.is_open(translation->original.text, publication, day);
  };
  marks.name_of = [&](const SourcePath& path, const Oid& blob) {
    return settings.plain ? std::string() : name_of_document(path, blobs->facts(blob), settings);
  };
  marks.day_of = day_of;
  documents.lines = trace_documents(history, marks);
  return documents;
}

}  // namespace gazette
