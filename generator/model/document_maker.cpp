#include "model/document_maker.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/parallel_map.h"
#include "model/follow_original.h"
#include "model/make_versions.h"
#include "model/read_record.h"
#include "model/translation_path.h"

namespace gazette {

namespace {

DocumentKind kind_of_document(PlanFileKind kind) {
  switch (kind) {
    case PlanFileKind::plan:
      return DocumentKind::plan;
    case PlanFileKind::report:
      return DocumentKind::report;
    case PlanFileKind::minutes:
      return DocumentKind::minutes;
    case PlanFileKind::assessment:
      return DocumentKind::assessment;
    default:
      return DocumentKind::page;
  }
}

// The lines that ever stood where a translation has its original.
void find_originals(const std::vector<DocumentLine>& lines, const SiteSettings& settings,
                    Grouping& grouping) {
  grouping.originals.resize(lines.size());
  if (settings.further_languages.empty()) return;
  std::map<std::string, std::set<size_t>> by_path;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!grouping.languages[i].empty() || grouping.kinds[i] == PlanFileKind::initiative) continue;
    for (const DocumentState& state : lines[i].states) by_path[state.path.text].insert(i);
  }
  for (size_t i = 0; i < lines.size(); ++i) {
    if (grouping.languages[i].empty()) continue;
    std::set<size_t> originals;
    for (const DocumentState& state : lines[i].states) {
      const auto place = find_translation(settings, state.path);
      const auto found = place ? by_path.find(place->original.text) : by_path.end();
      if (found != by_path.end()) originals.insert(found->second.begin(), found->second.end());
    }
    grouping.originals[i].assign(originals.begin(), originals.end());
  }
}

Grouping group_lines(const std::vector<DocumentLine>& lines, const SiteSettings& settings) {
  Grouping grouping;
  std::map<std::pair<std::string, std::string>, std::vector<size_t>> by_folder;  // and language
  for (size_t i = 0; i < lines.size(); ++i) {
    const SourcePath& path = lines[i].states.back().path;
    const PlanFileKind kind = kind_of_plan_document(settings, path);
    grouping.kinds.push_back(kind);
    const auto translation = find_translation(settings, path);
    grouping.languages.push_back(translation ? translation->language : std::string());
    if (kind != PlanFileKind::initiative) continue;
    std::set<std::string> folders;
    for (const DocumentState& state : lines[i].states) folders.insert(plan_folder(state.path));
    for (const std::string& folder : folders) by_folder[{folder, grouping.languages[i]}].push_back(i);
  }
  grouping.sheets.resize(lines.size());
  for (size_t i = 0; i < lines.size(); ++i) {
    if (grouping.kinds[i] != PlanFileKind::plan) continue;
    std::set<size_t> sheets;
    for (const DocumentState& state : lines[i].states) {
      const auto found = by_folder.find({plan_folder(state.path), grouping.languages[i]});
      if (found != by_folder.end()) sheets.insert(found->second.begin(), found->second.end());
    }
    grouping.sheets[i].assign(sheets.begin(), sheets.end());
  }
  find_originals(lines, settings, grouping);
  return grouping;
}

}  // namespace

DocumentMaker::DocumentMaker(const Documents& documents, const Headers& headers, const SiteSettings& settings)
    : documents_(documents),
      headers_(headers),
      settings_(settings),
      grouping_(group_lines(documents.lines, settings)) {}

std::vector<DocumentLife> DocumentMaker::live(const PublicDays& days) const {
  return parallel_map<DocumentLife>(documents_.lines.size(), [&](size_t i) {
    DocumentLife life = live_through(documents_.lines[i], headers_, days);
    // A page that once was a translation, or the other way around, began with what it is now.
    if (!settings_.further_languages.empty()) {
      std::erase_if(life.states, [&](const PublicState& state) {
        return find_translation(settings_, state.path).has_value() != is_translation(i);
      });
    }
    return life;
  });
}

std::vector<size_t> DocumentMaker::list_parts(size_t line) const {
  std::vector<size_t> parts = grouping_.sheets[line];
  for (size_t i = 0; i < grouping_.originals.size(); ++i) {
    const std::vector<size_t>& originals = grouping_.originals[i];
    if (std::find(originals.begin(), originals.end(), line) == originals.end()) continue;
    parts.push_back(i);
    parts.insert(parts.end(), grouping_.sheets[i].begin(), grouping_.sheets[i].end());
  }
  return parts;
}

