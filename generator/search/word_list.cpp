#include "search/word_list.h"

#include <algorithm>

namespace gazette {

WordNumber WordList::number_of(std::string_view word, StemLanguage language) {
  thread_local std::string key;
  key.assign(1, static_cast<char>(language));
  key += word;
  const size_t hash = Hash()(key);
  Part& part = parts_[hash % part_count];
  const std::scoped_lock lock(part.mutex);
  const auto found = part.numbers.find(std::string_view(key));
  if (found != part.numbers.end()) return found->second;
  const auto number =
      static_cast<WordNumber>(part.keys.size() * part_count + static_cast<uint32_t>(hash % part_count));
  const auto [entry, is_new] = part.numbers.emplace(key, number);
  part.keys.push_back(&entry->first);
  return number;
}

size_t WordList::number_count() const {
  size_t most = 0;
  for (const Part& part : parts_) most = std::max(most, part.keys.size());
  return most * part_count;
}

}  // namespace gazette
