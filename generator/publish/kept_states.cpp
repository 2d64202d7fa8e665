#include "publish/kept_states.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace gazette {

std::vector<std::string> list_surplus(const std::vector<KeptState>& states, const std::string& live,
                                      size_t keep) {
  std::vector<std::string> surplus;
  std::vector<const KeptState*> left;  // newest first
  std::set<std::string> commits;
  for (auto state = states.rbegin(); state != states.rend(); ++state) {
    const bool is_first = state->commit.empty() || commits.insert(state->commit).second;
    if (is_first || state->id == live) {
      left.push_back(&*state);
    } else {
      surplus.push_back(state->id);
    }
  }
  while (left.size() > keep && left.back()->id != live) {
    surplus.push_back(left.back()->id);
    left.pop_back();
  }
  return surplus;
}

std::string find_state_before(const std::vector<KeptState>& states, const std::string& live) {
  const auto shown =
      std::find_if(states.begin(), states.end(), [&](const KeptState& state) { return state.id == live; });
  if (shown == states.end()) return states.empty() ? std::string() : states.back().id;
  const auto before = std::find_if(
      std::make_reverse_iterator(shown), states.rend(),
      [&](const KeptState& state) { return state.commit.empty() || state.commit != shown->commit; });
  return before == states.rend() ? std::string() : before->id;
}

}  // namespace gazette
