// The files of public versions, written anew for the repository that `export-public` makes: what readers see
// of them, and no more.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "build.h"

namespace gazette {

// One for all texts of a site, so that an address that leads nowhere is written the same way everywhere.
// Translations count as documents, after the others.
class PublicTexts {
 public:
  PublicTexts(const SourceLine& line, const PreparedSite& site);

  // The file of a version with a text. WorldFailure: it can't be written so that it reads the same.
  std::string write(DocumentNumber number, const Version& version);
  std::string write(DocumentNumber number, const Version& version, const VersionSheet& sheet);
  // In the place of a version that is withheld.
  std::string write_withheld(DocumentNumber number, uint32_t version) const;
  // Of a document that is withdrawn by that version.
  std::string write_withdrawn(DocumentNumber number, uint32_t version, const std::string& reason) const;

 private:
  // The line with the name by which it stays the same document. Empty: its place is its name.
  std::string write_id(DocumentNumber number, uint32_t version) const;
  Anchors list_anchors(const Version& version, const SourcePath& path, const Body& body) const;
  std::string write_file(DocumentNumber number, const Version& version, const SourcePath& path,
                         const Oid& blob);
  // A link to what isn't public is no link to readers: neither is the name in it.
  std::string readdress(const std::string& address, bool is_image, const Version& version,
                        const SourcePath& path, const PublicDocument& document, const Body& body);

  const PublicHistory history_;  // with translations
  Attachments attachments_;      // of its own: asking for one would publish it
  LinkTargets links_;
  std::map<std::string, size_t> unseen_;
};

}  // namespace gazette
