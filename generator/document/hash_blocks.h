// A hash of the meaning of each block with all below it: equal where a reader sees no difference. The same
// notion of meaning as digest_meaning.
#pragma once

#include <cstdint>
#include <vector>

#include "document/body.h"
#include "document/word_tokens.h"

namespace gazette {

// Sets hashes[i] for each block i in [first, last); those below it must stand in that range too, or be hashed
// already. `hashes` is as long as the body has nodes.
void hash_blocks(const Body& body, uint32_t first, uint32_t last, const FootnoteIdentities& footnotes,
                 std::vector<uint64_t>& hashes);

}  // namespace gazette
