// A small client on plain sockets for tests of the preview server: sends any bytes, waits with a generous
// limit.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace gazette {

class LoopbackClient {
 public:
  explicit LoopbackClient(uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      ::close(socket_);
      throw std::runtime_error("can't connect");
    }
  }
  ~LoopbackClient() {
    if (socket_ >= 0) ::close(socket_);
  }
  LoopbackClient(const LoopbackClient&) = delete;
  LoopbackClient& operator=(const LoopbackClient&) = delete;
  LoopbackClient(LoopbackClient&& other) noexcept
      : socket_(std::exchange(other.socket_, -1)),
        received_(std::move(other.received_)),
        past_(std::move(other.past_)) {}
  LoopbackClient& operator=(LoopbackClient&&) = delete;

  // False: the server has closed the connection.
  bool send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return false;
      bytes.remove_prefix(static_cast<size_t>(count));
    }
    return true;
  }

  // Everything up to the end of the connection.
  const std::string& read_all() {
    while (read_more()) {
    }
    return received_;
  }

  // True: `text` has arrived. What is before it and itself are taken away.
  bool read_past(std::string_view text) {
    size_t found = received_.find(text);
    while (found == std::string::npos) {
      if (!read_more()) return false;
      found = received_.find(text);
    }
    past_ = received_.substr(0, found);
    received_.erase(0, found + text.size());
    return true;
  }

  // What the last read_past() took away before its text.
  const std::string& past() const { return past_; }

 private:
  // False: the connection has ended, or nothing came for a long time.
  bool read_more() {
    pollfd waiting{socket_, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, 20'000);
    if (ready == 0) throw std::runtime_error("nothing came for 20 seconds");
    char buffer[16 * 1024];
    const ssize_t count = ::recv(socket_, buffer, sizeof buffer, 0);
    if (count <= 0) return false;
    received_.append(buffer, static_cast<size_t>(count));
    return true;
  }

  int socket_;
  std::string received_;
  std::string past_;
};

struct HttpAnswer {
  int status = 0;  // 0: the connection was closed without an answer
  std::map<std::string, std::string> headers;
  std::string body;
};

inline HttpAnswer parse_answer(const std::string& received) {
  HttpAnswer answer;
  const size_t end = received.find("\r\n\r\n");
  if (!received.starts_with("HTTP/1.") || end == std::string::npos) return answer;
  answer.status = std::atoi(received.c_str() + 9);
  for (std::string_view line : split(std::string_view(received).substr(0, end), '\n')) {
    line = trim(line);
    const size_t colon = line.find(": ");
    if (colon == std::string_view::npos) continue;
    answer.headers[to_lower_ascii(line.substr(0, colon))] = line.substr(colon + 2);
  }
  answer.body = received.substr(end + 4);
  return answer;
}

// Sends exactly these bytes on a connection of its own and reads what comes until it is closed.
inline HttpAnswer exchange_raw(uint16_t port, std::string_view bytes) {
  LoopbackClient client(port);
  client.send(bytes);
  return parse_answer(client.read_all());
}

// A well-formed request. `more`: further header lines, each with "\r\n".
inline HttpAnswer request(uint16_t port, const std::string& method, const std::string& target,
                          const std::string& more = {}) {
  return exchange_raw(port, method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                                "\r\nConnection: close\r\n" + more + "\r\n");
}

inline HttpAnswer get(uint16_t port, const std::string& target, const std::string& more = {}) {
  return request(port, "GET", target, more);
}

}  // namespace gazette
