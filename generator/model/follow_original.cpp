#include "model/follow_original.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "model/drop_unread.h"
#include "model/translation_path.h"

namespace gazette {

namespace {

using States = std::vector<PublicState>;

struct Event {
  const PublicState* state = nullptr;
  std::optional<size_t> original;  // whose state it is; none: of the translation itself
};

// The text of an original in force (one for each document that ever stood there) that `path` translates.
const PublicState* find_original(const std::vector<const PublicState*>& in_force, const SourcePath& path,
                                 const SiteSettings& settings) {
  const auto place = find_translation(settings, path);
  if (!place) return nullptr;
  const auto found = std::find_if(in_force.begin(), in_force.end(), [&](const PublicState* state) {
    return state != nullptr && state->is_text() && state->path == place->original;
  });
  return found == in_force.end() ? nullptr : *found;
}

bool has_original(const PublicState& original, const SourcePath& sheet, const SiteSettings& settings) {
  const auto place = find_translation(settings, sheet);
  return place && std::any_of(original.sheets.begin(), original.sheets.end(),
                              [&](const VersionSheet& other) { return other.path == place->original; });
}

// The translation that readers see beside its original.
class Follower {
 public:
  Follower(size_t original_count, const SiteSettings& settings)
      : settings_(settings), originals_(original_count, nullptr) {}

  // Everything that happened at one moment.
  void take(const Event* begin, const Event* end) {
    bool is_told = false;  // the translation itself says something new
    for (const Event* event = begin; event != end; ++event) {
      if (const std::optional<size_t> number = event->original) {
        originals_[*number] = event->state;
        if (event->state->is_text()) seen_originals_.insert(event->state->path.text);
      } else {
        translation_ = event->state;
        is_told = true;
      }
    }
    if (translation_ == nullptr) return;
    const PublicState& first = *begin->state;
    const PublicState* original =
        translation_->is_text() ? find_original(originals_, translation_->path, settings_) : nullptr;
    if (original != nullptr) {
      show(*original, first);
    } else if (is_shown_ || (is_told && is_end_told())) {
      end_at(first);
    }
  }

  States finish() && { return std::move(states_); }

 private:
  // Whether readers are told that it went: they saw it; or it is withdrawn, and they may know its original.
  bool is_end_told() const {
    if (translation_->is_text()) return false;
    if (!states_.empty()) return true;
    const auto place = find_translation(settings_, translation_->path);
    return translation_->header && place && seen_originals_.contains(place->original.text);
  }

  void show(const PublicState& original, const PublicState& first) {
    PublicState state = *translation_;
    std::erase_if(state.sheets,
                  [&](const VersionSheet& sheet) { return !has_original(original, sheet.path, settings_); });
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

  const SiteSettings& settings_;
  std::vector<const PublicState*> originals_;  // what is in force of each
  const PublicState* translation_ = nullptr;
  std::set<std::string> seen_originals_;  // where one ever stood
  bool is_shown_ = false;
  States states_;
};

// What is left of the parts of a translation without what readers never saw.
class Reading {
 public:
  Reading(const std::vector<const States*>& originals, const SiteSettings& settings, Date build_date)
      : originals_(originals), settings_(settings), build_date_(build_date) {
    for (const States* states : originals_) add_moments(changes_, *states);
  }

  States read_text(const DocumentLife& translation) const {
    return drop_unread(translation, changes_, build_date_, [&](const PublicState& text, const Moment& at) {
      return original_at(text.path, at) != nullptr;
    });
  }

  // Of one of its sheets; `text`: the states of the translation that are read.
  States read_sheet(const DocumentLife& sheet, const States& text) const {
    std::vector<Moment> changes = changes_;
    add_moments(changes, text);
    return drop_unread(sheet, changes, build_date_, [&](const PublicState& state, const Moment& at) {
      const PublicState* plan = find_in_force(text, at, build_date_);
      if (plan == nullptr || !plan->is_text() || plan_folder(plan->path) != plan_folder(state.path))
        return false;
      const PublicState* original = original_at(plan->path, at);
      return original != nullptr && has_original(*original, state.path, settings_);
    });
  }

 private:
  const PublicState* original_at(const SourcePath& path, const Moment& at) const {
    std::vector<const PublicState*> in_force;
    for (const States* states : originals_) in_force.push_back(find_in_force(*states, at, build_date_));
    return find_original(in_force, path, settings_);
  }

  const std::vector<const States*>& originals_;
  const SiteSettings& settings_;
  Date build_date_;
  std::vector<Moment> changes_;
};

bool was_withdrawn(const DocumentLife& life, Date day) {
  return life.tip == TipState::hidden || find_end(life.states, day) == TipState::withdrawn;
}

// The translation with its sheets, of which only what readers saw ever was.
DocumentLife join_read(const TranslationLife& translation, const std::vector<const States*>& originals,
                       const SiteSettings& settings, Date build_date) {
  const Reading reading(originals, settings, build_date);
  DocumentLife text = translation.itself;
  text.states = reading.read_text(text);
  if (translation.sheets.empty()) return text;
  std::vector<DocumentLife> sheets;
  for (const DocumentLife* sheet : translation.sheets) {
    sheets.push_back(*sheet);
    sheets.back().states = reading.read_sheet(*sheet, text.states);
  }
  std::vector<const DocumentLife*> parts;
  for (const DocumentLife& sheet : sheets) parts.push_back(&sheet);
  return join_sheets(text, parts, build_date);
}

}  // namespace

DocumentLife follow_original(const TranslationLife& translation, const std::vector<DocumentLife>& originals,
                             const SiteSettings& settings, Date build_date) {
  std::vector<const States*> seen;
  for (const DocumentLife& original : originals) {
    // It isn't there, or nothing of what it said may be seen.
    if (!was_withdrawn(original, build_date)) seen.push_back(&original.states);
  }
  const DocumentLife joined = join_read(translation, seen, settings, build_date);
  std::vector<Event> events;
  for (size_t i = 0; i < seen.size(); ++i) {
    for (const PublicState& state : *seen[i]) {
      if (is_due(state, build_date)) events.push_back({&state, i});
    }
  }
  for (const PublicState& state : joined.states) events.push_back({&state, std::nullopt});
  std::stable_sort(events.begin(), events.end(),
                   [](const Event& a, const Event& b) { return a.state->moment < b.state->moment; });
  Follower follower(seen.size(), settings);
  for (size_t i = 0; i < events.size();) {
    size_t end = i + 1;
    while (end < events.size() && events[end].state->moment == events[i].state->moment) ++end;
    follower.take(&events[i], &events[i] + (end - i));
    i = end;
  }
  return {std::move(follower).finish(),
          {},
          translation.itself.tip,
          joined.is_draft,
          translation.itself.is_hidden_by_mistake};
}

}  // namespace gazette
