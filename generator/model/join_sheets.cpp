#include <algorithm>
#include <utility>

#include "model/life_of_document.h"

namespace gazette {

namespace {

constexpr size_t plan_itself = 0;  // sheets count from 1

struct Event {
  size_t who = plan_itself;
  Moment moment;
  const PublicState* state = nullptr;  // none: a draft took its place
};

class Joiner {
 public:
  explicit Joiner(size_t sheet_count) : sheets_(sheet_count + 1, nullptr) {}

  // Everything that happened at one moment.
  void take(const Event* begin, const Event* end) {
    const PublicState* first = nullptr;
    for (const Event* event = begin; event != end; ++event) {
      if (event->state == nullptr) {
        if (!is_shown(sheets_[event->who])) sheets_[event->who] = nullptr;
        continue;
      }
      if (first == nullptr) first = event->state;
      if (event->who == plan_itself) {
        plan_ = event->state;
      } else {
        sheets_[event->who] = event->state->is_text() ? event->state : nullptr;
      }
    }
    if (plan_ == nullptr || first == nullptr) return;
    if (!plan_->is_text()) {
      states_.push_back(*plan_);
      return;
    }
    PublicState state = *plan_;
    state.publication = first->publication;
    state.date = first->date;
    state.embargoed = first->embargoed;
    state.moment = first->moment;
    for (const PublicState* sheet : sheets_) {
      if (is_shown(sheet)) state.sheets.push_back({sheet->path, sheet->blob, sheet->header});
    }
    std::sort(state.sheets.begin(), state.sheets.end(),
              [](const VersionSheet& a, const VersionSheet& b) { return a.path < b.path; });
    states_.push_back(std::move(state));
  }

  std::vector<PublicState> finish() && { return std::move(states_); }

 private:
  bool is_shown(const PublicState* sheet) const {
    return plan_ != nullptr && plan_->is_text() && sheet != nullptr &&
           plan_folder(sheet->path) == plan_folder(plan_->path);
  }

  const PublicState* plan_ = nullptr;
  std::vector<const PublicState*> sheets_;  // in force; [0] is never one
  std::vector<PublicState> states_;
};

}  // namespace

DocumentLife join_sheets(const DocumentLife& plan, const std::vector<const DocumentLife*>& sheets,
                         Date build_date) {
  std::vector<Event> events;
  const auto add = [&](size_t who, const std::vector<PublicState>& states) {
    for (const PublicState& state : states) {
      if (!state.embargoed || state.date <= build_date) events.push_back({who, state.moment, &state});
    }
  };
  add(plan_itself, plan.states);
  bool is_draft = plan.is_draft;
  for (size_t i = 0; i < sheets.size(); ++i) {
    const bool is_shown = sheets[i]->tip == TipState::open || sheets[i]->tip == TipState::deleted;
    if (find_end(sheets[i]->states, build_date) == TipState::withdrawn) continue;
    if (is_shown) {
      for (const Moment& moment : sheets[i]->drafts) events.push_back({i + 1, moment});
      add(i + 1, sheets[i]->states);
    }
    is_draft = is_draft || (is_shown && sheets[i]->is_draft);
  }
  // Drafts first: whether readers saw what they cover is told by the time before.
  std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
    if (a.moment < b.moment || b.moment < a.moment) return a.moment < b.moment;
    return a.state == nullptr && b.state != nullptr;
  });
  Joiner joiner(sheets.size());
  for (size_t i = 0; i < events.size();) {
    size_t end = i + 1;
    while (end < events.size() && events[end].moment == events[i].moment) ++end;
    joiner.take(&events[i], &events[i] + (end - i));
    i = end;
  }
  return {std::move(joiner).finish(), {}, plan.tip, is_draft, plan.is_hidden_by_mistake};
}

}  // namespace gazette
