#include "command/public_line.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

#include "base/path.h"
#include "command/public_events.h"

namespace gazette {

namespace {

class LineWriter {
 public:
  LineWriter(const SourceLine& line, const PreparedSite& site)
      : site_(site),
        history_(append_translations(site.portal.history, site.translations)),
        texts_(line, site) {
    states_.resize(history_.documents.size());
  }

  std::vector<PublicCommit> write() && {
    const std::vector<PublicEvent> events =
        list_public_events(history_, site_.portal.history.documents.size());
    const std::map<uint32_t, Date> days = list_days(events);
    for (size_t i = 0; i < events.size();) {
      // What moves has no day of its own; what stood beside it, a translation, ends on that day.
      const auto day = days.find(events[i].turn.publication);
      if (day != days.end() && !events[i].turn.was_held_back) date_ = std::max(date_, day->second);
      size_t end = i;
      while (end < events.size() && events[end].turn == events[i].turn) ++end;
      clear_tombstones(&events[i], &events[i] + (end - i));
      // All leave their old places before any takes its new one.
      for (size_t e = i; e < end; ++e) clear(events[e].document);
      for (size_t e = i; e < end; ++e) happen(events[e]);
      put_attachments(events[i].turn.publication);
      finish_commit();
      // A withdrawn text has said what it had to.
      for (const std::string& path : withdrawn_) take_away(path);
      withdrawn_.clear();
      finish_commit();
      i = end;
    }
    put_attachments(history_.publication_count);
    finish_commit();
    if (commits_.empty()) commits_.push_back({date_, {}});
    return std::move(commits_);
  }

 private:
  using Files = std::map<std::string, std::string>;
  struct State {
    Files files;       // the document's own, with its sheets
    std::string path;  // of the document itself
    bool is_gone = false;
  };

  void put(const std::string& path, std::string bytes) {
    touched_.insert(path);
    tree_[path] = std::move(bytes);
  }

  void take_away(const std::string& path) {
    owners_.erase(path);
    touched_.insert(path);
    tree_.erase(path);
  }

  // Where another document has taken its place, that one stays.
  void clear(DocumentNumber number) {
    for (const auto& [path, bytes] : states_[number].files) {
      const auto owner = owners_.find(path);
      if (owner == owners_.end() || owner->second == number) take_away(path);
    }
  }

  // What says that it is withdrawn goes before another document comes to its place, which would take it over.
  void clear_tombstones(const PublicEvent* begin, const PublicEvent* end) {
    std::set<DocumentNumber> own;
    for (const PublicEvent* event = begin; event != end; ++event) own.insert(event->document);
    for (const PublicEvent* event = begin; event != end; ++event) {
      const auto owner = owners_.find(event->to.text);
      if (owner == owners_.end() || own.contains(owner->second) || !states_[owner->second].is_gone) continue;
      states_[owner->second].files.erase(event->to.text);
      take_away(event->to.text);
    }
    finish_commit();
  }

  void put_own(DocumentNumber number, const std::string& path, std::string bytes) {
    owners_[path] = number;
    put(path, std::move(bytes));
  }

  void finish_commit() {
    PublicCommit commit{date_, {}};
    for (const std::string& path : touched_) {
      const auto is = tree_.find(path);
      const auto was = committed_.find(path);
      if (is == tree_.end() && was != committed_.end()) {
        commit.files[path] = std::nullopt;
        committed_.erase(was);
      } else if (is != tree_.end() && (was == committed_.end() || was->second != is->second)) {
        commit.files[path] = is->second;
        committed_[path] = is->second;
      }
    }
    touched_.clear();
    if (!commit.files.empty()) commits_.push_back(std::move(commit));
  }

  // Those of publications, as far as readers know them.
  std::map<uint32_t, Date> list_days(const std::vector<PublicEvent>& events) const {
    std::map<uint32_t, Date> days;
    for (const PublicEvent& event : events) {
      if (event.version && !event.turn.was_held_back)
        days[event.turn.publication] = history_.documents[event.document].versions[*event.version].date;
    }
    return days;
  }

