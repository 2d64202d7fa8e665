#include "document/exif_orientation.h"

#include "document/image_parts.h"

namespace gazette {

namespace {

constexpr uint64_t upright = 1;
constexpr uint64_t last_orientation = 8;

// 1 where nothing else is said.
uint64_t read_orientation(std::string_view tiff) {
  constexpr size_t header_size = 8;
  constexpr size_t entry_size = 12;
  constexpr uint64_t tag_of_orientation = 0x0112;
  constexpr uint64_t type_of_short = 3;
  const bool is_big = tiff.starts_with(std::string_view("MM\0*", 4));
  if (tiff.size() < header_size || (!is_big && !tiff.starts_with(std::string_view("II*\0", 4))))
    return upright;
  const auto number = [&](size_t at, size_t size) {
    return is_big ? read_big_endian(tiff, at, size) : read_little_endian(tiff, at, size);
  };
  const uint64_t folder = number(4, 4);
  if (folder > tiff.size() - 2) return upright;
  size_t at = static_cast<size_t>(folder) + 2;
  for (uint64_t left = number(at - 2, 2); left > 0 && tiff.size() - at >= entry_size; --left) {
    if (number(at, 2) == tag_of_orientation && number(at + 2, 2) == type_of_short && number(at + 4, 4) == 1) {
      const uint64_t orientation = number(at + 8, 2);
      return orientation > upright && orientation <= last_orientation ? orientation : upright;
    }
    at += entry_size;
  }
  return upright;
}

}  // namespace

std::string keep_orientation(std::string_view tiff) {
  const uint64_t orientation = read_orientation(tiff);
  if (orientation == upright) return {};
  // One folder of one entry: the tag, a short, one of them, the value in the upper half of its field; and no
  // further folder.
  constexpr std::string_view before("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01", 18);
  constexpr std::string_view after("\0\0\0\0\0\0", 6);
  return std::string(before) + write_big_endian(orientation, 2) + std::string(after);
}

}  // namespace gazette
