// AVIF and HEIF: boxes in boxes. Places in the file are written in them, so that nothing may move: what
// doesn't belong to the picture becomes zeros where it stands.
#include <algorithm>
#include <utility>
#include <vector>

#include "document/image_parts.h"

namespace gazette {

namespace {

// Of bytes of the file; from the beginning to the beginning: there is none.
struct Range {
  size_t begin = 0;
  size_t end = 0;
  auto operator<=>(const Range&) const = default;
  bool is_there() const { return end > 0; }
};

struct Box {
  std::string type;
  Range content;
  size_t type_at = 0;
};

// Numbers one after the other; past the end they are zero, and it is broken from there on.
class Numbers {
 public:
  Numbers(std::string_view bytes, Range range) : bytes_(bytes), at_(range.begin), end_(range.end) {}

  uint64_t take(size_t size) {
    if (!skip(size)) return 0;
    return read_big_endian(bytes_, at_ - size, size);
  }
  bool skip(uint64_t size) {
    if (size > end_ - at_) is_broken_ = true;
    if (!is_broken_) at_ += static_cast<size_t>(size);
    return !is_broken_;
  }
  size_t at() const { return at_; }
  bool is_broken() const { return is_broken_; }

 private:
  std::string_view bytes_;
  size_t at_;
  size_t end_;
  bool is_broken_ = false;
};

// nullopt: the range doesn't hold boxes from end to end.
std::optional<std::vector<Box>> list_boxes(std::string_view bytes, Range range) {
  std::vector<Box> boxes;
  for (size_t at = range.begin; at < range.end;) {
    constexpr uint64_t to_the_end = 0;
    constexpr uint64_t says_more = 1;
    Numbers numbers(bytes, {at, range.end});
    uint64_t size = numbers.take(4);
    numbers.skip(4);
    if (size == says_more)
      size = numbers.take(8);
    else if (size == to_the_end)
      size = range.end - at;
    if (numbers.is_broken() || size < numbers.at() - at || size > range.end - at) return std::nullopt;
    const size_t end = at + static_cast<size_t>(size);
    boxes.push_back({std::string(bytes.substr(at + 4, 4)), {numbers.at(), end}, at + 4});
    at = end;
  }
  return boxes;
}

class AvifParts {
 public:
  explicit AvifParts(std::string bytes) : bytes_(std::move(bytes)) {}

  std::optional<std::string> strip() && {
    if (!strip_file() || !find_items() || !find_extents()) return std::nullopt;
    blank_what_no_picture_names();
    return std::move(bytes_);
  }

 private:
  bool strip_file() {
    const auto boxes = list_boxes(bytes_, {0, bytes_.size()});
    if (!boxes) return false;
    Range meta;
    for (const Box& box : *boxes) {
      // A film, with times and tracks of its own.
      if (box.type == "moov" || box.type == "moof") return false;
      if (box.type == "meta" && std::exchange(meta, box.content).is_there()) return false;
      if (box.type == "mdat") stores_.push_back(box.content);
      if (!is_one_of(box.type, {"ftyp", "mdat", "meta"})) blank(box);
    }
    return meta.is_there() && strip_meta(meta);
  }

  bool strip_meta(Range meta) {
    Numbers numbers(bytes_, meta);
    if (!numbers.skip(4)) return false;
    const auto boxes = list_boxes(bytes_, {numbers.at(), meta.end});
    if (!boxes) return false;
    for (const Box& box : *boxes) {
      if (!is_one_of(box.type, {"hdlr", "dinf", "pitm", "iinf", "iloc", "iref", "iprp", "idat", "grpl"})) {
        blank(box);
      } else if (box.type == "iprp") {
        if (!strip_properties(box.content)) return false;
      } else if (box.type == "idat" || box.type == "pitm" || box.type == "iinf" || box.type == "iloc") {
        if (std::exchange(place_of(box.type), box.content).is_there()) return false;
      }
    }
    if (inside_.is_there()) stores_.push_back(inside_);
    return primary_.is_there() && items_.is_there() && places_.is_there();
  }

  Range& place_of(std::string_view type) {
    if (type == "idat") return inside_;
    if (type == "pitm") return primary_;
    return type == "iinf" ? items_ : places_;
  }

  // What is shown goes by their order, so that each stays in its place.
  bool strip_properties(Range properties) {
    const auto boxes = list_boxes(bytes_, properties);
    if (!boxes) return false;
    for (const Box& box : *boxes) {
      if (box.type != "ipco") continue;
      const auto each = list_boxes(bytes_, box.content);
      if (!each) return false;
      for (const Box& property : *each) {
        // Names, descriptions and keywords; words for the picture; days; anybody's own.
        if (is_one_of(property.type, {"udes", "altt", "crtt", "mdft", "uuid"})) blank(property);
      }
    }
    return true;
  }

