// The PDFs of packets: drawn where their page or its looks changed, and nowhere else.
#pragma once

#include <optional>
#include <string>

#include "base/failure.h"
#include "build.h"
#include "command/site_writer.h"

namespace gazette {

// WorldFailure: PDFs are wanted, and the site says no address, which links in them need.
void check_pdf_settings(const SiteSettings& settings, const PdfOptions& pdfs);

struct PdfOutcome {
  size_t drawn = 0;
  size_t kept = 0;
  size_t missing = 0;                   // packets without one
  std::optional<WorldFailure> failure;  // some couldn't be drawn: those that were there before are
};

// After all pages and the manifest. `may_show_withheld`: what a PDF shows that can't be drawn anew may be
// withheld by now, so that it goes first.
PdfOutcome write_packet_pdfs(const PreparedSite& prepared, OutputFolder& output, SiteWriter& writer,
                             const PdfOptions& pdfs, bool may_show_withheld);

}  // namespace gazette
