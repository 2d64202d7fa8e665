#include "document/value.h"

#include <algorithm>

namespace gazette {

const SourceValue::Entry* SourceValue::find(std::string_view key) const {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace gazette
