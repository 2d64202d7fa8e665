// The name of a git object: 20 bytes. Never shown to readers (promise 1).
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <string>

namespace gazette {

struct Oid {
  std::array<uint8_t, 20> bytes{};
  auto operator<=>(const Oid&) const = default;
  bool is_zero() const { return *this == Oid{}; }
  std::string hex() const;  // 40 digits, for diagnostics and logs alone
};

struct OidHash {
  size_t operator()(const Oid& oid) const {
    size_t hash = 0;
    std::memcpy(&hash, oid.bytes.data(), sizeof hash);
    return hash;
  }
};

}  // namespace gazette
