// Which requests the preview server answers: pure rules on what a client sent. Whatever passes has a path
// that is decoded exactly once, is valid UTF-8, and can't climb out of anything.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

inline constexpr size_t longest_target = size_t{8} * 1024;
inline constexpr size_t longest_header = size_t{16} * 1024;
inline constexpr size_t most_header_fields = 100;

// What a client sent, before anything is decoded.
struct PreviewRequest {
  std::string method;
  std::string target;   // "/a/b/?c"
  std::string version;  // "HTTP/1.1"
  std::vector<std::string> hosts;
  std::vector<std::string> origins;
  size_t header_fields = 0;
  size_t header_bytes = 0;
  bool has_body = false;
};

struct Refusal {
  int status = 400;
  std::string_view reason;  // one plain sentence
};

struct PreviewTarget {
  std::string path;   // decoded
  std::string query;  // as it was sent, without '?'
};

// Who may reach the preview. On the network it goes by addresses that are numbers: a name there could be made
// to lead here by another site (DNS rebinding), a number can't.
enum class Reach { this_computer, network };

// "127.0.0.1", "localhost" or "[::1]", with this port, or without one; on the network any number.
bool is_own_authority(std::string_view authority, uint16_t port, Reach reach = Reach::this_computer);
// "http://" and one of our authorities.
bool is_own_origin(std::string_view origin, uint16_t port, Reach reach = Reach::this_computer);

// Nothing: the request may be answered.
std::optional<Refusal> refuse_request(const PreviewRequest& request, uint16_t port,
                                      Reach reach = Reach::this_computer);
// Nothing: the target isn't one that we answer (see refuse_request). Takes "/path" and "http://us/path".
std::optional<PreviewTarget> parse_target(std::string_view target);
// The path as it is written in a Location header.
std::string encode_path(std::string_view path);

}  // namespace gazette
