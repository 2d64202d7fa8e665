// What one version of a document changed, worked out once for all pages that say it. Safe from several
// threads.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>

namespace gazette {

struct DocumentChanges;

class SharedChanges {
 public:
  using Key = std::tuple<uint32_t, uint32_t, uint32_t>;  // the document, the two versions

  // Null: nobody asked before.
  std::shared_ptr<const DocumentChanges> find(const Key& key) const {
    const std::scoped_lock lock(mutex_);
    const auto found = changes_.find(key);
    return found == changes_.end() ? nullptr : found->second;
  }
  // Equal keys have equal changes, whoever comes first.
  void keep(const Key& key, const std::shared_ptr<const DocumentChanges>& changes) {
    const std::scoped_lock lock(mutex_);
    changes_.try_emplace(key, changes);
  }

 private:
  mutable std::mutex mutex_;
  std::map<Key, std::shared_ptr<const DocumentChanges>> changes_;
};

}  // namespace gazette
