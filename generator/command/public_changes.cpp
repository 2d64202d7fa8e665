#include "command/public_changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "command/changed_fields.h"
#include "command/translated_pages.h"
#include "command/unreadable_files.h"
#include "document/document.h"
#include "model/late_notes.h"
#include "model/redactions.h"
#include "model/redirects_rule.h"

namespace gazette {

namespace {

std::vector<std::string> notes_of(const PublicDocument* document) {
  std::vector<std::string> notes;
  const Version* version = document == nullptr ? nullptr : document->latest_text();
  if (version == nullptr) return notes;
  notes.push_back(version->header->note);
  for (const VersionSheet& sheet : version->sheets) notes.push_back(sheet.header->note);
  return notes;
}

class ChangeLister {
 public:
  explicit ChangeLister(const SiteStates& states) : states_(states), unreadable_(states) {
    place_all_attachments(states.after);
    if (states.before != nullptr) place_all_attachments(*states.before);
  }

  std::vector<PublicChange> list() && {
    for (const DocumentPair& pair : pair_documents(states_)) add_document(pair);
    for (const FileChange& file : states_.line.work_tree_changes()) add_file(file);
    sort_by_district(changes_);
    return std::move(changes_);
  }

 private:
  std::string district_of(const SourcePath& path) const { return name_district_of(states_, path); }

  PublicChange start(PublicEffect effect, const Version& version, const SourcePath& file) const {
    PublicChange change;
    change.effect = effect;
    change.district = district_of(file);
    change.file = file;
    change.title = version.title;
    const std::string_view year = school_year_folder(file);
    if (!change.district.empty() && !year.empty()) change.title += fmt::format(" ({})", year);
    return change;
  }

  static std::string address_in(const PreparedSite& site, DocumentNumber number) {
    return site.site.documents[number].url.text;
  }

  void add_document(const DocumentPair& pair) {
    const std::string unreadable = unreadable_.find_cause(pair);
    if (!unreadable.empty()) return add_uncompared(pair, unreadable);
    if (pair.after == nullptr) return add_hidden(pair);
    if (pair.before != nullptr) add_withheld(pair);
    const Version& newest = pair.after->versions.back();
    const bool was_public = pair.before != nullptr && !pair.before->is_removed;
    PublicChange change = start(PublicEffect::changed, newest, pair.after->path);
    change.address = address_in(states_.after, pair.after_number);
    if (pair.after->is_removed) {
      const bool is_withdrawn = is_withdrawal(newest);
      const bool was_removed = pair.before != nullptr && pair.before->is_removed;
      // What is withdrawn is called what its file says now.
      const bool is_same = was_removed && is_withdrawal(pair.before->versions.back()) == is_withdrawn &&
                           pair.before->removal_reason == pair.after->removal_reason &&
                           (!is_withdrawn || pair.before->versions.back().title == newest.title);
      if (is_same) return;
      change.effect = is_withdrawn ? PublicEffect::withdrawn : PublicEffect::removed;
      change.note = pair.after->removal_reason;
      if (is_withdrawn && pair.before != nullptr) change.versions_lost = count_texts(*pair.before);
    } else if (!was_public) {
      change.effect = pair.before == nullptr ? PublicEffect::published : PublicEffect::restored;
      change.note = new_note_of(pair);
      // Readers see it beside what it said last, unless that was withdrawn.
      const bool has_past = pair.before != nullptr && !is_withdrawal(pair.before->versions.back()) &&
                            pair.before->latest_text() != nullptr;
      if (has_past) compare_newest_texts(states_, pair, change);
    } else {
      const bool is_changed = compare_newest_texts(states_, pair, change);
      const std::string former = address_in(*states_.before, pair.before_number);
      if (former != change.address) change.former_address = former;
      if (!is_changed && change.former_address.empty()) return;
      change.effect = is_changed ? PublicEffect::changed : PublicEffect::moved;
      if (is_changed) change.note = new_note_of(pair);
    }
    changes_.push_back(std::move(change));
  }

  void add_uncompared(const DocumentPair& pair, const std::string& cause) {
    PublicChange change = start(PublicEffect::uncompared, pair.before->versions.back(), pair.before->path);
    change.groups.push_back({{}, {fmt::format("{} can't be read: mend that first.", cause)}});
    changes_.push_back(std::move(change));
  }

  // Versions that can be read until now.
  void add_withheld(const DocumentPair& pair) {
    PublicChange change = start(PublicEffect::withheld, pair.after->versions.back(), pair.after->path);
    change.address = address_in(states_.after, pair.after_number);
    for (const Version& version : pair.after->versions) {
      if (!version.redaction || !has_text_of(*pair.before, version.id)) continue;
      ++change.versions_lost;
      change.note = states_.after.portal.history.redactions[*version.redaction].reason;
    }
    if (change.versions_lost > 0) changes_.push_back(std::move(change));
  }

