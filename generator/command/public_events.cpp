#include "command/public_events.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace gazette {

namespace {

Turn turn_of(const Version& version) {
  return {version.publication, version.was_held_back, version.was_held_back ? version.date : Date{}, 0,
          TurnKind::version};
}

// When all of that publication changes, in whatever order.
Turn turn_of_change(const PublicEvent& event) {
  return {event.turn.publication, event.turn.was_held_back, event.turn.date, 0, TurnKind::version};
}

// No earlier than `turn`, or right after it.
void come_after(Turn& later, const Turn& turn) {
  if (later > turn) return;
  const TurnKind kind = later.kind;
  later = turn;
  later.kind = kind;
  if (later <= turn) ++later.step;
}

// What happens to one document, in order.
class DocumentEvents {
 public:
  DocumentEvents(DocumentNumber number, const PublicDocument& document, std::vector<PublicEvent>& events)
      : number_(number), document_(document), events_(events) {}

  void list() {
    for (uint32_t v = 0; v < document_.versions.size(); ++v) {
      const Version& version = document_.versions[v];
      const bool is_text = version.event != EventKind::removed;
      move_before(v, version.publication);
      while (is_text && has_next() && path_ != version.path) move();
      add({turn_of(version), number_, v, {}, version.path, nullptr, {}});
      if (path_.text.empty()) path_ = version.path;
    }
    move_before(document_.versions.size(), newest_publication);
  }

 private:
  bool has_next() const { return next_ < document_.paths.size(); }
  const PublicPlace& next() const { return document_.paths[next_]; }

  void move() {
    const PublicPlace& place = next();
    ++next_;
    if (place.path == path_) return;
    const SourcePath from = std::exchange(path_, place.path);
    // Where it stands first needs no way there.
    if (!events_of_own_) return;
    // What waits comes to its place on its day.
    const Turn turn{place.publication, place.waited_for.has_value(), place.waited_for.value_or(Date{}), 0,
                    TurnKind::move};
    const auto moved_in = place.waited_for ? std::nullopt : std::optional(place.publication);
    add({turn, number_, std::nullopt, from, path_, nullptr, moved_in});
  }

  // The document and its sheets, as it came, before `version` of that publication.
  void move_before(size_t version, uint32_t publication) {
    while (true) {
      const SheetMoves* sheets =
          next_sheets_ < document_.sheet_moves.size() ? &document_.sheet_moves[next_sheets_] : nullptr;
      if (sheets != nullptr && sheets->version_count > version) sheets = nullptr;
      const bool has_move = has_next() && next().publication < publication;
      if (sheets != nullptr && (!has_move || sheets->publication <= next().publication)) {
        ++next_sheets_;
        // Together with what else is published: a sheet and its translation never part.
        const Turn turn{sheets->publication, false, {}, 0, TurnKind::version};
        add({turn, number_, std::nullopt, path_, path_, sheets, sheets->publication});
      } else if (has_move) {
        move();
      } else {
        return;
      }
    }
  }

  void add(PublicEvent event) {
    events_of_own_ = true;
    events_.push_back(std::move(event));
  }

  DocumentNumber number_;
  const PublicDocument& document_;
  std::vector<PublicEvent>& events_;
  size_t next_ = 0;
  size_t next_sheets_ = 0;
  SourcePath path_;
  bool events_of_own_ = false;
};

// The events of all documents, before each other.
class EventOrder {
 public:
  EventOrder(const PublicHistory& history, size_t first_translation)
      : history_(history), first_translation_(first_translation) {
    for (DocumentNumber i = 0; i < history.documents.size(); ++i)
      DocumentEvents(i, history.documents[i], events_).list();
  }

  std::vector<PublicEvent> order() && {
    keep_order_of_documents();
    move_together();
    keep_order_of_documents();
    withdraw_before_others_come();
    leave_as_others_come();
    std::stable_sort(events_.begin(), events_.end(),
                     [](const PublicEvent& a, const PublicEvent& b) { return a.turn < b.turn; });
    return std::move(events_);
  }

 private:
  void keep_order_of_documents() {
    for (size_t i = 1; i < events_.size(); ++i) {
      if (events_[i].document == events_[i - 1].document) come_after(events_[i].turn, events_[i - 1].turn);
    }
  }

  // What moves in one publication leaves at once: also if one of it must come after a text that waited for a
  // day before, for which moves without a day of their own are no sign.
  void move_together() {
    std::map<uint32_t, Turn> latest;  // by the publication of the moves
    for (const PublicEvent& event : events_) {
      if (!event.moved_in) continue;
      Turn& turn = latest.try_emplace(*event.moved_in, event.turn).first->second;
      turn = std::max(turn, event.turn);
    }
    Turn before;
    for (auto& [publication, turn] : latest) {
      if (before.was_held_back) come_after(turn, before);
      before = turn;
    }
    for (PublicEvent& event : events_) {
      if (!event.moved_in) continue;
      const Turn& turn = latest.at(*event.moved_in);
      if (!turn.was_held_back) continue;
      const TurnKind kind = event.turn.kind;
      event.turn = turn;
      event.turn.kind = kind;
    }
  }

  bool is_withdrawal(const PublicEvent& event) const {
    if (!event.version) return false;
    const Version& version = history_.documents[event.document].versions[*event.version];
    return version.event == EventKind::removed && version.header->visibility == Visibility::withdrawn;
  }

  // Of one that stood. If nothing of it ever did, its original may first come to that place with it.
  bool is_end_of_translation(const PublicEvent& event) const {
    if (event.document < first_translation_ || !event.version || *event.version == 0) return false;
    return history_.documents[event.document].versions[*event.version].event == EventKind::removed;
  }

  // What is withdrawn says so where readers found it. If something else takes that place in the same
  // publication, it says so before; and a translation that ends is gone by then, beside neither.
  void withdraw_before_others_come() {
    std::set<std::pair<uint32_t, std::string>> taken;  // by publication
    for (const PublicEvent& event : events_) {
      if (!is_withdrawal(event)) taken.emplace(event.turn.publication, event.to.text);
    }
    for (PublicEvent& event : events_) {
      if ((is_withdrawal(event) && taken.contains({event.turn.publication, event.to.text})) ||
          is_end_of_translation(event))
        event.turn.kind = TurnKind::withdrawal;
    }
  }

  // What takes the place of a document that moves away comes with that move: a translation that stays there
  // always has an original.
  void leave_as_others_come() {
    std::map<std::pair<Turn, std::string>, const PublicEvent*> left;
    for (const PublicEvent& event : events_) {
      if (!event.version && event.from != event.to) left[{turn_of_change(event), event.from.text}] = &event;
    }
    for (PublicEvent& event : events_) {
      if (!event.version || event.turn.kind != TurnKind::version) continue;
      const auto place = left.find({turn_of_change(event), event.to.text});
      if (place != left.end() && place->second->document != event.document) event.turn = place->second->turn;
    }
  }

  const PublicHistory& history_;
  const size_t first_translation_;
  std::vector<PublicEvent> events_;
};

}  // namespace

std::vector<PublicEvent> list_public_events(const PublicHistory& history, size_t first_translation) {
  return EventOrder(history, first_translation).order();
}

}  // namespace gazette
