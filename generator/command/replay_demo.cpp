#include "command/replay_demo.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "model/keys.h"

namespace gazette {

namespace {

bool names_folder(const PlacedText& path) {
  return path.value.ends_with('/');
}

size_t count_occurrences(std::string_view text, std::string_view words) {
  size_t count = 0;
  for (size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) ++count;
  return count;
}

// Where and when a file of the sources began.
struct Origin {
  size_t commit = 0;
  std::string path;
  const PlacedText* addition = nullptr;  // none: nothing adds it
};

// Follows a file of the sources back through its moves.
Origin find_origin(const std::vector<DemoCommit>& commits, const std::string& final_path) {
  Origin origin{0, final_path, nullptr};
  size_t earliest = 0;
  size_t latest = commits.size();  // before it
  for (size_t i = commits.size(); i-- > 0;) {
    const DemoCommit& commit = commits[i];
    for (const PlacedText& addition : commit.additions) {
      if (addition.value == origin.path) return {i, origin.path, &addition};
    }
    bool leaves = false;
    for (auto move = commit.moves.rbegin(); move != commit.moves.rend() && !leaves; ++move) {
      leaves = move->from.value == origin.path;
      if (move->to.value != origin.path) continue;
      origin.path = move->from.value;
      latest = i;
    }
    const auto is_it = [&](const PlacedText& removal) { return removal.value == origin.path; };
    if (leaves || std::any_of(commit.removals.begin(), commit.removals.end(), is_it)) {
      earliest = i;
      break;
    }
  }
  // The narrowest folder that holds it.
  for (size_t i = earliest; i < latest; ++i) {
    for (const PlacedText& addition : commits[i].additions) {
      const bool is_narrower =
          origin.addition == nullptr || addition.value.size() > origin.addition->value.size();
      if (names_folder(addition) && origin.path.starts_with(addition.value) && is_narrower) {
        origin.commit = i;
        origin.addition = &addition;
      }
    }
  }
  return origin;
}

class Player {
 public:
  Player(const DemoScript& script, const FileTexts& sources) : script_(script), sources_(sources) {}

  DemoReplay play() {
    if (script_.commits.empty()) return {};
    find_beginnings();
    for (size_t i = 0; i < script_.commits.size(); ++i) play_commit(i);
    check_end();
    for (File& file : files_) undo_amendments(file);
    sort_diagnostics(replay_.problems);
    if (replay_.problems.empty()) list_changes();
    sort_diagnostics(replay_.problems);
    return std::move(replay_);
  }

 private:
  struct Edit {
    size_t commit = 0;
    const DemoAmendment* amendment = nullptr;
  };
  // One file through all its paths.
  struct File {
    const std::string* final_text = nullptr;  // none: nobody knows it
    Mark begins_at;
    std::string begins_as;
    bool is_reported = false;
    bool stays = false;  // to the end, without a source
    std::vector<Edit> edits;
    std::vector<std::pair<size_t, std::string>> texts;  // newest first, each from a commit on
  };
  struct Beginning {
    std::string path;
    const std::string* text = nullptr;
    Mark mark;
    bool stays = false;
  };
  struct Departure {
    Mark mark;
    size_t file = 0;
  };
  using State = std::map<std::string, size_t>;  // path -> file

  void add(std::string code, const Mark& mark, std::string message, std::string hint = {}) {
    replay_.problems.push_back(problem_at(mark, std::move(code), std::move(message), std::move(hint)));
  }

  void find_beginnings() {
    beginnings_.resize(script_.commits.size());
    for (const auto& [path, text] : sources_) {
      const Origin origin = find_origin(script_.commits, path);
      if (origin.addition == nullptr && is_added(origin.path)) continue;
      const Mark mark = origin.addition != nullptr ? origin.addition->mark : script_.commits.front().mark;
      beginnings_[origin.commit].push_back({origin.path, &text, mark, false});
      used_.insert(origin.addition);
    }
  }

  bool is_added(const std::string& path) const {
    return std::any_of(script_.commits.begin(), script_.commits.end(), [&](const DemoCommit& commit) {
      return std::any_of(commit.additions.begin(), commit.additions.end(),
                         [&](const PlacedText& addition) { return addition.value == path; });
    });
  }

  void play_commit(size_t index) {
    const DemoCommit& commit = script_.commits[index];
    for (const PlacedText& path : commit.removals) {
      if (require_file(path)) leave(path);
    }
    for (const DemoMove& move : commit.moves) {
      if (!require_file(move.from) || !require_free(move.to.value, move.to.mark)) continue;
      state_.emplace(move.to.value, state_.at(move.from.value));
      leave(move.from);
    }
    for (const Beginning& beginning : beginnings_[index]) begin(beginning);
    for (const PlacedText& path : commit.additions) {
      if (!used_.contains(&path)) add_unknown(path);
    }
    for (const DemoFile& file : commit.written)
      begin({file.path.value, &file.text, file.path.mark, file.stays});
    for (const DemoAmendment& amendment : commit.amendments) {
      if (require_file(amendment.path)) {
        files_[state_.at(amendment.path.value)].edits.push_back({index, &amendment});
      }
    }
    states_.push_back(state_);
  }

