// Writes the comparison of two bodies: walks the blocks that changed on both sides at once.
#pragma once

#include <string>
#include <vector>

#include "document/compare_bodies.h"
#include "document/compare_words.h"
#include "document/match_blocks.h"
#include "document/whole_block_html.h"

namespace gazette {

class ComparisonWriter {
 public:
  ComparisonWriter(const HashedBody& before, const LinkResolver& resolve_before, const HashedBody& after,
                   const LinkResolver& resolve_after, FootnoteIdentities before_footnotes,
                   FootnoteIdentities after_footnotes, const CompareStyle& style);

  // Blocks one after another. `with_headings`: see choose_shown.
  void write_blocks(const std::vector<BlockStep>& steps, bool with_headings);
  void write_footnotes(const std::vector<BlockStep>& steps);
  BodyComparison finish() &&;

 private:
  enum class GapPlace { block, list, table };
  static constexpr int deepest_edit = 64;  // deeper blocks count as replaced as a whole

  void write_gap(GapPlace place, size_t columns);
  // `number`: a list item's own, or -1.
  void write_whole(uint32_t block, Change change, int64_t number = -1);
  void write_unchanged(const std::vector<BlockStep>& steps, size_t i);
  void write_excerpt(uint32_t block, bool from_start, bool to_end);

  void write_edited(uint32_t before, uint32_t after);
  void write_replaced(uint32_t before, uint32_t after);
  void write_edited_words(uint32_t before, uint32_t after);
  // False: too little stayed, nothing is written.
  bool write_words_within(uint32_t before, uint32_t after);
  void write_edited_lines(uint32_t before, uint32_t after);
  void write_edited_quote(uint32_t before, uint32_t after);

  void write_edited_list(uint32_t before, uint32_t after);
  void write_items(const Node& list, const std::vector<BlockStep>& steps, const std::vector<bool>& shown);
  void write_item(const BlockStep& step, int64_t number);
  void write_task_marks(const Node& before, const Node& after);

  void write_edited_table(uint32_t before, uint32_t after);
  void write_rows(const std::vector<BlockStep>& steps, const std::vector<bool>& shown,
                  const std::vector<BlockStep>& columns);
  std::vector<BlockStep> match_all_columns(uint32_t before, uint32_t after) const;
  void write_row(const BlockStep& step, const std::vector<BlockStep>& columns);
  void write_cell(const ComparedSide& side, uint32_t row, uint32_t cell, Change change);
  void write_edited_cell(uint32_t before, uint32_t after_row, uint32_t after);

  void count(Change change, size_t words);
  void count_run(const WordRun& run);
  void note_changed_links(const WordComparison& words);
  std::vector<BlockStep> match_children(uint32_t before, uint32_t after) const;

  const HashedBody& before_;
  const HashedBody& after_;
  const ComparedSide before_side_;
  const ComparedSide after_side_;
  const FootnoteIdentities before_footnotes_;
  const FootnoteIdentities after_footnotes_;
  const CompareStyle& style_;
  PageCounts counts_;
  BodyComparison comparison_;
  std::string& to_ = comparison_.html.text;
  WordTokens before_words_;
  WordTokens after_words_;
  int depth_ = 0;
};

}  // namespace gazette
