// Numbers and texts as bytes and back, for caches of one program on one machine. A reader never fails hard:
// what is cut off or too long makes it `is_broken`, and reads as nothing from there on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/digest.h"

namespace gazette {

class ByteWriter {
 public:
  void add_number(uint64_t number) {
    for (; number >= 0x80; number >>= 7U) bytes_ += static_cast<char>(0x80U | (number & 0x7FU));
    bytes_ += static_cast<char>(number);
  }
  void add_text(std::string_view text) {
    add_number(text.size());
    bytes_ += text;
  }
  // The bytes of a value that holds no pointer.
  template <class T>
  void add_plain(const T& value) {
    static_assert(std::is_trivially_copyable_v<T> && !std::is_pointer_v<T>);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }

  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

class ByteReader {
 public:
  // `bytes` must outlive the reader and the texts that it gives.
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  uint64_t take_number() {
    uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      number |= static_cast<uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return number;
    }
    give_up();
    return 0;
  }
  // How many things of at least `least_size` bytes each come next: never more than there are bytes for.
  size_t take_count(size_t least_size = 1) {
    const uint64_t count = take_number();
    if (count <= rest_.size() / least_size) return static_cast<size_t>(count);
    give_up();
    return 0;
  }
  std::string_view take_text() {
    const size_t size = take_count();
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }
  template <class T>
  T take_plain() {
    static_assert(std::is_trivially_copyable_v<T> && !std::is_pointer_v<T>);
    T value{};
    if (rest_.size() < sizeof value) {
      give_up();
      return value;
    }
    rest_.copy(reinterpret_cast<char*>(&value), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
  }

  bool is_broken() const { return is_broken_; }
  // Everything was read, and made sense.
  bool is_done() const { return !is_broken_ && rest_.empty(); }
  void give_up() {
    is_broken_ = true;
    rest_ = {};
  }

 private:
  std::string_view rest_;
  bool is_broken_ = false;
};

}  // namespace gazette