  static bool has_text_of(const PublicDocument& document, const std::string& version_id) {
    return std::any_of(document.versions.begin(), document.versions.end(), [&](const Version& version) {
      return version.has_text() && version.id == version_id;
    });
  }

  void add_hidden(const DocumentPair& pair) {
    if (pair.before->is_removed && pair.before->latest_text() == nullptr) return;
    PublicChange change = start(PublicEffect::hidden, pair.before->versions.back(), pair.before->path);
    change.address = address_in(*states_.before, pair.before_number);
    change.versions_lost = count_texts(*pair.before);
    changes_.push_back(std::move(change));
  }

  static size_t count_texts(const PublicDocument& document) {
    return static_cast<size_t>(std::count_if(document.versions.begin(), document.versions.end(),
                                             [](const Version& version) { return version.has_text(); }));
  }

  void add_file(const FileChange& file) {
    const bool is_plain = states_.after.portal.history.settings.plain;
    if (is_markdown(file.path.text)) return add_waiting(file);
    PublicChange change;
    change.effect = PublicEffect::source;
    change.file = file.path;
    change.district = district_of(file.path);
    if (is_file_of_pages(file)) {
      change.title = "a file that pages link to";
    } else if (is_plain) {
      return;
    } else if (is_below(file.path.text,
                        fmt::format("themes/{}", states_.after.portal.history.settings.theme))) {
      change.title = "the look of the pages";
    } else {
      const std::optional<SourceKind> kind = find_kind(file.path);
      if (!kind) return;
      change.title = kind->title;
      ChangeGroup fields{{},
                         describe_changed_fields(read_yaml(file.before_kind, file.before),
                                                 read_yaml(file.after_kind, file.after), *kind->rule)};
      if (fields.sentences.empty()) return;
      change.groups.push_back(std::move(fields));
    }
    changes_.push_back(std::move(change));
  }

  struct SourceKind {
    const char* title;
    const RecordRule* rule;
  };

  static std::optional<SourceKind> find_kind(const SourcePath& path) {
    if (path.text == settings_path) return SourceKind{"the settings of the site", &site_rule()};
    if (path.text == late_notes_path) return SourceKind{"notes on earlier versions", &notes_rule()};
    if (path.text == redirects_path) return SourceKind{"where old addresses lead", &redirects_rule()};
    if (path.text == redactions_path) return SourceKind{"what is withheld", &redactions_rule()};
    const PlanFileKind kind = kind_of_plan_file(path);
    if (kind == PlanFileKind::framework) return SourceKind{"a kind of plan", &rule_of(kind)};
    if (kind == PlanFileKind::district)
      return SourceKind{"what the district says about itself", &rule_of(kind)};
    return std::nullopt;
  }

  SourceValue read_yaml(FileKind kind, const Oid& blob) const {
    if (kind != FileKind::regular && kind != FileKind::executable) return {};
    return parse_front_matter(states_.line.read_blob(blob), 1).value;
  }

  bool is_file_of_pages(const FileChange& file) const {
    if (!Attachments::content_type(file.path.text)) return false;
    for (const PreparedSite* site : {states_.before, &states_.after}) {
      if (site == nullptr) continue;
      const Oid& blob = site == states_.before ? file.before : file.after;
      const auto placed = site->attachments->placed();
      if (std::any_of(placed.begin(), placed.end(), [&](const auto& one) { return one.second == blob; }))
        return true;
    }
    return false;
  }

  // Published, but on a later day than that of the site.
  void add_waiting(const FileChange& file) {
    const PublicHistory& history = states_.after.portal.history;
    if (file.after_kind != FileKind::regular && file.after_kind != FileKind::executable) return;
    const bool is_of_plans = !history.settings.plain && kind_of_plan_file(file.path) != PlanFileKind::none;
    if (!is_of_plans && !history.settings.roots.holds_document(file.path)) return;
    const ParsedDocument document = parse_document(states_.line.read_blob(file.after));
    BlobFacts facts;
    facts.front_matter = document.front_matter;
    facts.has_front_matter = document.has_front_matter;
    const DocumentHeader header =
        read_document_header(facts, history.settings, kind_of_plan_document(history.settings, file.path));
    // Before anything is public there is no day of the build.
    const bool waits = header.visibility == Visibility::open && header.publish_on &&
                       (!history.build_date || *history.build_date < *header.publish_on);
    if (!waits) return;
    PublicChange change;
    change.effect = PublicEffect::waiting;
    change.district = district_of(file.path);
    change.file = file.path;
    change.title = header.title.empty() ? file.path.text : header.title;
    change.from = header.publish_on;
    changes_.push_back(std::move(change));
  }

