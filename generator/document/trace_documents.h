// From what each publication changed to the life of each document: one line of states, kept together through
// renames.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
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

// Where the original of a translation stands, and in which language the translation is.
struct OriginalPlace {
  SourcePath path;
  std::string language;
};

// What tells documents from other files, and one from another.
struct DocumentMarks {
  // Called with what a publication does to a document before anything is asked of its place.
  std::function<void(const FileChange& change, uint32_t publication)> learn;
  // Which files of the repository are documents. By the path alone.
  std::function<bool(const SourcePath& path)> is_document;
  // From which day on the public may read this text at this path, if at all.
  std::function<std::optional<Date>(const SourcePath& path, const Oid& blob)> public_from;
  // Whether a text at this path may be public once a publication is there, whatever it says.
  std::function<bool(const SourcePath& path, uint32_t publication)> is_open_place;
  // … and just before it comes, on a day.
  std::function<bool(const SourcePath& path, uint32_t publication, Date day)> was_open_place;
  // Whether it becomes public with others, as a part of them, and not by itself.
  std::function<bool(const SourcePath& path)> is_part;
  // The name that the text gives the document at this path, told from all other documents' names; or empty.
  std::function<std::string(const SourcePath& path, const Oid& blob)> name_of;
  // Of a translation: it is called by the document that it translates, and not by its text.
  std::function<std::optional<OriginalPlace>(const SourcePath& path)> original_of;
  std::function<Date(uint32_t publication)> day_of;
};

// A document is the same one as long as its path stays; or moves in a publication that takes the very same
// bytes, or the same name, away elsewhere; or comes back somewhere under the name that it had. A file that
// takes over the name of another is that document from then on; one that gets a new name stays what it is.
// What is no document doesn't exist: a file that becomes one begins there. Neither do texts that the public
// can't read: how they moved, and what they were called, is nobody's business. A document that moves to where
// nothing is public was taken away. What waits for its day, or for its place to open, comes to the public
// then, as if it were put there; where its file moves meanwhile, what readers find moves along. A translation
// is called by what it translates.
std::vector<DocumentLine> trace_documents(const SourceHistory& history, const DocumentMarks& marks);

// The texts that documents ever had, with repetitions.
std::vector<Oid> list_document_blobs(const SourceHistory& history,
                                     const std::function<bool(const SourcePath&)>& is_document);

}  // namespace gazette
