#include "model/document_places.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "model/document_header.h"
#include "model/plan_file.h"
#include "model/public_days.h"
#include "model/translation_path.h"

namespace gazette {

namespace {

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

DocumentPlaces::DocumentPlaces(const SourceHistory& history, const ParsedBlobs& blobs,
                               const SiteSettings& settings, DayOf day_of)
    : blobs_(blobs),
      settings_(settings),
      day_of_(std::move(day_of)),
      translated_(list_translated(history, settings)) {}

void DocumentPlaces::learn(const FileChange& change, uint32_t publication) {
  const PlanFileKind kind = kind_of_plan_document(settings_, change.path);
  const bool has_translation = translated_.contains(change.path.text);
  if (kind != PlanFileKind::plan && !has_translation) return;
  const std::string& path = change.path.text;
  const Date day = day_of_(publication);
  if (change.after_kind != FileKind::regular && change.after_kind != FileKind::executable) {
    if (has_translation) originals_.close(path, publication, day);
    return;
  }
  const DocumentHeader header = read_document_header(blobs_.facts(change.after), settings_, kind);
  if (header.visibility == Visibility::hidden) {
    if (has_translation) originals_.hide(path, publication, day);
    return;
  }
  // From this publication on, whatever its clock says.
  const Date from = header.publish_on.value_or(beginning_of_time);
  if (kind == PlanFileKind::plan) open(place_of_plan(change.path), from);
  if (!has_translation) return;
  open(path, from);
  if (header.visibility == Visibility::withdrawn) {
    originals_.close(path, publication, day);
  } else {
    originals_.open(path, publication, day, from);
  }
}

bool DocumentPlaces::is_part(const SourcePath& path) const {
  return kind_of_plan_document(settings_, path) == PlanFileKind::initiative;
}

bool DocumentPlaces::is_open(const SourcePath& path, uint32_t publication) const {
  return is_part(path) ? is_open_sheet(path, publication)
                       : was_open(path, publication + 1, day_of_(publication));
}

bool DocumentPlaces::was_open(const SourcePath& path, uint32_t publication, Date day) const {
  if (is_part(path)) return is_open_sheet(path, publication);
  const auto translation = find_translation(settings_, path);
  return !translation || originals_.is_open(translation->original.text, publication, day);
}

bool DocumentPlaces::is_open_sheet(const SourcePath& path, uint32_t publication) const {
  if (!had_one(place_of_plan(path), publication)) return false;
  const auto translation = find_translation(settings_, path);
  return !translation ||
         (had_one(plan_folder(path), publication) && had_one(translation->original.text, publication));
}

void DocumentPlaces::open(const std::string& place, Date from) {
  const auto [known, is_new] = openings_.try_emplace(place, from);
  known->second = std::min(known->second, from);
}

// Of what was learned so far, on the day of the publication.
bool DocumentPlaces::had_one(const std::string& place, uint32_t publication) const {
  const auto found = openings_.find(place);
  return found != openings_.end() && found->second <= day_of_(publication);
}

std::string DocumentPlaces::place_of_plan(const SourcePath& path) const {
  const auto translation = find_translation(settings_, path);
  return translation ? fmt::format("{} {}", plan_folder(path), translation->language) : plan_folder(path);
}

void DocumentPlaces::OriginalTimes::open(const std::string& path, uint32_t publication, Date day, Date from) {
  changes_[path].push_back({publication, day, from});
}

void DocumentPlaces::OriginalTimes::close(const std::string& path, uint32_t publication, Date day) {
  changes_[path].push_back({publication, day, end_of_time});
}

void DocumentPlaces::OriginalTimes::hide(const std::string& path, uint32_t publication, Date day) {
  changes_[path].push_back({publication, day, std::nullopt});
}

bool DocumentPlaces::OriginalTimes::is_open(const std::string& path, uint32_t end, Date day) const {
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

}  // namespace gazette
