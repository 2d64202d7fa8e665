// Conditional and partial requests (RFC 9110): entity tags, If-None-Match, Range. Pure rules.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gazette {

// A strong entity tag, with its quotes.
std::string entity_tag(std::string_view bytes);
// `header`: the value of If-None-Match. True: the client has these bytes already.
bool has_entity_tag(std::string_view header, std::string_view tag);

// Which part of the bytes to send.
struct ByteRange {
  enum class Kind { whole, part, unsatisfiable };
  Kind kind = Kind::whole;
  uint64_t first = 0;  // of a part
  uint64_t length = 0;
  bool operator==(const ByteRange&) const = default;
};

// `header`: the value of Range. What isn't exactly one range of bytes is ignored: the whole is sent.
ByteRange select_range(std::string_view header, uint64_t size);

}  // namespace gazette
