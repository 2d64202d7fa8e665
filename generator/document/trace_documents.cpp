#include "document/trace_documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "document/traced_lines.h"
#include "document/waiting_moves.h"

namespace gazette {

namespace {

using Changes = std::vector<const FileChange*>;

// What one publication takes away, and what it puts in some place.
struct Traffic {
  Changes removed;  // files
  Changes added;    // files, or public texts where there was nothing for the public
  Changes renamed;  // public texts that have another name than what they replace
};

class Tracer {
 public:
  explicit Tracer(const DocumentMarks& marks) : marks_(marks), lines_(marks) {}

  void add(uint32_t publication, const std::vector<FileChange>& changes) {
    publication_ = publication;
    day_ = marks_.day_of(publication);
    if (publication > 0) {
      open_waiting(publication - 1,
                   [&](const SourcePath& path) { return marks_.was_open_place(path, publication_, day_); });
    }
    for (const std::vector<FileChange>& of_level : sort_by_level(changes)) trace_level(of_level);
    open_waiting(publication,
                 [&](const SourcePath& path) { return marks_.is_open_place(path, publication_); });
  }

  std::vector<DocumentLine> finish() && {
    // Whether that day has come, others decide.
    day_ = Date(std::chrono::year(9999), std::chrono::month(12), std::chrono::day(31));
    open_waiting(publication_,
                 [&](const SourcePath& path) { return marks_.was_open_place(path, publication_ + 1, day_); });
    return std::move(lines_).take();
  }

 private:
  // Whether a place is open, and what a translation is called, those before it say: first plans and all that
  // stands alone, then sheets, then the translations of both.
  std::array<std::vector<FileChange>, 4> sort_by_level(const std::vector<FileChange>& changes) const {
    std::array<std::vector<FileChange>, 4> levels;
    for (const FileChange& change : changes) {
      if (!marks_.is_document(change.path)) continue;
      const size_t is_part = marks_.is_part(change.path) ? 1 : 0;
      const size_t is_translation = marks_.original_of(change.path) ? 1 : 0;
      levels.at(is_part + 2 * is_translation).push_back(change);
    }
    return levels;
  }

  void trace_level(const std::vector<FileChange>& changes) {
    const auto find_seen = [&](const SourcePath& path) {
      const size_t line = lines_.at(path);
      return is_present(line) ? &lines_[line].line : nullptr;
    };
    const auto is_open = [&](const SourcePath& path) { return marks_.is_open_place(path, publication_); };
    const auto moves = find_waiting_moves(changes, marks_, day_, find_seen, is_open);
    if (moves.empty()) return trace(changes);
    trace(move_what_is_read(changes, moves));
    for (const WaitingMove& move : moves) {
      for (const FileChange& change : list_waiting_edits(move)) trace({change});
    }
  }

  void trace(const std::vector<FileChange>& changes) {
    for (const FileChange& change : changes) marks_.learn(change, publication_);
    Traffic traffic;
    for (const FileChange& change : changes) {
      const bool was = is_file(change.before_kind);
      const bool is = is_file(change.after_kind);
      if (was && is && change.before != change.after) {
        sort_edit(change, traffic);
      } else if (is && !was) {
        traffic.added.push_back(&change);
      } else if (was && !is) {
        traffic.removed.push_back(&change);
      }
    }
    if (!traffic.added.empty() || !traffic.removed.empty() || !traffic.renamed.empty()) move_and_add(traffic);
  }

  // A document that takes a path, and the line that it comes from.
  struct Move {
    size_t line = 0;
    const FileChange* arrival = nullptr;
  };

  // What no arrival continues yet, by name.
  using Leaving = std::multimap<std::string, const FileChange*>;

  void leave(const FileChange& change, Leaving& leaving) {
    leaving.emplace(lines_[lines_.at(change.path)].name, &change);
  }

  bool is_visible(const FileChange& change) const {
    const auto from = marks_.public_from(change.path, change.after);
    return from && *from <= day_ && marks_.is_open_place(change.path, publication_);
  }

  // Whether the public finds it at its path when the publication comes.
  bool is_present(size_t number) const {
    const TracedLine& line = lines_[number];
    return line.public_from && *line.public_from <= day_ &&
           marks_.was_open_place(line.newest().path, publication_, day_);
  }

  std::string name_of(const SourcePath& path, const Oid& blob) const {
    const auto original = marks_.original_of(path);
    if (!original) return marks_.name_of(path, blob);
    const auto line = lines_.find_at(original->path);
    return line ? fmt::format("{} {}", original->language, *line) : std::string();
  }

  std::string visible_name(const FileChange& change) const {
    std::string name = name_of(change.path, change.after);
    return name.empty() || is_visible(change) ? name : std::string();
  }

