#include "command/today.h"

#include <chrono>

namespace gazette {

Date today(const SiteSettings& settings) {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return date_of(now.time_since_epoch().count(), settings.utc_offset_minutes);
}

}  // namespace gazette
