#include "command/progress.h"

#include <unistd.h>

#include <iostream>

namespace gazette {

Progress::Progress() : is_on_terminal_(isatty(STDERR_FILENO) != 0) {}

void Progress::say(std::string_view stage) {
  if (!is_on_terminal_) return;
  clear();
  std::cerr << stage << " …" << std::flush;
  has_line_ = true;
}

void Progress::clear() {
  if (!has_line_) return;
  std::cerr << "\r\x1b[K" << std::flush;
  has_line_ = false;
}

}  // namespace gazette
