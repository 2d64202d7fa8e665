// What the manifest says of a site's documents.
#pragma once

#include <vector>

#include "publish/manifest.h"
#include "site/site.h"

namespace gazette {

std::vector<ManifestDocument> list_manifest_documents(const Portal& portal, const Site& site);

}  // namespace gazette
