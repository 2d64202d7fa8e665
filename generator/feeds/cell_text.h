// What several tables write into their cells, and how their rows come together.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "feeds/span_rows.h"
#include "model/placed.h"

namespace gazette {

inline std::string text_of(const PlacedDate& date) {
  return date ? iso_date(date.value) : std::string();
}

inline std::string list_of(const std::vector<PlacedText>& texts) {
  std::vector<std::string> words;
  for (const PlacedText& text : texts) words.push_back(text.value);
  return join(words, "; ");
}

inline void append_rows(SpanRows&& spans, Table& table) {
  for (SpanRows::Row& row : std::move(spans).take()) table.rows.push_back(std::move(row.cells));
}

}  // namespace gazette
