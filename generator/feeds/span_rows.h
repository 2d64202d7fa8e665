// What the versions of a document said of the same things, as rows that tell from which day to which each
// stood: where a version says what the one before said, the row goes on.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "feeds/table.h"
#include "render/render_parts.h"

namespace gazette {

class SpanRows {
 public:
  // `document`: whose versions are read, oldest first.
  SpanRows(const RenderParts& parts, const TableRule& rule, DocumentNumber document)
      : parts_(parts), rule_(rule), document_(document) {}

  // Of this version. `key`: what the row is about, the same in each version; of two with one key in one
  // version the second gets a number, in the cell of `key_column`.
  void add(uint32_t version, const std::string& key, std::string_view key_column, TableRow row);
  // After all rows of a version; of one without a text, instead of them: what it doesn't say any more ends.
  void end_version(uint32_t version);

  struct Row {
    TableRow cells;
    size_t order = 0;               // of its key
    std::optional<uint32_t> ended;  // by this version
    std::string key;
  };
  // By their keys, each oldest first.
  std::vector<Row> take() &&;

 private:
  void fill_span(uint32_t version, TableRow& row) const;

  const RenderParts& parts_;
  const TableRule& rule_;
  DocumentNumber document_;
  std::vector<Row> rows_;
  std::map<std::string, size_t> order_;  // of keys, as they came first
  std::map<std::string, size_t> open_;   // key -> position in rows_
  std::map<std::string, bool> seen_;     // in this version
};

}  // namespace gazette
