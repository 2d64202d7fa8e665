#include "preview/listener.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>

#include <fmt/format.h>

#include "base/failure.h"

namespace gazette {

namespace {

constexpr int waiting_connections = 512;

struct SocketAddress {
  sockaddr_storage bytes{};
  socklen_t size = 0;
  int family = AF_INET;

  const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&bytes); }
  sockaddr* get() { return reinterpret_cast<sockaddr*>(&bytes); }
  sockaddr_in& of_four() { return reinterpret_cast<sockaddr_in&>(bytes); }
  sockaddr_in6& of_six() { return reinterpret_cast<sockaddr_in6&>(bytes); }
};

std::optional<SocketAddress> read_address(const std::string& text, uint16_t port) {
  SocketAddress address;
  if (::inet_pton(AF_INET, text.c_str(), &address.of_four().sin_addr) == 1) {
    address.of_four().sin_family = AF_INET;
    address.of_four().sin_port = htons(port);
    address.size = sizeof(sockaddr_in);
    return address;
  }
  if (::inet_pton(AF_INET6, text.c_str(), &address.of_six().sin6_addr) == 1) {
    address.family = AF_INET6;
    address.of_six().sin6_family = AF_INET6;
    address.of_six().sin6_port = htons(port);
    address.size = sizeof(sockaddr_in6);
    return address;
  }
  return std::nullopt;
}

bool is_loopback(SocketAddress& address) {
  if (address.family == AF_INET) return (ntohl(address.of_four().sin_addr.s_addr) >> 24U) == 127U;
  return IN6_IS_ADDR_LOOPBACK(&address.of_six().sin6_addr) != 0;
}

uint16_t port_of(SocketAddress& address) {
  return ntohs(address.family == AF_INET ? address.of_four().sin_port : address.of_six().sin6_port);
}

WorldFailure failure_to_listen(const std::string& address, uint16_t port, int error) {
  if (error == EADDRINUSE) {
    return WorldFailure(fmt::format("port {} is taken by another program", port),
                        fmt::format("close the other preview, or choose another port: --port {}",
                                    port < 65000 ? port + 1 : 8000));
  }
  if (error == EACCES) {
    return WorldFailure(fmt::format("port {} is reserved for the system", port),
                        "choose a port of 1024 or above");
  }
  if (error == EADDRNOTAVAIL) {
    return WorldFailure(fmt::format("this computer doesn't have the address {}", address),
                        "leave --address out, so that the preview is for this computer alone; `ip address` "
                        "lists the addresses that it has");
  }
  return WorldFailure(fmt::format("can't listen on {} at port {}: {}", address, port, std::strerror(error)));
}

}  // namespace

Listener listen_on(const PreviewPlace& place) {
  const std::string wanted = place.address == "localhost" ? std::string("127.0.0.1") : place.address;
  std::optional<SocketAddress> address = read_address(wanted, place.port);
  if (!address) {
    throw UsageFailure(fmt::format("--address {} isn't an address", place.address),
                       "write it as a number, such as --address 192.0.2.17; without it the preview is for "
                       "this computer alone");
  }
  const int descriptor = ::socket(address->family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (descriptor < 0) throw failure_to_listen(wanted, place.port, errno);
  // Without this a port can't be used for a minute after a preview has ended.
  const int on = 1;
  ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  socklen_t size = address->size;
  if (::bind(descriptor, address->get(), size) != 0 || ::listen(descriptor, waiting_connections) != 0 ||
      ::getsockname(descriptor, address->get(), &size) != 0) {
    const int error = errno;
    ::close(descriptor);
    throw failure_to_listen(wanted, place.port, error);
  }
  return {descriptor, port_of(*address), wanted, is_loopback(*address)};
}

bool is_own_machine(const std::string& address) {
  std::optional<SocketAddress> read = read_address(address, 0);
  return !read || is_loopback(*read);
}

std::string address_for_browser(const std::string& address, uint16_t port) {
  // What stands for all addresses of a computer is none that a browser can ask for.
  if (address == "0.0.0.0" || address == "::") return fmt::format("http://127.0.0.1:{}/", port);
  const bool is_six = address.find(':') != std::string::npos;
  return fmt::format("http://{}{}{}:{}/", is_six ? "[" : "", address, is_six ? "]" : "", port);
}

}  // namespace gazette
