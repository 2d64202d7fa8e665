// Which releases stay and which one is gone back to. The same commit published on several days is one state:
// a daily publication must not push out the state before a mistake.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace gazette {

struct KeptState {
  std::string id;
  std::string commit;  // of the sources; empty: it isn't known, and counts as a state of its own
};

// All of these oldest first. `live`: the id of what is shown.

// The ids of those that go: of several of one commit all but the newest, then the oldest, until `keep` are
// left. What is shown stays.
std::vector<std::string> list_surplus(const std::vector<KeptState>& states, const std::string& live,
                                      size_t keep);

// The newest before the one that is shown, of another commit than that; "": there is none. Where nothing that
// is kept is shown: the newest.
std::string find_state_before(const std::vector<KeptState>& states, const std::string& live);

}  // namespace gazette
