// Citations of a regulation's paragraphs, such as "603 CMR 2.05(8)(c)" or "2.05(8)(c)", found in any text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/html.h"
#include "model/record_anchors.h"

namespace gazette {

struct PlainCitation;

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
  // In their order. Where a number goes on in words ("2.05(12)(b)1 and 2"), its first alone. Behind the
  // title, as in "603 CMR 2.05 (8) (c)", its parts may stand apart.
  std::vector<Citation> find(std::string_view text) const;
  // Whether there is such a paragraph, or the regulation itself is meant.
  bool has(std::string_view number) const;
  // Where a wrong citation of the regulation's list stands in the text, however its spaces and signs are
  // written; one that is wrong only near certain words, where they stand in the text too.
  struct Wrong {
    size_t begin = 0;
    size_t end = 0;
    const SourceValue* entry = nullptr;  // never null
  };
  std::vector<Wrong> find_wrong(std::string_view text) const;
  // The text with links to its own paragraphs, for their page.
  Html link_citations(std::string_view text, const std::vector<RecordAnchor>& anchors) const;

 private:
  // A wrong citation as texts are compared with it.
  struct Listed {
    std::string written;
    std::string about;         // words that must stand in the text; may be empty
    std::string core;          // exactly so in each text that has it
    bool needs_title = false;  // written without the title, which must stand before it
    const SourceValue* entry = nullptr;
  };

  bool stands_behind_title(std::string_view text, size_t at) const;
  void find_listed(const Listed& listed, std::string_view text, const PlainCitation& plain,
                   std::vector<Wrong>& found) const;

  const SourceValue& facts_;
  std::string root_;
  std::string title_;  // "603cmr", as it is compared; may be empty
  std::vector<std::string> numbers_;
  std::vector<Listed> listed_;
};

}  // namespace gazette
