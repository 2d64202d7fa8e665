// PNG: a signature and chunks, each with its size, type and check sum.
#include "document/exif_orientation.h"
#include "document/image_parts.h"

namespace gazette {

namespace {

constexpr size_t signature_size = 8;
constexpr size_t head_size = 8;  // of a chunk
constexpr size_t tail_size = 4;

// What a picture is made of, its colors, its size on paper, and its frames where it moves.
bool is_of_picture(std::string_view type) {
  return is_one_of(type, {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT",
                          "pHYs", "bKGD", "cICP", "mDCV", "cLLI", "acTL", "fcTL", "fdAT"});
}

// Without which the rest means something else.
bool is_critical(std::string_view type) {
  return (byte_at(type, 0) & 0x20U) == 0;
}

uint32_t check_sum(std::string_view bytes) {
  uint32_t sum = 0xFFFFFFFF;
  for (size_t i = 0; i < bytes.size(); ++i) {
    sum ^= byte_at(bytes, i);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~sum;
}

std::string make_chunk(std::string_view type, std::string_view content) {
  const std::string checked = std::string(type) + std::string(content);
  return write_big_endian(content.size(), 4) + checked + write_big_endian(check_sum(checked), 4);
}

}  // namespace

std::optional<std::string> strip_png(std::string_view bytes) {
  std::string kept(bytes.substr(0, signature_size));
  bool has_picture = false;
  bool has_exif = false;
  size_t at = signature_size;
  while (bytes.size() - at >= head_size + tail_size) {
    const uint64_t size = read_big_endian(bytes, at, 4);
    if (size > bytes.size() - at - head_size - tail_size) return std::nullopt;
    const std::string_view chunk = bytes.substr(at, head_size + static_cast<size_t>(size) + tail_size);
    const std::string_view type = chunk.substr(4, 4);
    at += chunk.size();
    if (is_of_picture(type)) {
      kept += chunk;
    } else if (is_critical(type)) {
      return std::nullopt;
    } else if (type == "eXIf" && !has_exif) {
      has_exif = true;
      const std::string orientation = keep_orientation(chunk.substr(head_size, static_cast<size_t>(size)));
      if (!orientation.empty()) kept += make_chunk(type, orientation);
    }
    if (type == "IDAT") has_picture = true;
    if (type == "IEND") return has_picture && size == 0 ? std::optional(std::move(kept)) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace gazette