  bool find_items() {
    Numbers numbers(bytes_, items_);
    const bool is_long = numbers.take(1) > 0;
    numbers.skip(is_long ? 3 + 4 : 3 + 2);
    if (numbers.is_broken()) return false;
    const auto boxes = list_boxes(bytes_, {numbers.at(), items_.end});
    if (!boxes) return false;
    for (const Box& box : *boxes) {
      if (box.type == "infe" && !find_item(box.content)) return false;
    }
    std::sort(pictures_.begin(), pictures_.end());
    Numbers primary(bytes_, primary_);
    const size_t size = primary.take(1) > 0 ? 4 : 2;
    primary.skip(3);
    return is_picture(primary.take(size)) && !primary.is_broken();
  }

  bool find_item(Range item) {
    Numbers numbers(bytes_, item);
    const uint64_t version = numbers.take(1);
    if (version != 2 && version != 3) return false;
    numbers.skip(3);
    const uint64_t id = numbers.take(version == 2 ? 2 : 4);
    numbers.skip(2 + 4);
    if (numbers.is_broken()) return false;
    // Pictures as they are coded, and what is put together from such.
    const std::string_view type = std::string_view(bytes_).substr(numbers.at() - 4, 4);
    if (is_one_of(type, {"av01", "hvc1", "avc1", "vvc1", "j2k1", "unci", "grid", "iovl", "iden", "tmap"}))
      pictures_.push_back(id);
    blank(Range{numbers.at(), item.end});  // its name
    return true;
  }

  bool is_picture(uint64_t id) const { return std::binary_search(pictures_.begin(), pictures_.end(), id); }

  bool find_extents() {
    Numbers numbers(bytes_, places_);
    const uint64_t version = numbers.take(1);
    numbers.skip(3);
    const uint64_t sizes = numbers.take(2);
    const Sizes size = {sizes >> 12U & 15U, sizes >> 8U & 15U, sizes >> 4U & 15U,
                        version > 0 ? sizes & 15U : 0};
    for (const size_t each : {size.offset, size.length, size.base, size.index}) {
      if (each != 0 && each != 4 && each != 8) return false;
    }
    if (version > 2) return false;
    for (uint64_t left = numbers.take(version == 2 ? 4 : 2); left > 0 && !numbers.is_broken(); --left) {
      if (!find_extents_of_item(numbers, version, size)) return false;
    }
    return !numbers.is_broken();
  }

  struct Sizes {
    size_t offset = 0;
    size_t length = 0;
    size_t base = 0;
    size_t index = 0;
  };

  bool find_extents_of_item(Numbers& numbers, uint64_t version, const Sizes& size) {
    constexpr uint64_t in_file = 0;
    constexpr uint64_t in_box = 1;
    const uint64_t id = numbers.take(version == 2 ? 4 : 2);
    const uint64_t method = version > 0 ? numbers.take(2) & 15U : in_file;
    const uint64_t other_file = numbers.take(2);
    const uint64_t base = numbers.take(size.base);
    const uint64_t count = numbers.take(2);
    if (!is_picture(id)) return numbers.skip(count * (size.index + size.offset + size.length));
    if (method > in_box || (method == in_box && !inside_.is_there()) || other_file != 0) return false;
    const Range whole = method == in_box ? inside_ : Range{0, bytes_.size()};
    const size_t room = whole.end - whole.begin;
    for (uint64_t left = count; left > 0; --left) {
      numbers.skip(size.index);
      const uint64_t offset = numbers.take(size.offset);
      const uint64_t length = numbers.take(size.length);
      // A length of zero would be all the rest, whatever that is.
      if (numbers.is_broken() || length == 0) return false;
      if (base > room || offset > room - base || length > room - base - offset) return false;
      const size_t begin = whole.begin + static_cast<size_t>(base + offset);
      extents_.push_back({begin, begin + static_cast<size_t>(length)});
    }
    return true;
  }

  void blank_what_no_picture_names() {
    std::sort(extents_.begin(), extents_.end());
    std::sort(stores_.begin(), stores_.end());
    auto extent = extents_.begin();
    for (const Range& store : stores_) {
      size_t at = store.begin;
      for (; extent != extents_.end() && extent->begin < store.end; ++extent) {
        if (extent->begin > at) blank(Range{at, extent->begin});
        at = std::max(at, extent->end);
        // It may go on in a further store.
        if (extent->end > store.end) break;
      }
      if (at < store.end) blank(Range{at, store.end});
    }
  }

  void blank(Range range) {
    std::fill(bytes_.begin() + static_cast<std::ptrdiff_t>(range.begin),
              bytes_.begin() + static_cast<std::ptrdiff_t>(range.end), '\0');
  }

  void blank(const Box& box) {
    bytes_.replace(box.type_at, 4, "free");
    blank(box.content);
  }

  std::string bytes_;
  std::vector<Range> stores_;       // what may hold items
  Range inside_;                    // the one in the box of all facts
  Range primary_;                   // which item is the picture
  Range items_;                     // what items are
  Range places_;                    // where they are
  std::vector<uint64_t> pictures_;  // sorted
  std::vector<Range> extents_;      // of them
};

}  // namespace

std::optional<std::string> strip_avif(std::string bytes) {
  return AvifParts(std::move(bytes)).strip();
}

}  // namespace gazette
