#include "model/follow_original.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "model/translation_path.h"

namespace gazette {

namespace {

struct Event {
  Moment moment;
  const PublicState* of_translation = nullptr;
  std::optional<size_t> original;  // whose state it is
  const PublicState* of_original = nullptr;
  bool is_draft = false;                  // the translation itself was a draft again …
  const PublicState* of_sheet = nullptr;  // … or its sheet, which said this before
};

class Follower {
 public:
  Follower(size_t original_count, const SiteSettings& settings)
      : settings_(settings), originals_(original_count, nullptr) {}

  // Everything that happened at one moment.
  void take(const Event* begin, const Event* end) {
    const PublicState* first = nullptr;
    bool is_told = false;  // the translation itself says something new
    for (const Event* event = begin; event != end; ++event) {
      if (event->is_draft) {
        forget(*event);
        continue;
      }
      const PublicState* state = event->original ? event->of_original : event->of_translation;
      if (first == nullptr) first = state;
      if (const std::optional<size_t> number = event->original) {
        originals_[*number] = state->is_text() ? state : nullptr;
        if (state->is_text()) seen_originals_.insert(state->path.text);
      } else {
        translation_ = state;
        is_told = true;
      }
    }
    if (first == nullptr || translation_ == nullptr) return;
    const PublicState* original = find_original(*translation_);
    if (original != nullptr) {
      show(*original, *first);
    } else if (is_shown_ || (is_told && is_end_told())) {
      end_at(*first);
    }
  }

  std::vector<PublicState> finish() && { return std::move(states_); }

 private:
  const PublicState* find_original(const PublicState& translation) const {
    if (!translation.is_text()) return nullptr;
    const auto place = find_translation(settings_, translation.path);
    if (!place) return nullptr;
    const auto found = std::find_if(originals_.begin(), originals_.end(), [&](const PublicState* state) {
      return state != nullptr && state->path == place->original;
    });
    return found == originals_.end() ? nullptr : *found;
  }

  // Whether readers are told that it went: they saw it; or it is withdrawn, and they may know its original.
  bool is_end_told() const {
    if (translation_->is_text()) return false;
    if (!states_.empty()) return true;
    const auto place = find_translation(settings_, translation_->path);
    return translation_->header && place && seen_originals_.contains(place->original.text);
  }

  bool has_sheet(const PublicState& original, const VersionSheet& sheet) const {
    const auto unseen = unseen_.find(sheet.path.text);
    if (unseen != unseen_.end() && unseen->second == sheet.blob) return false;
    const auto place = find_translation(settings_, sheet.path);
    return place && std::any_of(original.sheets.begin(), original.sheets.end(),
                                [&](const VersionSheet& other) { return other.path == place->original; });
  }

  void show(const PublicState& original, const PublicState& first) {
    PublicState state = *translation_;
    std::erase_if(state.sheets, [&](const VersionSheet& sheet) { return !has_sheet(original, sheet); });
    set_time(state, first);
    states_.push_back(std::move(state));
    is_shown_ = true;
  }

  void end_at(const PublicState& first) {
    PublicState state = *translation_;
    if (state.is_text()) {
      state.blob = Oid{};
      state.header = nullptr;
      state.sheets.clear();
    }
    set_time(state, first);
    states_.push_back(std::move(state));
    is_shown_ = false;
  }

  static void set_time(PublicState& state, const PublicState& first) {
    state.publication = first.publication;
    state.date = first.date;
    state.embargoed = first.embargoed;
    state.moment = first.moment;
  }

  // What readers saw stays in force; what they didn't see yet never was.
  void forget(const Event& event) {
    if (event.of_sheet == nullptr) {
      if (!is_shown_) translation_ = nullptr;
      return;
    }
    const VersionSheet sheet{event.of_sheet->path, event.of_sheet->blob, nullptr};
    const auto is_same = [&](const VersionSheet& other) {
      return other.path == sheet.path && other.blob == sheet.blob;
    };
    const bool is_seen =
        is_shown_ && std::any_of(states_.back().sheets.begin(), states_.back().sheets.end(), is_same);
    if (!is_seen) unseen_[sheet.path.text] = sheet.blob;
  }

  const SiteSettings& settings_;
  std::vector<const PublicState*> originals_;  // what is in force of each
  const PublicState* translation_ = nullptr;
  std::set<std::string> seen_originals_;  // where one ever stood
  std::map<std::string, Oid> unseen_;     // sheets that nobody may see: what they said, by path
  bool is_shown_ = false;
  std::vector<PublicState> states_;
};

bool was_withdrawn(const DocumentLife& life, Date day) {
  return life.tip == TipState::hidden || find_end(life.states, day) == TipState::withdrawn;
}

}  // namespace

DocumentLife follow_original(const TranslationLife& translation, const std::vector<DocumentLife>& originals,
                             const SiteSettings& settings, Date build_date) {
  const DocumentLife& itself = translation.itself;
  const DocumentLife joined =
      translation.sheets.empty() ? itself : join_sheets(itself, translation.sheets, build_date);
  std::vector<Event> events;
  const auto is_due = [&](const PublicState& state) { return !state.embargoed || state.date <= build_date; };
  for (const Moment& moment : itself.drafts) events.push_back({moment, nullptr, {}, nullptr, true, nullptr});
  for (const DocumentLife* sheet : translation.sheets) {
    for (const Moment& moment : sheet->drafts) {
      const PublicState* before = nullptr;
      for (const PublicState& state : sheet->states) {
        if (state.moment < moment) before = &state;
      }
      if (before != nullptr) events.push_back({moment, nullptr, {}, nullptr, true, before});
    }
  }
  for (size_t i = 0; i < originals.size(); ++i) {
    // It isn't there, or nothing of what it said may be seen.
    if (was_withdrawn(originals[i], build_date)) continue;
    for (const PublicState& state : originals[i].states) {
      if (is_due(state)) events.push_back({state.moment, nullptr, i, &state, false, nullptr});
    }
  }
  for (const PublicState& state : joined.states) {
    if (is_due(state)) events.push_back({state.moment, &state, {}, nullptr, false, nullptr});
  }
  std::stable_sort(events.begin(), events.end(),
                   [](const Event& a, const Event& b) { return a.moment < b.moment; });
  Follower follower(originals.size(), settings);
  for (size_t i = 0; i < events.size();) {
    size_t end = i + 1;
    while (end < events.size() && events[end].moment == events[i].moment) ++end;
    follower.take(&events[i], &events[i] + (end - i));
    i = end;
  }
  return {std::move(follower).finish(), {}, itself.tip, joined.is_draft, itself.is_hidden_by_mistake};
}

}  // namespace gazette