std::vector<PublicDocument> DocumentMaker::make(const std::vector<DocumentLife>& lives,
                                                Date build_date) const {
  return parallel_map<PublicDocument>(lives.size(), [&](size_t i) {
    if (grouping_.kinds[i] == PlanFileKind::initiative) return PublicDocument{};
    if (lives[i].tip == TipState::hidden) return PublicDocument{};
    const DocumentKind kind = kind_of_document(grouping_.kinds[i]);
    if (is_translation(i)) return make_one(follow(lives, i, lives[i], build_date), kind, build_date);
    if (kind != DocumentKind::plan) return make_one(lives[i], kind, build_date);
    std::vector<const DocumentLife*> sheets;
    for (const size_t sheet : grouping_.sheets[i]) sheets.push_back(&lives[sheet]);
    return make_one(join_sheets(lives[i], sheets, build_date), kind, build_date);
  });
}

bool DocumentMaker::was_public(const std::vector<DocumentLife>& lives, size_t line) const {
  if (is_translation(line)) return was_translation_public(lives, line);
  if (grouping_.kinds[line] != PlanFileKind::initiative) return !lives[line].states.empty();
  DocumentLife sheet = lives[line];
  sheet.tip = TipState::open;
  for (size_t plan = 0; plan < lives.size(); ++plan) {
    const std::vector<size_t>& sheets = grouping_.sheets[plan];
    if (std::find(sheets.begin(), sheets.end(), line) == sheets.end()) continue;
    const DocumentLife joined = join_sheets(lives[plan], {&sheet}, end_of_time);
    const auto shows_sheet = [](const PublicState& state) { return !state.sheets.empty(); };
    if (std::any_of(joined.states.begin(), joined.states.end(), shows_sheet)) return true;
  }
  return false;
}

std::vector<const DocumentLife*> DocumentMaker::sheets_of(const std::vector<DocumentLife>& lives,
                                                          size_t line) const {
  std::vector<const DocumentLife*> sheets;
  for (const size_t sheet : grouping_.sheets[line]) sheets.push_back(&lives[sheet]);
  return sheets;
}

DocumentLife DocumentMaker::follow(const std::vector<DocumentLife>& lives, size_t line,
                                   const DocumentLife& life, Date build_date) const {
  std::vector<DocumentLife> originals;
  for (const size_t original : grouping_.originals[line])
    originals.push_back(join_sheets(lives[original], sheets_of(lives, original), build_date));
  return follow_original({life, sheets_of(lives, line)}, originals, settings_, build_date);
}

bool DocumentMaker::was_translation_public(const std::vector<DocumentLife>& lives, size_t line) const {
  std::vector<DocumentLife> open = lives;
  open[line].tip = TipState::open;
  const bool is_sheet = grouping_.kinds[line] == PlanFileKind::initiative;
  for (size_t i = 0; i < lives.size(); ++i) {
    const std::vector<size_t>& sheets = grouping_.sheets[i];
    const bool holds_it =
        is_sheet ? std::find(sheets.begin(), sheets.end(), line) != sheets.end() : i == line;
    if (!holds_it || !is_translation(i)) continue;
    for (const PublicState& state : follow(open, i, open[i], end_of_time).states) {
      const bool shows_sheet =
          std::any_of(state.sheets.begin(), state.sheets.end(), [&](const VersionSheet& sheet) {
            const std::vector<PublicState>& own = open[line].states;
            return std::any_of(own.begin(), own.end(),
                               [&](const PublicState& one) { return one.path == sheet.path; });
          });
      if (is_sheet ? shows_sheet : state.is_text()) return true;
    }
  }
  return false;
}

PublicDocument DocumentMaker::make_one(const DocumentLife& life, DocumentKind kind, Date build_date) const {
  PublicDocument document = make_versions(life, kind, settings_, *documents_.blobs, build_date);
  document.is_draft = life.is_draft;
  document.is_hidden_by_mistake = life.is_hidden_by_mistake;
  if (find_end(life.states, build_date) == TipState::withdrawn) {
    // None of its versions may be seen; the tombstone stays.
    for (const Version& version : document.versions) {
      if (version.event == EventKind::removed) continue;
      const PlacedText id = read_text(documents_.blobs->facts(version.blob).front_matter.value, "id");
      if (id) document.withdrawn_ids.push_back(id.value);
    }
    document.versions.erase(document.versions.begin(), document.versions.end() - 1);
    document.former_paths.clear();
    document.sheet_moves.clear();
    document.paths = {{document.versions.back().publication, document.path, {}}};
  }
  return document;
}

}  // namespace gazette
