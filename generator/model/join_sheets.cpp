#include <algorithm>
#include <utility>

#include "model/drop_unread.h"
#include "model/life_of_document.h"

namespace gazette {

namespace {

constexpr size_t plan_itself = 0;  // sheets count from 1

struct Event {
  size_t who = plan_itself;
  const PublicState* state = nullptr;
};

bool stands_in(const PublicState* plan, const PublicState& sheet) {
  return plan != nullptr && plan->is_text() && plan_folder(sheet.path) == plan_folder(plan->path);
}

class Joiner {
 public:
  explicit Joiner(size_t sheet_count) : sheets_(sheet_count + 1, nullptr) {}

  // Everything that happened at one moment.
  void take(const Event* begin, const Event* end) {
    for (const Event* event = begin; event != end; ++event) {
      if (event->who == plan_itself) {
        plan_ = event->state;
      } else {
        sheets_[event->who] = event->state->is_text() ? event->state : nullptr;
      }
    }
    if (plan_ == nullptr) return;
    if (!plan_->is_text()) {
      states_.push_back(*plan_);
      return;
    }
    PublicState state = *plan_;
    const PublicState& first = *begin->state;
    state.publication = first.publication;
    state.date = first.date;
    state.embargoed = first.embargoed;
    state.moment = first.moment;
    for (const PublicState* sheet : sheets_) {
      if (sheet != nullptr && stands_in(plan_, *sheet))
        state.sheets.push_back({sheet->path, sheet->blob, sheet->header});
    }
    std::sort(state.sheets.begin(), state.sheets.end(),
              [](const VersionSheet& a, const VersionSheet& b) { return a.path < b.path; });
    states_.push_back(std::move(state));
  }

  std::vector<PublicState> finish() && { return std::move(states_); }

 private:
  const PublicState* plan_ = nullptr;
  std::vector<const PublicState*> sheets_;  // in force; [0] is never one
  std::vector<PublicState> states_;
};

std::vector<PublicState> list_read(const DocumentLife& sheet, const DocumentLife& plan,
                                   const std::vector<Moment>& changes, Date build_date) {
  return drop_unread(sheet, changes, build_date, [&](const PublicState& text, const Moment& at) {
    return stands_in(find_in_force(plan.states, at, build_date), text);
  });
}

}  // namespace

DocumentLife join_sheets(const DocumentLife& plan, const std::vector<const DocumentLife*>& sheets,
                         Date build_date) {
  std::vector<Moment> changes;
  add_moments(changes, plan.states);
  bool is_draft = plan.is_draft;
  std::vector<std::vector<PublicState>> read(sheets.size());
  for (size_t i = 0; i < sheets.size(); ++i) {
    const bool is_shown = sheets[i]->tip == TipState::open || sheets[i]->tip == TipState::deleted;
    if (!is_shown || find_end(sheets[i]->states, build_date) == TipState::withdrawn) continue;
    read[i] = list_read(*sheets[i], plan, changes, build_date);
    is_draft = is_draft || sheets[i]->is_draft;
  }
  std::vector<Event> events;
  for (const PublicState& state : plan.states) {
    if (is_due(state, build_date)) events.push_back({plan_itself, &state});
  }
  for (size_t i = 0; i < read.size(); ++i) {
    for (const PublicState& state : read[i]) events.push_back({i + 1, &state});
  }
  std::stable_sort(events.begin(), events.end(),
                   [](const Event& a, const Event& b) { return a.state->moment < b.state->moment; });
  Joiner joiner(sheets.size());
  for (size_t i = 0; i < events.size();) {
    size_t end = i + 1;
    while (end < events.size() && events[end].state->moment == events[i].state->moment) ++end;
    joiner.take(&events[i], &events[i] + (end - i));
    i = end;
  }
  return {std::move(joiner).finish(), {}, plan.tip, is_draft, plan.is_hidden_by_mistake};
}

}  // namespace gazette
