// The links to this site, the images and the headings of a text without the text: enough to check links and
// to know where they lead. Packed, since every text of the history has one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette {

struct Body;

struct OutlineLink {
  std::string_view destination;  // as written; lives as long as the outline
  bool is_image = false;
  uint32_t line = 0;  // in the file
  uint32_t column = 0;
};

class TextOutline {
 public:
  TextOutline() = default;
  explicit TextOutline(const Body& body);
  // What `packed` gave.
  explicit TextOutline(std::string packed) : packed_(std::move(packed)) {}

  // In the order of the text.
  std::vector<OutlineLink> links() const;
  // As list_headings() gives them in the plain style.
  std::vector<std::string> heading_ids() const;
  const std::string& packed() const { return packed_; }

 private:
  std::string packed_;
};

}  // namespace gazette
