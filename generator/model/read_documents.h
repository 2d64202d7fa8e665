// From git's bytes to the life of each document: every text parsed once, nothing hidden yet.
#pragma once

#include <memory>

#include "document/parsed_blobs.h"
#include "model/select_public.h"

namespace gazette {

// `blobs` keeps what it parsed before. `has_versions`: false where `history` is the tip alone.
Documents read_documents(const SourceHistory& history, const SiteSettings& settings,
                         const std::shared_ptr<ParsedBlobs>& blobs, bool has_versions);

}  // namespace gazette