  const SiteStates& states_;
  const UnreadableFiles unreadable_;
  std::vector<PublicChange> changes_;
};

}  // namespace

std::string_view name_of(PublicEffect effect) {
  switch (effect) {
    case PublicEffect::published:
      return "published";
    case PublicEffect::restored:
      return "published again";
    case PublicEffect::changed:
      return "changed";
    case PublicEffect::moved:
      return "moved";
    case PublicEffect::withdrawn:
      return "withdrawn";
    case PublicEffect::removed:
      return "removed";
    case PublicEffect::withheld:
      return "withheld";
    case PublicEffect::hidden:
      return "hidden";
    case PublicEffect::waiting:
      return "waiting";
    case PublicEffect::unchanged:
      return "unchanged";
    case PublicEffect::uncompared:
      return "not compared";
    case PublicEffect::unseen:
      return "not shown";
    case PublicEffect::source:
      break;
  }
  return "also changed";
}

std::vector<DocumentPair> pair_documents(const SiteStates& states) {
  // The line is the same up to the working tree: a document begins where it began, unless its versions are
  // withdrawn; then it stands where it stood.
  const auto beginning_of = [](const PublicDocument& document) {
    return std::make_pair(document.versions.front().publication, document.versions.front().path);
  };
  std::vector<DocumentPair> pairs;
  std::map<std::pair<uint32_t, SourcePath>, size_t> by_beginning;
  std::map<SourcePath, std::vector<size_t>> by_path;
  if (states.before != nullptr) {
    const std::vector<PublicDocument>& documents = states.before->portal.history.documents;
    for (DocumentNumber i = 0; i < documents.size(); ++i) {
      by_beginning.emplace(beginning_of(documents[i]), pairs.size());
      by_path[documents[i].path].push_back(pairs.size());
      pairs.push_back({&documents[i], nullptr, i, 0});
    }
  }
  const std::vector<PublicDocument>& documents = states.after.portal.history.documents;
  std::vector<DocumentNumber> rest;
  for (DocumentNumber i = 0; i < documents.size(); ++i) {
    const auto found = by_beginning.find(beginning_of(documents[i]));
    if (found == by_beginning.end() || pairs[found->second].after != nullptr) {
      rest.push_back(i);
    } else {
      pairs[found->second].after = &documents[i];
      pairs[found->second].after_number = i;
    }
  }
  for (const DocumentNumber number : rest) {
    DocumentPair* same = nullptr;
    for (const size_t at : by_path[documents[number].path]) {
      if (pairs[at].after == nullptr) same = &pairs[at];
    }
    if (same == nullptr) same = &pairs.emplace_back();
    same->after = &documents[number];
    same->after_number = number;
  }
  return pairs;
}

std::vector<PublicChange> list_public_changes(const SiteStates& states) {
  return ChangeLister(states).list();
}

std::string name_district_of(const SiteStates& states, const SourcePath& path) {
  const std::string_view folder = district_folder(path);
  if (folder.empty() || states.after.portal.history.settings.plain) return {};
  for (const PreparedSite* site : {&states.after, states.before}) {
    if (site == nullptr) continue;
    for (const ShelvedDistrict& district : site->portal.shelf.districts) {
      if (district.folder == folder) return district.district.name;
    }
  }
  return std::string(folder);
}

void sort_by_district(std::vector<PublicChange>& changes) {
  const auto key_of = [](const PublicChange& change) {
    return std::make_tuple(change.district.empty(), fold(change.district),
                           change.effect == PublicEffect::source, change.file.text);
  };
  std::stable_sort(changes.begin(), changes.end(),
                   [&](const PublicChange& a, const PublicChange& b) { return key_of(a) < key_of(b); });
}

bool is_withdrawal(const Version& version) {
  return version.event == EventKind::removed && version.header != nullptr &&
         version.header->visibility == Visibility::withdrawn;
}

std::string new_note_of(const DocumentPair& pair) {
  const std::vector<std::string> earlier = notes_of(pair.before);
  std::string note;
  for (const std::string& own : notes_of(pair.after)) {
    const bool is_old = std::find(earlier.begin(), earlier.end(), own) != earlier.end();
    if (own.empty() || is_old || note.find(own) != std::string::npos) continue;
    if (!note.empty()) note += ' ';
    note += own;
  }
  return note;
}

}  // namespace gazette
