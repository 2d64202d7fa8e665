#include "document/compare_bodies.h"

#include <algorithm>
#include <utility>

#include "document/comparison_writer.h"
#include "document/hash_blocks.h"
#include "document/match_blocks.h"

namespace gazette {

namespace {

// Footnotes stand last.
uint32_t first_footnote(const Body& body) {
  for (const uint32_t child : list_children(body, 0)) {
    if (body.nodes[child].kind == NodeKind::footnote_definition) return child;
  }
  return static_cast<uint32_t>(body.nodes.size());
}

uint32_t highest_number(const Body& body, uint32_t first) {
  uint32_t highest = 0;
  for (uint32_t i = first; i < body.nodes.size(); i = body.nodes[i].end) {
    highest = std::max(highest, body.nodes[i].number);
  }
  return highest;
}

// Numbers change when a footnote comes in between; the footnotes that they mean don't. Those of the text
// before are given the numbers that their footnotes have after.
FootnoteIdentities identify_footnotes(const Body& before, uint32_t first, const Body& after,
                                      const std::vector<BlockStep>& footnotes) {
  constexpr uint32_t is_gone = 1U << 31;
  FootnoteIdentities identities(highest_number(before, first) + 1);
  for (uint32_t number = 0; number < identities.size(); ++number) identities[number] = number | is_gone;
  for (const BlockStep& step : footnotes) {
    if (step.kind != StepKind::same && step.kind != StepKind::edited) continue;
    identities[before.nodes[step.before].number] = after.nodes[step.after].number;
  }
  return identities;
}

std::vector<uint32_t> footnotes_from(const Body& body, uint32_t first) {
  std::vector<uint32_t> footnotes;
  for (uint32_t i = first; i < body.nodes.size(); i = body.nodes[i].end) footnotes.push_back(i);
  return footnotes;
}

}  // namespace

BodyComparison compare_bodies(const Body& before, const Body& after, const LinkResolver& resolve_before,
                              const LinkResolver& resolve_after, const CompareStyle& style) {
  return compare_bodies(hash_body(before), hash_body(after), resolve_before, resolve_after, style);
}

BodyComparison compare_bodies(const HashedBody& before, const HashedBody& after,
                              const LinkResolver& resolve_before, const LinkResolver& resolve_after,
                              const CompareStyle& style) {
  const Body nothing{{Node{.end = 1}}, {}};
  if (before.body.nodes.empty()) {
    if (after.body.nodes.empty()) return {};
    return compare_bodies(hash_body(nothing), after, resolve_before, resolve_after, style);
  }
  if (after.body.nodes.empty()) {
    return compare_bodies(before, hash_body(nothing), resolve_before, resolve_after, style);
  }
  const uint32_t left_end = first_footnote(before.body);
  const uint32_t right_end = first_footnote(after.body);
  const std::vector<BlockStep> footnotes = match_blocks(before, footnotes_from(before.body, left_end), after,
                                                        footnotes_from(after.body, right_end));
  FootnoteIdentities identities = identify_footnotes(before.body, left_end, after.body, footnotes);
  HashedBody left = before;
  if (left_end < before.body.nodes.size()) {
    hash_blocks(before.body, 0, left_end, identities, left.hashes);
  }
  if (left.hashes[0] == after.hashes[0]) return {};

  const std::vector<BlockStep> steps = match_blocks(left, list_children(before.body, 0, left_end), after,
                                                    list_children(after.body, 0, right_end));
  ComparisonWriter writer(left, resolve_before, after, resolve_after, std::move(identities), {}, style);
  writer.write_blocks(steps, true);
  writer.write_footnotes(footnotes);
  return std::move(writer).finish();
}

}  // namespace gazette
