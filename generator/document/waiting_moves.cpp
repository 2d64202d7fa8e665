#include "document/waiting_moves.h"

#include <algorithm>
#include <utility>

namespace gazette {

namespace {

// The texts of a document that readers find on a day, or will find one day.
class LivingTexts {
 public:
  void add(const Oid& blob, Date day, Date from) {
    if (from > day) {
      // What waits for the very day for which something newer waits never existed.
      drop([&](const Text& text) { return text.from >= from; });
      texts_.push_back({blob, from, true});
    } else {
      drop_later_than(day);
      texts_.push_back({blob, day, false});
    }
  }
  // What wasn't due yet when something newer came never existed.
  void drop_later_than(Date day) {
    drop([&](const Text& text) { return text.from > day; });
  }
  void clear() { texts_.clear(); }

  // What is in force on that day, and what waits behind it; nothing if nothing is in force.
  std::vector<Oid> list(Date day) const {
    const auto is_due = [&](const Text& text) { return !text.waited || text.from <= day; };
    const auto newest = std::find_if(texts_.rbegin(), texts_.rend(), is_due);
    if (newest == texts_.rend()) return {};
    std::vector<Oid> blobs;
    for (auto text = newest.base() - 1; text != texts_.end(); ++text) blobs.push_back(text->blob);
    return blobs;
  }

 private:
  struct Text {
    Oid blob;
    Date from{};
    bool waited = false;
  };

  template <class IsDropped>
  void drop(const IsDropped& is_dropped) {
    while (!texts_.empty() && texts_.back().waited && is_dropped(texts_.back())) texts_.pop_back();
  }

  std::vector<Text> texts_;
};

std::vector<Oid> list_living(const DocumentLine& line, const DocumentMarks& marks, Date day) {
  LivingTexts living;
  for (const DocumentState& state : line.states) {
    const Date day_of_state = marks.day_of(state.publication);
    if (state.blob.is_zero()) {
      living.clear();
    } else if (const auto from = marks.public_from(state.path, state.blob)) {
      living.add(state.blob, day_of_state, *from);
    } else {
      living.drop_later_than(day_of_state);
    }
  }
  return living.list(day);
}

}  // namespace

bool is_file(FileKind kind) {
  return kind == FileKind::regular || kind == FileKind::executable;
}

void LeavingBytes::add(const FileChange& removal) {
  by_bytes_.emplace(removal.before, &removal);
}

const FileChange* LeavingBytes::take(const FileChange& addition, bool same_name_only) {
  const auto [first, last] = by_bytes_.equal_range(addition.after);
  auto best = last;
  for (auto it = first; it != last; ++it) {
    if (same_name_only && file_name(it->second->path.text) != file_name(addition.path.text)) continue;
    if (best == last || it->second->path < best->second->path) best = it;
  }
  if (best == last) return nullptr;
  const FileChange* origin = best->second;
  by_bytes_.erase(best);
  return origin;
}

std::vector<const FileChange*> LeavingBytes::list() const {
  std::vector<const FileChange*> changes;
  for (const auto& [oid, change] : by_bytes_) changes.push_back(change);
  std::sort(changes.begin(), changes.end(),
            [](const FileChange* a, const FileChange* b) { return a->path < b->path; });
  return changes;
}

std::vector<WaitingMove> find_waiting_moves(
    const std::vector<FileChange>& changes, const DocumentMarks& marks, Date day,
    const std::function<const DocumentLine*(const SourcePath& path)>& find_seen,
    const std::function<bool(const SourcePath& path)>& is_open) {
  const auto waits = [&](const SourcePath& path, const Oid& blob) {
    const auto from = marks.public_from(path, blob);
    return from && *from > day;
  };
  LeavingBytes leaving;
  std::unordered_map<const FileChange*, std::vector<Oid>> texts;
  for (const FileChange& change : changes) {
    if (!is_file(change.before_kind) || is_file(change.after_kind) || !waits(change.path, change.before))
      continue;
    const DocumentLine* seen = find_seen(change.path);
    if (seen == nullptr) continue;
    std::vector<Oid> living = list_living(*seen, marks, day);
    if (living.size() < 2) continue;
    texts.emplace(&change, std::move(living));
    leaving.add(change);
  }
  std::vector<WaitingMove> moves;
  if (texts.empty()) return moves;
  std::vector<const FileChange*> arrivals;
  for (const FileChange& change : changes) {
    if (!is_file(change.after_kind) || !waits(change.path, change.after) || !is_open(change.path)) continue;
    // A file that readers don't see takes no place.
    if (!is_file(change.before_kind) || find_seen(change.path) == nullptr) arrivals.push_back(&change);
  }
  for (const bool same_name_only : {true, false}) {
    std::erase_if(arrivals, [&](const FileChange* arrival) {
      const FileChange* origin = leaving.take(*arrival, same_name_only);
      if (origin != nullptr) moves.push_back({origin, arrival, std::move(texts.at(origin))});
      return origin != nullptr;
    });
  }
  return moves;
}

std::vector<FileChange> move_what_is_read(std::vector<FileChange> changes,
                                          const std::vector<WaitingMove>& moves) {
  for (const WaitingMove& move : moves) {
    for (FileChange& change : changes) {
      if (change.path == move.removal->path) change.before = move.texts.front();
      if (change.path == move.arrival->path) change.after = move.texts.front();
    }
  }
  return changes;
}

std::vector<FileChange> list_waiting_edits(const WaitingMove& move) {
  std::vector<FileChange> edits;
  for (size_t i = 1; i < move.texts.size(); ++i) {
    FileChange edit = *move.arrival;
    edit.before_kind = edit.after_kind;
    edit.before = move.texts[i - 1];
    edit.after = move.texts[i];
    edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace gazette
