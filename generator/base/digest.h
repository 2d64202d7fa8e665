// 128-bit XXH3 digests: keys for caches and for comparing meanings within one program. Not for proof of
// integrity.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct XXH3_state_s;

namespace gazette {

struct Digest {
  uint64_t high = 0;
  uint64_t low = 0;
  auto operator<=>(const Digest&) const = default;
  std::string hex() const;  // 32 digits
};

struct DigestHash {
  size_t operator()(const Digest& digest) const { return static_cast<size_t>(digest.low); }
};

Digest digest_of(std::string_view bytes);

// Feeds a digest piece by piece. `add` writes the length first, so that ("ab","c") and ("a","bc") differ.
class DigestSink {
 public:
  DigestSink();
  ~DigestSink();
  DigestSink(const DigestSink&) = delete;
  DigestSink& operator=(const DigestSink&) = delete;

  void add(std::string_view text);
  void add(uint64_t number);
  void add(const Digest& digest);
  Digest finish() const;

 private:
  struct Free {
    void operator()(XXH3_state_s* state) const;
  };
  std::unique_ptr<XXH3_state_s, Free> state_;
};

}  // namespace gazette
