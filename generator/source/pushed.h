// How commits stand to each other: what a hook asks of those that somebody pushes, and `changes` of branches.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/history.h"
#include "source/repository.h"

namespace gazette {

// The branch that HEAD names, with a commit or without; "" where HEAD is detached.
std::string find_current_branch(const Repository& repository);

// Exactly 40 hexadecimal digits.
std::optional<Oid> parse_commit_id(std::string_view hex);

// Whether `older` is `newer`, or among all that came before it, on whatever line.
bool is_ancestor(const Repository& repository, const Oid& older, const Oid& newer);

// The newest commit that both have, on whatever lines; none: they share no history.
std::optional<Oid> find_common_commit(const Repository& repository, const Oid& a, const Oid& b);

// The commits that came with `newer` and aren't before `older` (zero: that nothing is before), on all lines.
// At most `most`; WorldFailure: there are more.
std::vector<Oid> list_new_commits(const Repository& repository, const Oid& older, const Oid& newer,
                                  size_t most);

// A commit without its signature, and the signature; nullopt: it isn't signed.
std::optional<std::pair<std::string, std::string>> read_signature(const Repository& repository,
                                                                  const Oid& commit);

}  // namespace gazette
