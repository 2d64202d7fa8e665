#include "model/compare_sections.h"

#include <utility>

#include "base/text.h"
#include "document/hash_blocks.h"
#include "model/amendment_notes.h"

namespace gazette {

namespace {

bool is_footnote(const Node& node) {
  return node.kind == NodeKind::footnote_definition;
}

// The hashes of the blocks that stand directly in the document.
std::vector<uint64_t> list_hashes(const Body& body, bool of_footnotes) {
  std::vector<uint64_t> hashes;
  if (body.nodes.empty()) return hashes;
  const HashedBody hashed = hash_body(body);
  for (uint32_t i = 1; i < body.nodes[0].end; i = body.nodes[i].end) {
    if (is_footnote(body.nodes[i]) == of_footnotes) hashes.push_back(hashed.hashes[i]);
  }
  return hashes;
}

void note_hashes(AmendmentField field, const std::vector<uint64_t>& before,
                 const std::vector<uint64_t>& after, AmendmentNotes& notes) {
  if (before == after) return;
  notes.note(before.empty()  ? AmendmentChange::set
             : after.empty() ? AmendmentChange::cleared
                             : AmendmentChange::changed,
             field);
}

RecordKeys list_keys(const std::vector<BodyPart>& parts) {
  const std::string opening = "\n";  // no heading has this key
  RecordKeys keys;
  for (const BodyPart& part : parts) {
    // A part whose heading alone changed is still the same.
    std::string text;
    for (const uint64_t hash : part.is_free ? part.hashes : std::vector<uint64_t>())
      text += std::to_string(hash) + " ";
    keys.add(part.key.empty() ? opening : part.key, {}, std::move(text));
  }
  return keys;
}

}  // namespace

std::vector<BodyPart> list_body_parts(const Body& body, const PartKeys& keys) {
  std::vector<BodyPart> parts;
  if (body.nodes.empty()) return parts;
  const HashedBody hashed = hash_body(body);
  for (uint32_t i = 1; i < body.nodes[0].end; i = body.nodes[i].end) {
    if (is_footnote(body.nodes[i])) continue;
    if (body.nodes[i].kind == NodeKind::heading) {
      BodyPart part;
      part.heading = collapse_space(plain_text(body, i));
      part.key = keys(i, part.heading);
      part.is_free = false;
      part.heading_hash = hashed.hashes[i];
      if (!part.key.empty()) {
        parts.push_back(std::move(part));
        continue;
      }
    }
    if (parts.empty()) parts.emplace_back();  // before any heading
    parts.back().hashes.push_back(hashed.hashes[i]);
  }
  return parts;
}

std::vector<BodyPart> list_body_parts(const Body& body) {
  // A heading without words is still one.
  std::vector<BodyPart> parts = list_body_parts(
      body, [](uint32_t, const std::string& words) { return words.empty() ? " " : fold(words); });
  for (BodyPart& part : parts) part.is_free = true;
  return parts;
}

void compare_body_parts(const std::vector<BodyPart>& before, const std::vector<BodyPart>& after,
                        const std::function<Amendment(const BodyPart&)>& name_part,
                        std::vector<Amendment>& amendments) {
  const std::vector<RecordPair> pairs = pair_records(list_keys(before), list_keys(after));
  for (const RecordPair& pair : pairs) {
    AmendmentNotes notes(name_part(pair.after ? after[*pair.after] : before[*pair.before]), amendments);
    if (notes.note_whole(pair)) continue;
    const BodyPart& old_part = before[*pair.before];
    const BodyPart& new_part = after[*pair.after];
    notes.compare(AmendmentField::title, old_part.heading, new_part.heading);
    if (old_part.hashes != new_part.hashes) {
      note_hashes(AmendmentField::body, old_part.hashes, new_part.hashes, notes);
    } else if (old_part.heading == new_part.heading && old_part.heading_hash != new_part.heading_hash) {
      notes.note(AmendmentChange::changed, AmendmentField::body);  // its rank, or its emphasis
    }
  }
  if (is_reordered(pairs, std::vector<bool>(pairs.size(), true))) {
    AmendmentNotes(name_part({}), amendments).note(AmendmentChange::reordered);
  }
}

void compare_whole_bodies(const Body& before, const Body& after, const Amendment& about,
                          std::vector<Amendment>& amendments) {
  AmendmentNotes notes(about, amendments);
  note_hashes(AmendmentField::body, list_hashes(before, false), list_hashes(after, false), notes);
  compare_footnotes(before, after, about, amendments);
}

void compare_footnotes(const Body& before, const Body& after, const Amendment& about,
                       std::vector<Amendment>& amendments) {
  AmendmentNotes notes(about, amendments);
  note_hashes(AmendmentField::footnotes, list_hashes(before, true), list_hashes(after, true), notes);
}

}  // namespace gazette
