#include "model/hidden_files.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "model/keys.h"
#include "model/linked_paths.h"
#include "model/translation_path.h"

namespace gazette {

namespace {

using Paths = std::unordered_set<std::string_view>;

// What the site shows now, as the public sees it.
Paths list_open_paths(const PublicHistory& history) {
  Paths paths;
  for (const PublicDocument& document : history.documents) {
    if (document.is_removed || document.is_draft) continue;
    paths.insert(document.path.text);
    for (const VersionSheet& sheet : document.versions.back().sheets) {
      if (!sheet.header->is_private) paths.insert(sheet.path.text);
    }
  }
  return paths;
}

bool opens(Status status) {
  return status == Status::published || status == Status::withdrawn;
}

HiddenBecause find_status(const SourceValue& facts, const SiteSettings& settings) {
  Diagnostics told_elsewhere;
  const KeyReader reader(facts, told_elsewhere);
  const auto word = reader.read_text("status");
  const Status status = word ? parse_status(*word).value_or(Status::draft) : settings.default_status;
  if (reader.read_flag("draft").value_or(false)) return HiddenBecause::draft;
  if (opens(status)) return HiddenBecause::internal;
  return status == Status::review ? HiddenBecause::review : HiddenBecause::draft;
}

class HiddenList {
 public:
  HiddenList(const Documents& documents, const PublicHistory& history, const Diagnostics& problems)
      : documents_(documents), history_(history), open_(list_open_paths(history)) {
    for (const Diagnostic& problem : problems) {
      if (problem.severity != Severity::error) continue;
      in_error_.insert(problem.place.file.text);
      if (problem.code == "unpublished") taken_back_.insert(problem.place.file.text);
    }
  }

  HiddenFiles list() const {
    HiddenFiles files;
    for (const DocumentLine& line : documents_.lines) {
      const DocumentState& tip = line.states.back();
      if (tip.blob.is_zero() || open_.contains(tip.path.text)) continue;
      if (const auto file = look_at(tip)) files.emplace(tip.path.text, *file);
    }
    follow_plans(files);
    for (const SourcePath& link : documents_.symlinks) {
      if (in_error_.contains(link.text)) files.emplace(link.text, HiddenFile{HiddenBecause::told, {}});
    }
    return files;
  }

 private:
  // Nothing: it was withdrawn.
  std::optional<HiddenFile> look_at(const DocumentState& tip) const {
    const SiteSettings& settings = history_.settings;
    const BlobFacts& facts = documents_.blobs->facts(tip.blob);
    const DocumentHeader header =
        read_document_header(facts, settings, kind_of_plan_document(settings, tip.path));
    if (header.visibility == Visibility::withdrawn) return std::nullopt;
    const bool waits = header.publish_on && history_.build_date && *header.publish_on > *history_.build_date;
    if (header.visibility == Visibility::open)
      return waits ? HiddenFile{HiddenBecause::waits, header.publish_on}
                   : HiddenFile{HiddenBecause::whole, {}};
    // A draft's own mistakes aren't why it is hidden.
    const bool is_meant = header.is_private && facts.has_front_matter && facts.front_matter.readable;
    const bool is_told =
        taken_back_.contains(tip.path.text) || (!is_meant && in_error_.contains(tip.path.text));
    if (is_told) return HiddenFile{HiddenBecause::told, {}};
    if (!header.is_private) return HiddenFile{HiddenBecause::mistake, {}};
    return HiddenFile{find_status(facts.front_matter.value, settings), {}};
  }

  // Of the sheets of a plan whose own error is told, nothing more is to be said.
  static void follow_plans(HiddenFiles& files) {
    for (auto& [path, file] : files) {
      if (file.why != HiddenBecause::whole) continue;
      const auto plan = files.find(plan_folder({path}) + "/plan.md");
      if (plan != files.end() && plan->second.why == HiddenBecause::told) file.why = HiddenBecause::told;
    }
  }

  const Documents& documents_;
  const PublicHistory& history_;
  const Paths open_;
  Paths in_error_;
  Paths taken_back_;
};

}  // namespace

HiddenFiles list_hidden_files(const Documents& documents, const PublicHistory& history,
                              const Diagnostics& problems) {
  return HiddenList(documents, history, problems).list();
}

const HiddenFile* find_hidden(const HiddenFiles& files, const SiteSettings& settings,
                              const std::string& path) {
  if (const auto translation = find_translation(settings, {path})) {
    if (const HiddenFile* original = find_hidden(files, settings, translation->original.text))
      return original;
  }
  for (const std::string& meant : list_linked_paths(path)) {
    const auto found = files.find(meant);
    if (found != files.end()) return &found->second;
  }
  return nullptr;
}

}  // namespace gazette
