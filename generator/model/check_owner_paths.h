// Whether what site/site.yml says of who may push what (publish: owners) names paths of the repository.
#pragma once

#include "base/diagnostic.h"
#include "document/value.h"
#include "source/history.h"

namespace gazette {

// `settings`: what site/site.yml says. `files`: of the repository.
Diagnostics check_owner_paths(const SourceValue& settings, const std::vector<SourceFile>& files);

}  // namespace gazette
