#include "model/life_of_document.h"

#include <algorithm>

namespace gazette {

namespace {

// What wasn't due yet when something newer came never existed. What was public stays, though a clock that was
// wrong may have dated it later.
void drop_later_than(std::vector<PublicState>& states, Date day) {
  while (!states.empty() && states.back().embargoed && states.back().date > day) states.pop_back();
}

}  // namespace

DocumentLife live_through(const DocumentLine& line, const Headers& headers, const std::vector<Date>& days) {
  DocumentLife life;
  for (const DocumentState& state : line.states) {
    const Date day = days[state.publication];
    if (state.blob.is_zero()) {
      drop_later_than(life.states, day);
      if (!life.states.empty()) life.states.push_back({&state, nullptr, day, false});
      // A draft that never was public before it went leaves an earlier removal as it was, and so does the
      // file of what was withdrawn.
      if (life.tip != TipState::withdrawn) life.tip = TipState::deleted;
      continue;
    }
    const auto& header = headers.at(state.blob);
    switch (header->visibility) {
      case Visibility::hidden:
        drop_later_than(life.states, day);
        // Taken back from the public; but a draft in the place of what is gone already changes nothing for
        // anybody.
        if (life.tip == TipState::open) life.tip = TipState::hidden;
        break;
      case Visibility::withdrawn:
        drop_later_than(life.states, day);
        life.states.push_back({&state, header, day, false});
        life.tip = TipState::withdrawn;
        break;
      case Visibility::open: {
        const bool embargoed = header->publish_on && *header->publish_on > day;
        const Date date = embargoed ? *header->publish_on : day;
        drop_later_than(life.states, date);
        life.states.push_back({&state, header, date, embargoed});
        life.tip = TipState::open;
        break;
      }
    }
  }
  return life;
}

}  // namespace gazette