  void happen(const PublicEvent& event) {
    State& state = states_[event.document];
    if (!event.version) {
      // What was removed comes back where its next version stands; what says that it is withdrawn, moves.
      if (state.is_gone && state.files.empty()) return;
      if (event.sheets != nullptr) return rename_sheets(event.document, *event.sheets);
      return move(event.document, event.to.text);
    }
    const PublicDocument& document = history_.documents[event.document];
    const Version& version = document.versions[*event.version];
    date_ = std::max(date_, version.date);
    if (version.event == EventKind::removed) {
      // Readers are told the reason of the last removal.
      const bool is_last =
          std::none_of(document.versions.begin() + *event.version + 1, document.versions.end(),
                       [](const Version& later) { return later.event == EventKind::removed; });
      return remove(event.document, *event.version, is_last ? document.removal_reason : std::string());
    }
    show(event.document, *event.version);
  }

  // With its sheets, which stay beside it.
  void move(DocumentNumber number, const std::string& to) {
    State& state = states_[number];
    Files moved;
    for (auto& [path, bytes] : state.files) {
      std::string target = to;
      if (path != state.path) {
        target = parent_folder(to);
        target += '/';
        target += file_name(path);
      }
      put_own(number, target, bytes);
      moved[target] = std::move(bytes);
    }
    state.files = std::move(moved);
    state.path = to;
  }

  void rename_sheets(DocumentNumber number, const SheetMoves& moves) {
    const std::map<std::string, std::string> names(moves.names.begin(), moves.names.end());
    State& state = states_[number];
    Files renamed;
    for (auto& [path, bytes] : state.files) {
      const auto name = path == state.path ? names.end() : names.find(std::string(file_name(path)));
      std::string target = path;
      if (name != names.end())
        target.replace(target.size() - name->first.size(), std::string::npos, name->second);
      put_own(number, target, bytes);
      renamed[target] = std::move(bytes);
    }
    state.files = std::move(renamed);
  }

  void remove(DocumentNumber number, uint32_t v, const std::string& reason) {
    const Version& version = history_.documents[number].versions[v];
    State& state = states_[number];
    state.files.clear();
    if (state.path.empty()) state.path = version.path.text;
    state.is_gone = true;
    if (version.header->visibility != Visibility::withdrawn) return;
    const std::string text = texts_.write_withdrawn(number, v, reason);
    if (v + 1 < history_.documents[number].versions.size()) {
      // Its next version takes this place, whatever it calls itself then.
      put_own(number, state.path, text);
      state.files[state.path] = text;
      return;
    }
    put(state.path, text);
    withdrawn_.push_back(state.path);
  }

  void show(DocumentNumber number, uint32_t v) {
    const Version& version = history_.documents[number].versions[v];
    State& state = states_[number];
    Files files;
    if (version.redaction) {
      files = state.files;
      files.erase(state.path);
      files[version.path.text] = texts_.write_withheld(number, v);
    } else {
      files[version.path.text] = texts_.write(number, version);
      for (const VersionSheet& sheet : version.sheets)
        files[sheet.path.text] = texts_.write(number, version, sheet);
    }
    for (const auto& [path, bytes] : files) put_own(number, path, bytes);
    state.files = std::move(files);
    state.path = version.path.text;
    state.is_gone = false;
  }

  // As public texts of that time find them.
  void put_attachments(uint32_t publication) {
    for (const AskedAttachment& asked : site_.attachments->asked()) {
      if (asked.publication != publication) continue;
      if (!asked.blob.is_zero()) {
        attached_.insert(asked.path);
        put(asked.path, site_.attachments->read(asked.blob));
      } else if (attached_.erase(asked.path) > 0) {
        take_away(asked.path);
      }
    }
  }

  const PreparedSite& site_;
  const PublicHistory history_;  // with translations, which have files of their own
  PublicTexts texts_;
  std::vector<State> states_;
  Files tree_;
  Files committed_;
  std::map<std::string, DocumentNumber> owners_;  // of what is in the tree
  std::set<std::string> touched_;
  std::set<std::string> attached_;
  std::vector<std::string> withdrawn_;
  std::vector<PublicCommit> commits_;
  Date date_ = Date(std::chrono::year(2000), std::chrono::month(1), std::chrono::day(1));
};

}  // namespace

std::vector<PublicCommit> list_public_commits(const SourceLine& line, const PreparedSite& site) {
  return LineWriter(line, site).write();
}

}  // namespace gazette
