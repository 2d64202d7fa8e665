// From the lives of all files to documents, as the public of a day sees them: sheets are parts of their
// plans, and translations follow their originals.
#pragma once

#include <string>
#include <vector>

#include "model/select_public.h"

namespace gazette {

class Headers;
class PublicDays;
struct DocumentLife;

// The lines by what they are in the end, with the sheets of each plan.
struct Grouping {
  std::vector<PlanFileKind> kinds;             // of each line
  std::vector<std::vector<size_t>> sheets;     // of each line: the lines of sheets that ever stood beside it
  std::vector<std::string> languages;          // of each line: of what it is a translation into; else empty
  std::vector<std::vector<size_t>> originals;  // of each translation: the lines that ever were its original
};

class DocumentMaker {
 public:
  DocumentMaker(const Documents& documents, const Headers& headers, const SiteSettings& settings);

  std::vector<DocumentLife> live(const PublicDays& days) const;
  bool is_translation(size_t line) const { return !grouping_.languages[line].empty(); }
  // What is shown with a line: the sheets of a plan, its translations, and the sheets of those.
  std::vector<size_t> list_parts(size_t line) const;
  // As in the lines; one without versions stands for what isn't public or is a part of another.
  std::vector<PublicDocument> make(const std::vector<DocumentLife>& lives, Date build_date) const;
  // Whether readers ever saw it; sheets, in their plans alone.
  bool was_public(const std::vector<DocumentLife>& lives, size_t line) const;

 private:
  std::vector<const DocumentLife*> sheets_of(const std::vector<DocumentLife>& lives, size_t line) const;
  // `life`: of the translation `line`, as it is or as it would be.
  DocumentLife follow(const std::vector<DocumentLife>& lives, size_t line, const DocumentLife& life,
                      Date build_date) const;
  bool was_translation_public(const std::vector<DocumentLife>& lives, size_t line) const;
  PublicDocument make_one(const DocumentLife& life, DocumentKind kind, Date build_date) const;

  const Documents& documents_;
  const Headers& headers_;
  const SiteSettings& settings_;
  const Grouping grouping_;
};

}  // namespace gazette
