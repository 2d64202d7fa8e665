#include "model/document_versions.h"

#include <algorithm>
#include <vector>

namespace gazette {

// The notes of the document and of its sheets that the version before didn't have: one that only repeats
// says nothing about this version.
std::string note_of(const PublicDocument& document, uint32_t version) {
  const Version& of = document.versions[version];
  if (of.redaction) return {};
  if (!of.has_text()) return document.removal_reason;
  const auto list_notes = [](const Version& from) {
    std::vector<std::string> notes = {from.header->note};
    for (const VersionSheet& sheet : from.sheets) notes.push_back(sheet.header->note);
    return notes;
  };
  const auto before = text_before(document, version);
  const auto earlier = before ? list_notes(document.versions[*before]) : std::vector<std::string>();
  std::vector<std::string> notes;
  for (const std::string& own : list_notes(of)) {
    if (std::find(earlier.begin(), earlier.end(), own) == earlier.end()) notes.push_back(own);
  }
  notes.push_back(of.late_note);
  std::string note;
  for (const std::string& own : notes) {
    if (own.empty() || note.find(own) != std::string::npos) continue;
    if (!note.empty()) note += ' ';
    note += own;
  }
  return note;
}

}  // namespace gazette
