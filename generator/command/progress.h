// What a long run is doing now: one line on a terminal, which goes again; nothing in a pipe.
#pragma once

#include <string_view>

namespace gazette {

class Progress {
 public:
  Progress();
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void say(std::string_view stage);
  // Before anything else is printed.
  void clear();

 private:
  bool is_on_terminal_;
  bool has_line_ = false;
};

}  // namespace gazette
