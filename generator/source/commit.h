// A commit read from its own bytes: what libgit2 refuses to read (dates out of range, no author) still has
// a folder and a parent.
#pragma once

#include <cstdint>
#include <optional>

#include "source/libgit2.h"

namespace gazette {

struct ParsedCommit {
  Oid tree;
  std::optional<Oid> first_parent;
  int64_t committed_at = 0;  // 0: none that counts (missing, before 1970 or after the year 9999)
};

// WorldFailure: missing or damaged.
ParsedCommit read_commit(git_odb* odb, const Oid& oid);

}  // namespace gazette
