#include "model/public_days.h"

#include <algorithm>

namespace gazette {

PublicDays::PublicDays(const std::vector<Date>& raw, const std::set<uint32_t>& counting,
                       const std::set<uint32_t>& candidates)
    : days_(raw) {
  Date newest = beginning_of_time;
  for (uint32_t i = 0; i < days_.size(); ++i) {
    days_[i] = std::max(days_[i], newest);
    if (counting.contains(i)) newest = days_[i];
    newest_.push_back(newest);
  }
  turns_ = days_;
  Date latest = end_of_time;
  for (auto i = static_cast<uint32_t>(days_.size()); i-- > 0;) {
    turns_[i] = std::min(days_[i], latest);
    if (candidates.contains(i)) latest = turns_[i];
  }
}

uint32_t PublicDays::last_before(Date day) const {
  const auto after = std::lower_bound(newest_.begin(), newest_.end(), day);
  return static_cast<uint32_t>(std::max<ptrdiff_t>(after - newest_.begin(), 1) - 1);
}

}  // namespace gazette
