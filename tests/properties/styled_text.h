// A text with facts that can be written in many ways, all of which mean the same.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette {

using StyledRecord = std::map<std::string, std::string>;  // values as YAML has them

struct StyledFact {
  std::string word;                   // free text
  std::string yaml;                   // or what must be written as it is
  std::vector<StyledRecord> records;  // or these

  bool operator==(const StyledFact&) const = default;
};

inline StyledFact word_fact(std::string text) {
  return {std::move(text), {}, {}};
}

inline StyledFact yaml_fact(std::string text) {
  return {{}, std::move(text), {}};
}

inline StyledFact list_fact(std::vector<StyledRecord> records) {
  return {{}, {}, std::move(records)};
}

struct StyledParagraph {
  std::string text;  // "- one\n- two" is a list
  std::string link;  // at its end

  bool operator==(const StyledParagraph&) const = default;
};

struct StyledText {
  std::map<std::string, StyledFact> facts;
  std::vector<StyledParagraph> paragraphs;

  bool operator==(const StyledText&) const = default;
};

// `secret` stands in comments. `style` decides about comments, the order of keys, quotes, space.
std::string write_facts(const StyledText& text, uint32_t style, std::string_view secret);
std::string write_document(const StyledText& text, uint32_t style, std::string_view secret);

}  // namespace gazette
