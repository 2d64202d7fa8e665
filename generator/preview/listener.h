// A socket that listens on this machine's own address, unless it is told another.
#pragma once

#include <cstdint>
#include <string>

namespace gazette {

// Where a preview listens.
struct PreviewPlace {
  std::string address = "127.0.0.1";  // a number, such as "::1" or "0.0.0.0"; or "localhost"
  uint16_t port = 0;                  // 0: any free one
};

struct Listener {
  int descriptor = -1;         // the caller closes it
  uint16_t port = 0;           // the one that was given, or the free one that was found
  std::string address;         // as a number
  bool is_own_machine = true;  // nobody on the network can reach it
};

// UsageFailure: what is given is no address. WorldFailure if it can't listen, saying why and what to do.
Listener listen_on(const PreviewPlace& place);

// Whether nobody on the network could reach what listens there.
bool is_own_machine(const std::string& address);

// "http://127.0.0.1:8000/": by which a browser on this computer reaches it.
std::string address_for_browser(const std::string& address, uint16_t port);

}  // namespace gazette
