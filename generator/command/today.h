// Which day it is where the site is: the one place that reads the clock.
#pragma once

#include "base/date.h"
#include "model/site_settings.h"

namespace gazette {

Date today(const SiteSettings& settings);

}  // namespace gazette
