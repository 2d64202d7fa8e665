// What texts say about themselves, kept between two runs by the ids of their blobs, so that a text that
// stayed isn't parsed again.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/cache_folder.h"
#include "document/parsed_blobs.h"
#include "source/oid.h"

namespace gazette {

class FactsCache {
 public:
  explicit FactsCache(CacheFolder folder);

  // False: they aren't kept. From several threads.
  bool read(const Oid& blob, BlobFacts& facts) const;
  // Adds them to what is kept. `wanted`: all that this run uses; the rest is forgotten when it grows beyond
  // that.
  void keep(const std::vector<std::pair<Oid, const BlobFacts*>>& fresh, const std::vector<Oid>& wanted);
  // Gives the memory back. What is kept isn't read from then on.
  void close();

 private:
  void load();

  CacheFolder folder_;
  std::string bytes_;
  std::unordered_map<Oid, std::string_view, OidHash> packed_;  // into bytes_
};

}  // namespace gazette
