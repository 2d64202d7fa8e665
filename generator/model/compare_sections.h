// What changed in the text below the front matter, heading by heading: which parts came, went or differ. What
// differs in them is for document/compare_bodies.h.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "document/body.h"
#include "model/amendment.h"

namespace gazette {

// A stretch of a body from a heading to the next one, or what stands before the first.
struct BodyPart {
  std::string key;      // what it is in every version; "" before any heading
  std::string heading;  // its words
  bool is_free = true;  // its heading may change: with the same words below another one it is the same part
  uint64_t heading_hash = 0;
  std::vector<uint64_t> hashes;  // of its blocks, without the heading and without footnotes
};

// The key of the part that a heading opens, by its node and its words, from which it can't change; "": it
// opens none, but belongs to the part that it stands in.
using PartKeys = std::function<std::string(uint32_t heading, const std::string& words)>;

// Each heading outside of lists and quotes opens a part.
std::vector<BodyPart> list_body_parts(const Body& body);
std::vector<BodyPart> list_body_parts(const Body& body, const PartKeys& keys);

// `name_part` makes of a part what its amendments are about; it is asked with the newer part, or with the
// older one where there is no newer.
void compare_body_parts(const std::vector<BodyPart>& before, const std::vector<BodyPart>& after,
                        const std::function<Amendment(const BodyPart&)>& name_part,
                        std::vector<Amendment>& amendments);

// Whole bodies but for their footnotes, and these by themselves, noted as `about`.
void compare_whole_bodies(const Body& before, const Body& after, const Amendment& about,
                          std::vector<Amendment>& amendments);
void compare_footnotes(const Body& before, const Body& after, const Amendment& about,
                       std::vector<Amendment>& amendments);

}  // namespace gazette