  bool require_file(const PlacedText& path) {
    if (state_.contains(path.value)) return true;
    std::vector<std::string> paths;
    for (const auto& [known, file] : state_) paths.push_back(known);
    const auto suggestion = nearest(path.value, paths);
    add("unknown-path", path.mark, fmt::format("there is no file {} at this point", path.value),
        suggestion ? fmt::format("did you mean {}?", *suggestion)
                   : "check the commits above: it must have been added, and neither moved nor removed since");
    return false;
  }

  bool require_free(const std::string& path, const Mark& mark) {
    const auto there = state_.find(path);
    if (there == state_.end()) return true;
    files_[there->second].is_reported = true;
    add("added-twice", mark, fmt::format("there is a file {} already at this point", path),
        "add each file once; to add it again, remove it first");
    return false;
  }

  void begin(const Beginning& beginning) {
    if (!require_free(beginning.path, beginning.mark)) return;
    state_.emplace(beginning.path, files_.size());
    files_.push_back({beginning.text, beginning.mark, beginning.path, false, beginning.stays, {}, {}});
  }

  void leave(const PlacedText& path) {
    const auto found = state_.find(path.value);
    left_[path.value] = {path.mark, found->second};
    state_.erase(found);
  }

  // The text is asked for at the end, when it is clear whether the path is added again.
  void add_unknown(const PlacedText& path) {
    if (names_folder(path)) {
      add("unknown-path", path.mark, fmt::format("there is nothing to add below {}", path.value),
          "check the path; files that another commit adds by their own path don't count");
    } else {
      begin({path.value, nullptr, path.mark, false});
    }
  }

  void check_end() {
    std::set<const std::string*> there;
    for (const auto& [path, file] : state_) {
      there.insert(files_[file].final_text);
      const auto source = sources_.find(path);
      const bool is_source = source != sources_.end() && files_[file].final_text == &source->second;
      if (is_source || files_[file].stays || files_[file].final_text == nullptr) continue;
      add("unknown-path", files_[file].begins_at,
          fmt::format("the sources have no file {}, and no commit removes it", path),
          "remove it in a later commit, or put it into the sources");
    }
    for (const auto& [path, text] : sources_) {
      const auto left = left_.find(path);
      if (there.contains(&text) || left == left_.end()) continue;
      files_[left->second.file].is_reported = true;
      add("still-there", left->second.mark,
          fmt::format("the sources still have the file {} that goes here", path),
          "remove it from the sources, or add it again in a later commit");
    }
    for (const File& file : files_) {
      if (file.final_text != nullptr || file.is_reported) continue;
      const std::string folder = file.begins_as + "/";
      const auto below = sources_.lower_bound(folder);
      const bool is_folder = below != sources_.end() && below->first.starts_with(folder);
      add("unknown-path", file.begins_at, fmt::format("the sources have no text of {}", file.begins_as),
          is_folder ? "to add a folder, end its path with /"
                    : "check the path; a file that is removed later stands under \"write\", with its text");
    }
  }

  void undo_amendments(File& file) {
    if (file.final_text == nullptr) return;
    std::string text = *file.final_text;
    for (auto edit = file.edits.rbegin(); edit != file.edits.rend(); ++edit) {
      const auto& [path, before, now] = *edit->amendment;
      const size_t count = count_occurrences(text, now.value);
      if (count != 1) {
        add("not-once", now.mark,
            fmt::format("these words occur {} times in {} at this point", count, path.value),
            count == 0 ? "write what the file says in the sources, with the later amendments undone"
                       : "add words before or after them, until they occur once");
        return;
      }
      file.texts.emplace_back(edit->commit, text);
      text.replace(text.find(now.value), now.value.size(), before);
    }
    file.texts.emplace_back(0, std::move(text));
  }

  const std::string& text_at(size_t file, size_t commit) const {
    const auto& texts = files_[file].texts;
    return std::find_if(texts.begin(), texts.end(), [&](const auto& text) { return text.first <= commit; })
        ->second;
  }

  void list_changes() {
    State before;
    for (size_t i = 0; i < states_.size(); ++i) {
      FileTextChanges& changes = replay_.commits.emplace_back();
      for (const auto& [path, file] : before) {
        if (!states_[i].contains(path)) changes.emplace(path, std::nullopt);
      }
      for (const auto& [path, file] : states_[i]) {
        const auto old = before.find(path);
        const std::string& text = text_at(file, i);
        if (old == before.end() || text_at(old->second, i - 1) != text) changes.emplace(path, text);
      }
      if (changes.empty()) {
        add("no-change", script_.commits[i].mark, "this commit changes nothing",
            "say what it adds, removes, moves, writes or amends");
      }
      before = states_[i];
    }
  }

  const DemoScript& script_;
  const FileTexts& sources_;
  std::vector<std::vector<Beginning>> beginnings_;  // of files of the sources, by commit
  std::set<const PlacedText*> used_;                // additions that brought a file of the sources
  std::vector<File> files_;
  State state_;
  std::vector<State> states_;              // after each commit
  std::map<std::string, Departure> left_;  // where a path was removed or moved away last
  DemoReplay replay_;
};

}  // namespace

DemoReplay replay_demo(const DemoScript& script, const FileTexts& sources) {
  return Player(script, sources).play();
}

}  // namespace gazette
