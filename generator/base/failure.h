// The world's failure (disk, git, network): the one exception type, caught in main and turned into exit
// code 3.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace gazette {

class WorldFailure : public std::runtime_error {
 public:
  // `message`: what failed, in plain words. `hint`: the command or step that mends it; may be empty.
  explicit WorldFailure(const std::string& message, std::string hint = {})
      : std::runtime_error(message), hint_(std::move(hint)) {}

  const std::string& hint() const { return hint_; }

 private:
  std::string hint_;
};

// The program was called wrongly: exit code 2.
class UsageFailure : public WorldFailure {
 public:
  using WorldFailure::WorldFailure;
};

}  // namespace gazette
