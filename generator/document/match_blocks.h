// Which children of a block are the same, edited, removed or added in its later version.
#pragma once

#include <cstdint>
#include <vector>

#include "document/hash_blocks.h"

namespace gazette {

enum class StepKind : uint8_t { same, edited, removed, added };

// Nodes; `after` is 0 where removed, `before` where added.
struct BlockStep {
  StepKind kind = StepKind::same;
  uint32_t before = 0;
  uint32_t after = 0;
};

// Whether one can be a version of the other, to be shown within it: of one kind, level or numbering.
bool are_alike(const Node& before, const Node& after);

// The children of node i whose index is below `last`.
std::vector<uint32_t> list_children(const Body& body, uint32_t i, uint32_t last);
std::vector<uint32_t> list_children(const Body& body, uint32_t i);

// In the order of reading; what was removed stands before what was added in its place. Blocks of one kind
// count as edited where they share enough words; of two kinds, where they have the same words.
std::vector<BlockStep> match_blocks(const HashedBody& before, const std::vector<uint32_t>& before_children,
                                    const HashedBody& after, const std::vector<uint32_t>& after_children);

// Cells of two tables, by their columns: matched by the heads of both, in order where the heads don't tell.
// Numbers count columns from 1; the kinds mean columns.
std::vector<BlockStep> match_columns(const HashedBody& before, uint32_t before_table, const HashedBody& after,
                                     uint32_t after_table);

}  // namespace gazette
