// 64-bit hashes of small values, put together in order. For comparing within one program.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/digest.h"

namespace gazette {

inline uint64_t mix_hash(uint64_t hash, uint64_t value) {
  hash ^= value + 0x9E3779B97F4A7C15ULL + (hash << 12) + (hash >> 4);
  hash *= 0xBF58476D1CE4E5B9ULL;
  return hash ^ (hash >> 31);
}

inline uint64_t hash_text(std::string_view text) {
  return digest_of(text).low;
}

// Most words are short: up to eight bytes go into one number, so that short words of one length have equal
// hashes only if they are equal.
inline uint64_t hash_word(std::string_view word) {
  if (word.size() > sizeof(uint64_t)) return hash_text(word);
  uint64_t bytes = 0;
  for (const char c : word) bytes = (bytes << 8) | static_cast<unsigned char>(c);
  return mix_hash(word.size(), bytes);
}

}  // namespace gazette
