// A hash of the meaning of each block with all below it: equal where a reader sees no difference. The same
// notion of meaning as digest_meaning.
#pragma once

#include <cstdint>
#include <vector>

#include "document/body.h"
#include "document/word_tokens.h"

namespace gazette {

// A body with the hash of each of its blocks; the body must outlive it.
struct HashedBody {
  const Body& body;
  std::vector<uint64_t> hashes;
};

// Each footnote counts as the number that it has here.
HashedBody hash_body(const Body& body);

// Sets hashes[i] for each block i in [first, last); those below it must stand in that range too, or be hashed
// already. `hashes` is as long as the body has nodes.
void hash_blocks(const Body& body, uint32_t first, uint32_t last, const FootnoteIdentities& footnotes,
                 std::vector<uint64_t>& hashes);

}  // namespace gazette
