// Each kind of image that strip_image takes apart, and names and numbers as images hold them.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace gazette {

// Precondition: the bytes begin as that kind does. nullopt: they don't go on like that.
std::optional<std::string> strip_gif(std::string_view bytes);
std::optional<std::string> strip_jpeg(std::string_view bytes);
std::optional<std::string> strip_png(std::string_view bytes);
std::optional<std::string> strip_webp(std::string_view bytes);
// HEIF too.
std::optional<std::string> strip_avif(std::string bytes);

inline bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

inline unsigned byte_at(std::string_view bytes, size_t at) {
  assert(at < bytes.size());
  return static_cast<unsigned char>(bytes[at]);
}

// Precondition: `size` bytes are there, eight at most.
inline uint64_t read_big_endian(std::string_view bytes, size_t at, size_t size) {
  uint64_t number = 0;
  for (size_t i = 0; i < size; ++i) number = number << 8U | byte_at(bytes, at + i);
  return number;
}

inline uint64_t read_little_endian(std::string_view bytes, size_t at, size_t size) {
  uint64_t number = 0;
  for (size_t i = size; i > 0; --i) number = number << 8U | byte_at(bytes, at + i - 1);
  return number;
}

inline std::string write_big_endian(uint64_t number, size_t size) {
  std::string bytes(size, '\0');
  for (size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(number >> 8U * (size - 1 - i) & 0xFFU);
  return bytes;
}

inline std::string write_little_endian(uint64_t number, size_t size) {
  std::string bytes(size, '\0');
  for (size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(number >> 8U * i & 0xFFU);
  return bytes;
}

}  // namespace gazette
