// SHA-256: the digest that anybody can compute again, with any tool. The one user of libcrypto.
#pragma once

#include <array>
#include <compare>
#include <string>
#include <string_view>

namespace gazette {

struct Sha256 {
  std::array<unsigned char, 32> bytes{};
  auto operator<=>(const Sha256&) const = default;
  std::string hex() const;  // 64 digits
};

// From several threads.
Sha256 sha256_of(std::string_view bytes);

}  // namespace gazette
