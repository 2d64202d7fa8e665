#include "model/drop_unread.h"

#include <algorithm>
#include <cstddef>

#include "model/public_days.h"

namespace gazette {

namespace {

bool is_read_between(const PublicState& text, const Moment& end, const std::vector<Moment>& changes,
                     const IsRead& is_read) {
  if (is_read(text, text.moment)) return true;
  const auto first = std::upper_bound(changes.begin(), changes.end(), text.moment);
  const auto last = std::lower_bound(first, changes.end(), end);
  return std::any_of(first, last, [&](const Moment& change) { return is_read(text, change); });
}

}  // namespace

const PublicState* find_in_force(const std::vector<PublicState>& states, const Moment& at, Date build_date) {
  auto end = std::upper_bound(states.begin(), states.end(), at,
                              [](const Moment& a, const PublicState& b) { return a < b.moment; });
  while (end != states.begin()) {
    --end;
    if (is_due(*end, build_date)) return &*end;
  }
  return nullptr;
}

std::vector<PublicState> drop_unread(const DocumentLife& part, const std::vector<Moment>& changes,
                                     Date build_date, const IsRead& is_read) {
  std::vector<const PublicState*> due;
  for (const PublicState& state : part.states) {
    if (is_due(state, build_date)) due.push_back(&state);
  }
  std::vector<Moment> drafts = part.drafts;
  std::sort(drafts.begin(), drafts.end());
  std::vector<PublicState> kept;
  size_t unread = 0;  // texts at the end of `kept`
  for (size_t i = 0; i < due.size(); ++i) {
    const PublicState& state = *due[i];
    const Moment next = i + 1 < due.size() ? due[i + 1]->moment : Moment{end_of_time};
    // A draft that has the moment of a state came before it.
    const auto draft = std::upper_bound(drafts.begin(), drafts.end(), state.moment);
    const bool is_covered = draft != drafts.end() && !(next < *draft);
    const bool was_read = drafts.empty() || !state.is_text() ||
                          is_read_between(state, is_covered ? *draft : next, changes, is_read);
    kept.push_back(state);
    unread = was_read ? 0 : unread + 1;
    if (!is_covered) continue;
    kept.resize(kept.size() - unread);
    unread = 0;
  }
  return kept;
}

void add_moments(std::vector<Moment>& changes, const std::vector<PublicState>& states) {
  for (const PublicState& state : states) changes.push_back(state.moment);
  std::sort(changes.begin(), changes.end());
}

}  // namespace gazette
