// What site/redirects.yml may say: addresses of an earlier site, and where they lead.
#pragma once

#include "model/schema.h"

namespace gazette {

inline constexpr const char* redirects_path = "site/redirects.yml";

const RecordRule& redirects_rule();

}  // namespace gazette
