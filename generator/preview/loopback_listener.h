// A socket that listens on this machine's own address only.
#pragma once

#include <cstdint>

namespace gazette {

struct LoopbackListener {
  int descriptor = -1;  // the caller closes it
  uint16_t port = 0;    // the one that was given, or the free one that was found
};

// Listens on 127.0.0.1 at `port` (0: any free one). WorldFailure if it can't, saying which port is taken.
LoopbackListener listen_on_loopback(uint16_t port);

}  // namespace gazette
