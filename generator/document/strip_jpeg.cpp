// JPEG: segments, each after a marker, and between them scans, which say no size: they end with the next
// marker.
#include <utility>

#include "document/exif_orientation.h"
#include "document/image_parts.h"

namespace gazette {

namespace {

constexpr unsigned start_of_image = 0xD8;
constexpr unsigned end_of_image = 0xD9;
constexpr unsigned start_of_scan = 0xDA;
constexpr unsigned app0 = 0xE0;
constexpr unsigned app1 = 0xE1;
constexpr unsigned app2 = 0xE2;
constexpr unsigned app14 = 0xEE;
constexpr unsigned comment = 0xFE;

bool is_restart(unsigned marker) {
  return marker >= 0xD0 && marker <= 0xD7;
}

bool stands_alone(unsigned marker) {
  constexpr unsigned temporary = 0x01;
  return marker == temporary || is_restart(marker);
}

// Frames, tables, restart intervals, numbers of lines, scans.
bool is_of_picture(unsigned marker) {
  constexpr unsigned extension = 0xC8;
  constexpr unsigned last = 0xDF;
  return marker >= 0xC0 && marker <= last && marker != extension && marker != start_of_image;
}

bool is_beside_picture(unsigned marker) {
  return (marker >= app0 && marker <= 0xEF) || marker == comment;
}

class JpegParts {
 public:
  explicit JpegParts(std::string_view bytes) : bytes_(bytes), kept_(bytes.substr(0, 2)) {}

  std::optional<std::string> strip() && {
    while (const std::optional<unsigned> marker = take_marker()) {
      if (*marker == end_of_image) {
        add_marker(end_of_image);
        break;
      }
      if (stands_alone(*marker)) continue;
      if (!is_of_picture(*marker) && !is_beside_picture(*marker)) return std::nullopt;
      const std::optional<std::string_view> content = take_segment();
      if (!content) return std::nullopt;
      keep(*marker, *content);
      if (*marker == start_of_scan) keep_scan();
    }
    // Without the end, a picture is shown all the same.
    return has_scan_ ? std::optional(std::move(kept_)) : std::nullopt;
  }

 private:
  // Past what stands before it, which readers of images pass over, too.
  std::optional<unsigned> take_marker() {
    while (true) {
      at_ = bytes_.find('\xFF', at_);
      at_ = bytes_.find_first_not_of('\xFF', at_);
      if (at_ == std::string_view::npos) return std::nullopt;
      const unsigned marker = byte_at(bytes_, at_++);
      if (marker != 0) return marker;
    }
  }

  std::optional<std::string_view> take_segment() {
    if (bytes_.size() - at_ < 2) return std::nullopt;
    const auto size = static_cast<size_t>(read_big_endian(bytes_, at_, 2));
    if (size < 2 || size > bytes_.size() - at_) return std::nullopt;
    const std::string_view content = bytes_.substr(at_ + 2, size - 2);
    at_ += size;
    return content;
  }

  void keep(unsigned marker, std::string_view content) {
    constexpr std::string_view jfif("JFIF\0", 5);
    constexpr std::string_view exif("Exif\0", 5);
    constexpr std::string_view color_profile("ICC_PROFILE\0", 12);
    constexpr size_t jfif_without_thumbnail = 12;
    constexpr size_t adobe_size = 12;
    if (is_of_picture(marker)) return add_segment(marker, content);
    if (marker == app0 && content.starts_with(jfif) && content.size() >= jfif_without_thumbnail + 2)
      return add_segment(marker,
                         std::string(content.substr(0, jfif_without_thumbnail)) + std::string(2, '\0'));
    if (marker == app1 && content.starts_with(exif) && !has_exif_) return keep_exif(content);
    if (marker == app2 && content.starts_with(color_profile)) return add_segment(marker, content);
    if (marker == app14 && content.starts_with("Adobe") && content.size() >= adobe_size)
      return add_segment(marker, content.substr(0, adobe_size));
  }

  void keep_exif(std::string_view content) {
    constexpr std::string_view name("Exif\0\0", 6);
    has_exif_ = true;
    if (content.size() < name.size()) return;
    const std::string orientation = keep_orientation(content.substr(name.size()));
    if (!orientation.empty()) add_segment(app1, std::string(name) + orientation);
  }

  // Zeros after FF make it a byte of the picture; restarts stand within a scan.
  void keep_scan() {
    const size_t begin = at_;
    size_t end = bytes_.size();
    while (true) {
      const size_t mark = bytes_.find('\xFF', at_);
      if (mark == std::string_view::npos) break;
      const size_t next = bytes_.find_first_not_of('\xFF', mark);
      const bool goes_on =
          next != std::string_view::npos && (byte_at(bytes_, next) == 0 || is_restart(byte_at(bytes_, next)));
      if (!goes_on) {
        end = mark;
        break;
      }
      at_ = next + 1;
    }
    at_ = end;
    kept_ += bytes_.substr(begin, end - begin);
    has_scan_ = has_scan_ || end > begin;
  }

  void add_marker(unsigned marker) {
    kept_ += '\xFF';
    kept_ += static_cast<char>(marker);
  }

  void add_segment(unsigned marker, std::string_view content) {
    add_marker(marker);
    kept_ += write_big_endian(content.size() + 2, 2);
    kept_ += content;
  }

  std::string_view bytes_;
  size_t at_ = 2;
  std::string kept_;
  bool has_scan_ = false;
  bool has_exif_ = false;
};

}  // namespace

std::optional<std::string> strip_jpeg(std::string_view bytes) {
  return JpegParts(bytes).strip();
}

}  // namespace gazette
