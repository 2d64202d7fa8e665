// GIF: a screen, and blocks, whose contents are cut into pieces of at most 255 bytes.
#include "document/image_parts.h"

namespace gazette {

namespace {

constexpr char image = ',';
constexpr char extension = '!';
constexpr char trailer = ';';
constexpr unsigned graphic_control = 0xF9;
constexpr unsigned of_application = 0xFF;

size_t size_of_colors(unsigned flags) {
  return (flags & 0x80U) != 0 ? size_t{3} << ((flags & 7U) + 1) : 0;
}

// Behind the pieces that begin at `at`; npos: the bytes end before they do.
size_t skip_pieces(std::string_view bytes, size_t at) {
  while (at < bytes.size()) {
    const size_t size = byte_at(bytes, at);
    if (size == 0) return at + 1;
    at += size + 1;
  }
  return std::string_view::npos;
}

size_t skip_image(std::string_view bytes, size_t at) {
  constexpr size_t descriptor_size = 10;
  if (bytes.size() - at < descriptor_size) return std::string_view::npos;
  const size_t size_of_codes = 1;
  return skip_pieces(
      bytes, at + descriptor_size + size_of_colors(byte_at(bytes, at + descriptor_size - 1)) + size_of_codes);
}

size_t skip_extension(std::string_view bytes, size_t at) {
  return skip_pieces(bytes, at + 2);
}

// How long a frame stays, how often frames come again, what the colors mean.
bool is_of_picture(std::string_view block) {
  constexpr unsigned name_size = 11;
  if (block.front() == image) return true;
  const unsigned label = byte_at(block, 1);
  if (label == graphic_control) return true;
  if (label != of_application || byte_at(block, 2) != name_size) return false;
  return is_one_of(block.substr(3, name_size), {"NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"});
}

}  // namespace

std::optional<std::string> strip_gif(std::string_view bytes) {
  constexpr size_t head_size = 13;
  if (bytes.size() < head_size) return std::nullopt;
  size_t at = head_size + size_of_colors(byte_at(bytes, head_size - 3));
  if (at > bytes.size()) return std::nullopt;
  std::string kept(bytes.substr(0, at));
  bool has_picture = false;
  while (at < bytes.size() && (bytes[at] == image || bytes[at] == extension)) {
    const size_t end = bytes[at] == image ? skip_image(bytes, at) : skip_extension(bytes, at);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view block = bytes.substr(at, end - at);
    if (is_of_picture(block)) kept += block;
    has_picture = has_picture || block.front() == image;
    at = end;
  }
  // Many have no trailer; whatever else comes, browsers take for one.
  if (!has_picture) return std::nullopt;
  kept += trailer;
  return kept;
}

}  // namespace gazette
