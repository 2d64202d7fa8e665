// What can't be read in the new one of two states of a site, and what looks different for that reason alone.
#pragma once

#include <set>
#include <string>

#include "command/public_changes.h"

namespace gazette {

class UnreadableFiles {
 public:
  explicit UnreadableFiles(const SiteStates& states);

  // The file or folder for which a document can't be compared; empty: it can be.
  std::string find_cause(const DocumentPair& pair) const;
  bool contains(const SourcePath& file) const { return files_.contains(file); }
  // Whether it may follow from them: a file that nobody touched says it.
  bool may_explain(const Diagnostic& problem) const;

 private:
  std::set<SourcePath> files_;
  std::set<std::string> folders_;  // in the place of a school year
  std::set<SourcePath> edited_;
};

}  // namespace gazette
