#include "base/base64.h"

#include <array>
#include <cstdint>

namespace gazette {

namespace {

constexpr std::string_view signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr uint8_t no_sign = 64;

constexpr std::array<uint8_t, 256> list_values() {
  std::array<uint8_t, 256> values{};
  for (uint8_t& value : values) value = no_sign;
  for (size_t i = 0; i < signs.size(); ++i)
    values[static_cast<unsigned char>(signs[i])] = static_cast<uint8_t>(i);
  return values;
}

constexpr std::array<uint8_t, 256> values_of_signs = list_values();

uint32_t byte_at(std::string_view bytes, size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

}  // namespace

std::string to_base64(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (size_t i = 0; i < bytes.size(); i += 3) {
    const uint32_t three = byte_at(bytes, i) << 16U | byte_at(bytes, i + 1) << 8U | byte_at(bytes, i + 2);
    for (uint32_t part = 0; part < 4; ++part) {
      const bool is_filled = i + part <= bytes.size();
      text += is_filled ? signs[three >> (18U - 6U * part) & 63U] : '=';
    }
  }
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  const size_t end = text.find_last_not_of('=');
  const size_t used = end == std::string_view::npos ? 0 : end + 1;
  if (text.size() - used > 2) return std::nullopt;
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  uint32_t held = 0;
  uint32_t bits = 0;
  for (const char sign : text.substr(0, used)) {
    const uint8_t value = values_of_signs[static_cast<unsigned char>(sign)];
    if (value == no_sign) return std::nullopt;
    held = held << 6U | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(held >> bits & 255U);
  }
  return bytes;
}

}  // namespace gazette