  void append(size_t number, const FileChange& change) {
    TracedLine& line = lines_[number];
    if (is_visible(change)) {
      line.unseen_from.reset();
    } else if (!line.unseen_from && (line.line.states.empty() || !is_present(number))) {
      line.unseen_from = line.line.states.size();
    }
    line.is_waiting = false;
    if (line.unseen_from && !marks_.is_part(change.path) && marks_.public_from(change.path, change.after))
      lines_.wait(number);
    line.line.states.push_back({publication_, change.path, change.after});
    // What wasn't due yet when something newer came never existed.
    if (line.public_from && *line.public_from > day_) line.public_from.reset();
    if (!line.public_from) line.public_from = marks_.public_from(change.path, change.after);
    const std::string name = visible_name(change);
    if (!name.empty()) give_name(number, change.path, name);
  }

  void give_name(size_t number, const SourcePath& path, const std::string& name) {
    lines_.name(number, name);
    if (const auto original = marks_.original_of(path))
      lines_[number].original = lines_.find_at(original->path);
  }

  // Whether what it translated has just gone elsewhere, without it.
  bool has_lost_original(size_t number) const {
    const TracedLine& line = lines_[number];
    if (!line.original || lines_[*line.original].line.states.empty()) return false;
    const DocumentState& original = lines_[*line.original].newest();
    return original.publication == publication_ &&
           marks_.original_of(line.newest().path)->path != original.path;
  }

  void sort_edit(const FileChange& change, Traffic& traffic) {
    const size_t line = lines_.at(change.path);
    if (!is_present(line)) {
      if (is_visible(change)) {
        traffic.added.push_back(&change);
        return;
      }
    } else if (!lines_[line].name.empty()) {
      const std::string name = visible_name(change);
      if (!name.empty() && name != lines_[line].name) {
        traffic.renamed.push_back(&change);
        return;
      }
    }
    append(line, change);
  }

  void move_and_add(const Traffic& traffic) {
    LeavingBytes gone;
    for (const FileChange* change : traffic.removed) {
      if ((!traffic.added.empty() || !traffic.renamed.empty()) && is_present(lines_.at(change->path))) {
        gone.add(*change);
      } else {
        lines_.end(lines_.at(change->path), publication_, change->path);
      }
    }
    Changes unpaired;
    Changes hidden;
    for (const FileChange* change : traffic.added)
      (marks_.is_open_place(change->path, publication_) ? unpaired : hidden).push_back(change);
    std::vector<Move> moves;
    for (const bool same_name_only : {true, false}) {
      std::erase_if(unpaired, [&](const FileChange* addition) {
        const FileChange* origin = gone.take(*addition, same_name_only);
        if (origin != nullptr) moves.push_back({lines_.at(origin->path), addition});
        return origin != nullptr;
      });
    }
    Leaving leaving;
    for (const FileChange* change : gone.list()) leave(*change, leaving);
    for (const FileChange* change : traffic.renamed) leave(*change, leaving);
    Changes unmoved = traffic.renamed;
    pair_names(unpaired, leaving, moves);
    pair_names(unmoved, leaving, moves);
    settle(unmoved, leaving, moves);
    for (const auto* list : {&unpaired, &hidden}) {
      for (const FileChange* addition : *list) add_at_path(*addition);
    }
  }

