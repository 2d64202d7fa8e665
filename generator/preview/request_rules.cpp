#include "preview/request_rules.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace gazette {

namespace {

constexpr std::string_view own_scheme = "http://";

// -1: not a hexadecimal digit.
int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_control(unsigned char c) {
  return c < 0x20 || c == 0x7f;
}

bool is_plain_in_target(char c) {
  return c > ' ' && c < '\x7f' && c != '#' && c != '\\';
}

bool is_unreserved(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
         c == '_' || c == '~' || c == '/';
}

// The part after the authority, and the authority itself where the target names one.
struct TargetParts {
  std::string_view authority;
  std::string_view rest;
  bool absolute = false;
};

std::optional<TargetParts> take_apart(std::string_view target) {
  if (target.starts_with('/')) return TargetParts{{}, target, false};
  if (to_lower_ascii(target.substr(0, own_scheme.size())) != own_scheme) return std::nullopt;
  target.remove_prefix(own_scheme.size());
  const size_t end = std::min(target.find_first_of("/?"), target.size());
  return TargetParts{target.substr(0, end), target.substr(end), true};
}

std::optional<std::string> decode_once(std::string_view text) {
  std::string decoded;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = hex_value(text[i + 1]);
    const int low = hex_value(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    const char c = static_cast<char>(high * 16 + low);
    if (c == '/' || c == '\\' || is_control(static_cast<unsigned char>(c))) return std::nullopt;
    decoded += c;
    i += 2;
  }
  if (find_invalid_utf8(decoded)) return std::nullopt;
  return decoded;
}

// "192.0.2.17", "[2001:db8::17]"
bool is_number_of_computer(const std::string& host) {
  in6_addr bytes{};
  if (host.size() > 2 && host.front() == '[' && host.back() == ']')
    return ::inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), &bytes) == 1;
  return ::inet_pton(AF_INET, host.c_str(), &bytes) == 1;
}

// "//", "." and ".." have no place in an address; the last part may be empty ("/a/").
bool has_only_names(std::string_view path) {
  const std::vector<std::string_view> parts = split(path.substr(1), '/');
  for (size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].empty() && i + 1 < parts.size()) return false;
    if (parts[i] == "." || parts[i] == "..") return false;
  }
  return true;
}

}  // namespace

bool is_own_authority(std::string_view authority, uint16_t port, Reach reach) {
  std::string host = to_lower_ascii(authority);
  const std::string suffix = fmt::format(":{}", port);
  if (host.ends_with(suffix) && host != suffix) host.resize(host.size() - suffix.size());
  for (const std::string_view name : {"127.0.0.1", "localhost", "[::1]"}) {
    if (host == name) return true;
  }
  return reach == Reach::network && is_number_of_computer(host);
}

bool is_own_origin(std::string_view origin, uint16_t port, Reach reach) {
  if (!origin.starts_with(own_scheme)) return false;
  origin.remove_prefix(own_scheme.size());
  // An origin without a port means port 80, which is another program's unless it is ours.
  if (port != 80 && !origin.ends_with(fmt::format(":{}", port))) return false;
  return is_own_authority(origin, port, reach);
}

std::optional<PreviewTarget> parse_target(std::string_view target) {
  if (!std::all_of(target.begin(), target.end(), is_plain_in_target)) return std::nullopt;
  const std::optional<TargetParts> parts = take_apart(target);
  if (!parts) return std::nullopt;
  const size_t question = std::min(parts->rest.find('?'), parts->rest.size());
  const std::string_view raw_path = parts->rest.substr(0, question);
  std::optional<std::string> path = decode_once(raw_path.empty() ? "/" : raw_path);
  if (!path || !has_only_names(*path)) return std::nullopt;
  const bool has_query = question < parts->rest.size();
  return PreviewTarget{std::move(*path), has_query ? std::string(parts->rest.substr(question + 1)) : ""};
}

namespace {

std::string_view foreign_host(Reach reach) {
  return reach == Reach::network
             ? "The preview answers only to localhost and to addresses that are numbers, such as 192.0.2.17."
             : "The preview answers only to 127.0.0.1 and localhost.";
}

}  // namespace

std::optional<Refusal> refuse_request(const PreviewRequest& request, uint16_t port, Reach reach) {
  if (request.version != "HTTP/1.1" && request.version != "HTTP/1.0") {
    return Refusal{505, "Only HTTP/1.0 and HTTP/1.1 are spoken here."};
  }
  if (request.method != "GET" && request.method != "HEAD") {
    return Refusal{405, "A preview can only be read: use GET or HEAD."};
  }
  if (request.target.size() > longest_target) return Refusal{414, "The address is too long."};
  if (request.header_bytes > longest_header || request.header_fields > most_header_fields) {
    return Refusal{431, "The request has too many header fields, or they are too long."};
  }
  if (request.hosts.size() != 1) return Refusal{400, "A request must name one host."};
  // A foreign name that leads to this machine is how another site would read the preview (DNS rebinding).
  if (!is_own_authority(request.hosts.front(), port, reach)) {
    return Refusal{421, foreign_host(reach)};
  }
  const bool own_origins =
      std::all_of(request.origins.begin(), request.origins.end(),
                  [&](const std::string& origin) { return is_own_origin(origin, port, reach); });
  if (!own_origins) return Refusal{403, "Pages of other sites can't read the preview."};
  if (request.has_body) return Refusal{400, "A request for a page has no body."};
  if (!parse_target(request.target)) return Refusal{400, "The address isn't well formed."};
  const std::optional<TargetParts> parts = take_apart(request.target);
  if (parts->absolute && !is_own_authority(parts->authority, port, reach)) {
    return Refusal{421, foreign_host(reach)};
  }
  return std::nullopt;
}

std::string encode_path(std::string_view path) {
  std::string encoded;
  for (const char c : path) {
    if (is_unreserved(c)) {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return encoded;
}

}  // namespace gazette
