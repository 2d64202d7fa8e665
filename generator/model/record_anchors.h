// Where the facts of a record page can be linked to: its sections, the paragraphs of a regulation, the
// criteria of a rubric. No id is one of the text's headings, and none stands twice.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/record_file.h"

namespace gazette {

struct RecordAnchor {
  std::string key;              // of the section, such as "calendar"
  std::optional<size_t> entry;  // which of its records; none: the section itself
  std::string id;
  std::string title;  // of an entry
  int depth = 0;      // of an entry, from 1
};

// In the order of the page; empty for an ordinary page.
std::vector<RecordAnchor> list_record_anchors(const SiteSettings& settings, const SourcePath& path,
                                              const BlobFacts& facts);

// "2.05(12)(b)1" -> "2.05-12-b-1".
std::string anchor_of_paragraph(std::string_view number);
// Its parts, the citation first: "2.05", "12", "b", "1"; of "2.05(10)(a)1.c": "2.05", "10", "a", "1", "c".
std::vector<std::string> split_paragraph_number(std::string_view number);

}  // namespace gazette
