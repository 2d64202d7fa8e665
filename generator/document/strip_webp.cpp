// WebP: chunks in a RIFF file. One at its head says which others are there.
#include <algorithm>
#include <utility>

#include "document/exif_orientation.h"
#include "document/image_parts.h"

namespace gazette {

namespace {

constexpr size_t riff_head_size = 12;
constexpr size_t chunk_head_size = 8;
constexpr char exif_flag = 0x08;
constexpr char xmp_flag = 0x04;

// Chunks have even sizes.
void add_chunk(std::string& to, std::string_view name, std::string_view content) {
  to += name;
  to += write_little_endian(content.size(), 4);
  to += content;
  if (content.size() % 2 != 0) to += '\0';
}

// Gives each chunk's name and content. False: one goes beyond the end, or isn't wanted.
template <class Take>
bool read_chunks(std::string_view bytes, const Take& take) {
  size_t at = 0;
  while (bytes.size() - at >= chunk_head_size) {
    const uint64_t size = read_little_endian(bytes, at + 4, 4);
    if (size > bytes.size() - at - chunk_head_size) return false;
    const auto content_size = static_cast<size_t>(size);
    if (!take(bytes.substr(at, 4), bytes.substr(at + chunk_head_size, content_size))) return false;
    at = std::min(bytes.size(), at + chunk_head_size + content_size + content_size % 2);
  }
  return at == bytes.size();
}

class WebpParts {
 public:
  bool take(std::string_view name, std::string_view content) {
    if (name == "VP8X") return take_head(content);
    if (name == "ANMF") return take_frame(content);
    if (name == "EXIF") return take_exif(content);
    if (is_one_of(name, {"VP8 ", "VP8L"})) has_picture_ = true;
    if (is_one_of(name, {"VP8 ", "VP8L", "ALPH", "ANIM", "ICCP"})) add_chunk(kept_, name, content);
    return true;
  }

  std::optional<std::string> finish() && {
    if (!has_picture_) return std::nullopt;
    if (head_flags_) kept_[*head_flags_] = static_cast<char>(kept_[*head_flags_] & ~(exif_flag | xmp_flag));
    if (head_flags_ && has_orientation_)
      kept_[*head_flags_] = static_cast<char>(kept_[*head_flags_] | exif_flag);
    return "RIFF" + write_little_endian(kept_.size() + 4, 4) + "WEBP" + std::move(kept_);
  }

 private:
  bool take_head(std::string_view content) {
    constexpr size_t head_size = 10;
    if (content.size() != head_size || head_flags_ || !kept_.empty()) return false;
    head_flags_ = chunk_head_size;
    add_chunk(kept_, "VP8X", content);
    return true;
  }

  bool take_frame(std::string_view content) {
    constexpr size_t place_size = 16;
    if (content.size() < place_size) return false;
    std::string frame(content.substr(0, place_size));
    const bool is_whole =
        read_chunks(content.substr(place_size), [&](std::string_view name, std::string_view of_frame) {
          if (is_one_of(name, {"VP8 ", "VP8L"})) has_picture_ = true;
          if (is_one_of(name, {"VP8 ", "VP8L", "ALPH"})) add_chunk(frame, name, of_frame);
          return true;
        });
    add_chunk(kept_, "ANMF", frame);
    return is_whole;
  }

  // Some programs begin it as JPEG does.
  bool take_exif(std::string_view content) {
    constexpr std::string_view name("Exif\0\0", 6);
    if (std::exchange(has_exif_, true) || !head_flags_) return true;
    if (content.starts_with(name)) content.remove_prefix(name.size());
    const std::string orientation = keep_orientation(content);
    if (orientation.empty()) return true;
    add_chunk(kept_, "EXIF", orientation);
    has_orientation_ = true;
    return true;
  }

  std::string kept_;
  std::optional<size_t> head_flags_;  // where they are in what is kept
  bool has_picture_ = false;
  bool has_exif_ = false;
  bool has_orientation_ = false;
};

}  // namespace

std::optional<std::string> strip_webp(std::string_view bytes) {
  const uint64_t size = read_little_endian(bytes, 4, 4);
  constexpr size_t before_size = 8;
  if (size < riff_head_size - before_size || size > bytes.size() - before_size) return std::nullopt;
  WebpParts parts;
  const std::string_view chunks =
      bytes.substr(riff_head_size, static_cast<size_t>(size) + before_size - riff_head_size);
  if (!read_chunks(chunks, [&](auto name, auto content) { return parts.take(name, content); }))
    return std::nullopt;
  return std::move(parts).finish();
}

}  // namespace gazette
