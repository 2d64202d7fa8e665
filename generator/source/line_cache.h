// The published line kept between two runs, so that only new commits are read. A commit's id says all that
// came before it, so that what is kept is right for every line that leads through it.
#pragma once

#include <optional>

#include "base/cache_folder.h"
#include "source/history.h"

namespace gazette {

// nullopt: nothing usable is kept.
std::optional<SourceHistory> read_kept_line(const CacheFolder& cache);
void keep_line(const CacheFolder& cache, const SourceHistory& history);

}  // namespace gazette
