// Citations of a regulation's paragraphs, such as "603 CMR 2.05(8)(c)" or "2.05(8)(c)", found in any text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/html.h"
#include "model/record_anchors.h"

namespace gazette {

struct Citation {
  size_t begin = 0;  // in the text, without the title that may stand before it
  size_t end = 0;
  std::string number;  // "2.05(8)(c)", without spaces
};

// What one regulation says of its paragraphs.
class RegulationText {
 public:
  explicit RegulationText(const SourceValue& facts);

  // "2.05" of "603 CMR 2.05"; empty: nothing can be found.
  const std::string& root() const { return root_; }
  const std::vector<std::string>& numbers() const { return numbers_; }
  // In their order. Where a number goes on in words ("2.05(12)(b)1 and 2"), its first alone.
  std::vector<Citation> find(std::string_view text) const;
  // Whether there is such a paragraph, or the regulation itself is meant.
  bool has(std::string_view number) const;
  // Where a wrong citation of the regulation's list stands in the text.
  struct Wrong {
    size_t begin = 0;
    size_t end = 0;
    const SourceValue* entry = nullptr;  // never null
  };
  std::vector<Wrong> find_wrong(std::string_view text) const;
  // The text with links to its own paragraphs, for their page.
  Html link_citations(std::string_view text, const std::vector<RecordAnchor>& anchors) const;

 private:
  const SourceValue& facts_;
  std::string root_;
  std::vector<std::string> numbers_;
};

}  // namespace gazette
