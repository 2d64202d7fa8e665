// The script of the demonstration repository, plans/demonstration.yml, as values with their places: in which
// steps the project's sources came to be.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "model/placed.h"

namespace gazette {

struct DemoMove {
  PlacedText from;
  PlacedText to;
};

// A file that the sources no longer have, whole; or never have, as it speaks of the demonstration's own
// versions.
struct DemoFile {
  PlacedText path;
  std::string text;
  bool stays = false;  // to the end, though the sources don't have it
};

// The file said `before` until this commit, and says `now` from it on.
struct DemoAmendment {
  PlacedText path;
  std::string before;
  PlacedText now;
};

// The steps of a commit happen in this order: what is moved in it can be amended under its new path.
struct DemoCommit {
  Mark mark;
  int64_t seconds = 0;  // since 1970
  int offset_minutes = 0;
  std::string message;
  bool on_branch = false;  // made on a side branch, then merged
  std::vector<PlacedText> removals;
  std::vector<DemoMove> moves;
  std::vector<PlacedText> additions;  // files, or folders ending in '/'
  std::vector<DemoFile> written;
  std::vector<DemoAmendment> amendments;
};

struct DemoScript {
  std::string branch;
  std::string author_name;
  std::string author_email;
  std::vector<DemoCommit> commits;  // oldest first
};

// Places of the problems have no file yet. With an error among them, the script isn't whole.
std::pair<DemoScript, Diagnostics> read_demo_script(std::string_view yaml);

}  // namespace gazette