  // Those of `arrivals` that have the name of a document that leaves its path, or was gone, are that
  // document. `leaving`: by their names.
  void pair_names(Changes& arrivals, Leaving& leaving, std::vector<Move>& moves) {
    std::unordered_set<size_t> moved;
    for (const Move& move : moves) moved.insert(move.line);
    std::erase_if(arrivals, [&](const FileChange* arrival) {
      const std::string name = visible_name(*arrival);
      if (name.empty()) return false;
      const auto [first, last] = leaving.equal_range(name);
      if (first != last) {
        const auto rank = [&](const auto& entry) {
          const std::string& path = entry.second->path.text;
          return std::pair(file_name(path) != file_name(arrival->path.text), std::string_view(path));
        };
        const auto origin =
            std::min_element(first, last, [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
        moves.push_back({lines_.at(origin->second->path), arrival});
        leaving.erase(origin);
        return true;
      }
      const auto known = lines_.find_named(name);
      if (!known || is_present(*known)) return false;
      if (!moved.insert(*known).second) return false;
      if (lines_[*known].newest().path != arrival->path) lines_.leave_text_behind(*known);
      moves.push_back({*known, arrival});
      return true;
    });
  }

  // `leaving`: what no arrival continues. `unmoved`: of `renamed`, those that continue nothing from
  // elsewhere.
  void settle(const Changes& unmoved, const Leaving& leaving, const std::vector<Move>& moves) {
    std::unordered_set<const FileChange*> new_ones(unmoved.begin(), unmoved.end());
    for (const auto& [name, change] : leaving) {
      // A new name alone makes no new document; but a text beside another original, while its own goes
      // elsewhere, is another translation.
      if (new_ones.erase(change) != 0) {
        if (has_lost_original(lines_.at(change->path)))
          lines_.take_path(change->path, lines_.add(), publication_);
        append(lines_.at(change->path), *change);
      } else {
        lines_.end(lines_.at(change->path), publication_, change->path);
      }
    }
    // All lines leave their old paths before any takes its new one, so that two files can swap places.
    for (const Move& move : moves) lines_.leave_path(move.line, lines_[move.line].newest().path.text);
    for (const Move& move : moves) {
      lines_.take_path(move.arrival->path, move.line, publication_);
      append(move.line, *move.arrival);
    }
    for (const FileChange* change : unmoved) {
      if (new_ones.contains(change)) append(lines_.at(change->path), *change);
    }
  }

  void add_at_path(const FileChange& addition) {
    const std::string name = visible_name(addition);
    const auto found = lines_.find_at(addition.path);
    if (!name.empty() && found) {
      const std::string& former = lines_[*found].name;
      if (!former.empty() && former != name) lines_.take_path(addition.path, lines_.add(), publication_);
    }
    append(lines_.at(addition.path), addition);
  }

  // What becomes public though nothing was done to it. `publication`: after which.
  template <class IsOpen>
  void open_waiting(uint32_t publication, const IsOpen& is_open) {
    std::vector<size_t> opened;
    for (const size_t number : lines_.list_waiting()) {
      const DocumentState& text = lines_[number].newest();
      const auto from = marks_.public_from(text.path, text.blob);
      if (from && *from <= day_ && is_open(text.path)) opened.push_back(number);
    }
    std::sort(opened.begin(), opened.end(), [&](size_t a, size_t b) {
      const DocumentState& text_of_a = lines_[a].newest();
      const DocumentState& text_of_b = lines_[b].newest();
      const auto from_of_a = marks_.public_from(text_of_a.path, text_of_a.blob);
      const auto from_of_b = marks_.public_from(text_of_b.path, text_of_b.blob);
      // Translations come after their originals, which say what they are called.
      const bool is_translation_a = marks_.original_of(text_of_a.path).has_value();
      const bool is_translation_b = marks_.original_of(text_of_b.path).has_value();
      return std::tie(is_translation_a, from_of_a, text_of_a.path) <
             std::tie(is_translation_b, from_of_b, text_of_b.path);
    });
    for (const size_t number : opened) open(number, publication, is_open);
  }

  // It is what its name says: the document that had it and is gone, or what stood at its path.
  template <class IsOpen>
  void open(size_t number, uint32_t publication, const IsOpen& is_open) {
    lines_[number].is_waiting = false;
    const DocumentState text = lines_[number].newest();
    const std::string name = name_of(text.path, text.blob);
    const auto known = lines_.find_named(name);
    const bool is_known = !name.empty() && known && *known != number;
    const std::string former = lines_[number].name;
    if (is_known && !is_there(*known, is_open)) {
      go_on_as(*known, text, publication);
    } else if (!name.empty() && !former.empty() && former != name) {
      go_on_as(lines_.add(), text, publication);
    } else {
      lines_[number].unseen_from.reset();
    }
    if (!name.empty()) give_name(lines_.at(text.path), text.path, name);
  }

  template <class IsOpen>
  bool is_there(size_t number, const IsOpen& is_open) const {
    const TracedLine& line = lines_[number];
    return line.public_from && *line.public_from <= day_ && is_open(line.newest().path);
  }

  void go_on_as(size_t number, const DocumentState& text, uint32_t publication) {
    lines_.leave_text_behind(number);
    if (!lines_[number].line.states.empty()) lines_.leave_path(number, lines_[number].newest().path.text);
    lines_.take_path(text.path, number, publication_);
    TracedLine& line = lines_[number];
    line.line.states.push_back({publication, text.path, text.blob});
    line.public_from = marks_.public_from(text.path, text.blob);
    line.unseen_from.reset();
    line.is_waiting = false;
  }

  const DocumentMarks& marks_;
  uint32_t publication_ = 0;
  Date day_{};
  TracedLines lines_;
};

// The tip alone has no changes: every file counts as added.
std::vector<FileChange> changes_of(const SourceHistory& history, size_t publication) {
  const std::vector<FileChange>& changes = history.line[publication].changes;
  if (history.line.size() > 1 || !changes.empty()) return changes;
  std::vector<FileChange> added;
  for (const SourceFile& file : history.files) {
    added.push_back({file.path, FileKind::none, file.kind, Oid{}, file.blob});
  }
  return added;
}

}  // namespace

std::vector<DocumentLine> trace_documents(const SourceHistory& history, const DocumentMarks& marks) {
  Tracer tracer(marks);
  for (size_t i = 0; i < history.line.size(); ++i) {
    tracer.add(static_cast<uint32_t>(i), changes_of(history, i));
  }
  return std::move(tracer).finish();
}

std::vector<Oid> list_document_blobs(const SourceHistory& history,
                                     const std::function<bool(const SourcePath&)>& is_document) {
  std::vector<Oid> blobs;
  for (size_t i = 0; i < history.line.size(); ++i) {
    for (const FileChange& change : changes_of(history, i)) {
      if (is_file(change.after_kind) && is_document(change.path)) blobs.push_back(change.after);
    }
  }
  return blobs;
}

}  // namespace gazette
