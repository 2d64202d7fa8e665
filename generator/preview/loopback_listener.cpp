#include "preview/loopback_listener.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "base/failure.h"

namespace gazette {

namespace {

constexpr int waiting_connections = 512;

WorldFailure failure_to_listen(uint16_t port, int error) {
  if (error == EADDRINUSE) {
    return WorldFailure(fmt::format("port {} is taken by another program", port),
                        "close the other preview, or choose another port");
  }
  if (error == EACCES) {
    return WorldFailure(fmt::format("port {} is reserved for the system", port),
                        "choose a port of 1024 or above");
  }
  return WorldFailure(fmt::format("can't listen on 127.0.0.1 at port {}: {}", port, std::strerror(error)));
}

}  // namespace

LoopbackListener listen_on_loopback(uint16_t port) {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (descriptor < 0) throw failure_to_listen(port, errno);
  // Without this a port can't be used for a minute after a preview has ended.
  const int on = 1;
  ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), size) != 0 ||
      ::listen(descriptor, waiting_connections) != 0 ||
      ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    const int error = errno;
    ::close(descriptor);
    throw failure_to_listen(port, error);
  }
  return {descriptor, ntohs(address.sin_port)};
}

}  // namespace gazette
