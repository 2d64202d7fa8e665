// From what each publication changed to the life of each document: one line of states, kept together through
// exact renames.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/path.h"
#include "source/history.h"

namespace gazette {

// What one publication made of a document. A zero blob: it was taken away.
struct DocumentState {
  uint32_t publication = 0;  // position in SourceHistory::line
  SourcePath path;
  Oid blob;
};

struct DocumentLine {
  std::vector<DocumentState> states;  // oldest first, never empty
};

// Which files of the repository are documents. By the path alone.
using IsDocument = std::function<bool(const SourcePath& path)>;
// Whether the public may read this text at this path on the day of a publication.
using IsPublic = std::function<bool(const SourcePath& path, const Oid& blob, uint32_t publication)>;

// Whether a text at this path may be public at a publication, whatever it says.
using IsOpenPlace = std::function<bool(const SourcePath& path, uint32_t publication)>;

// A document is the same one as long as its path stays, or moves in a publication that takes the very same
// bytes away elsewhere. What is no document doesn't exist: a file that becomes one begins
// there. So does one that moves and wasn't public before: its way there is nobody's business. One that moves
// to where nothing is public was taken away.
std::vector<DocumentLine> trace_documents(const SourceHistory& history, const IsDocument& is_document,
                                          const IsPublic& is_public, const IsOpenPlace& is_open_place);

// The texts that documents ever had, with repetitions.
std::vector<Oid> list_document_blobs(const SourceHistory& history, const IsDocument& is_document);

}  // namespace gazette
