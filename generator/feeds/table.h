// A table of public facts, as the rule of its columns says: the same rows for every format.
#pragma once

#include <string>
#include <vector>

#include "render/table_rules.h"

namespace gazette {

// A cell for each column of the rule; empty: nothing is said. Numbers are digits, dates "2013-02-28".
using TableRow = std::vector<std::string>;

struct Table {
  const TableRule* rule = nullptr;  // never null
  std::vector<TableRow> rows;
};

// Fills one row by the names of columns.
class RowMaker {
 public:
  explicit RowMaker(const TableRule& rule) : rule_(rule), row_(rule.columns.size()) {}

  // Precondition: the table has that column.
  RowMaker& set(std::string_view column, std::string value) {
    row_[rule_.position_of(column)] = std::move(value);
    return *this;
  }
  TableRow take() && { return std::move(row_); }

 private:
  const TableRule& rule_;
  TableRow row_;
};

}  // namespace gazette
