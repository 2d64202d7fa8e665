// The words of the interface in one language, from a theme's strings/<language>.yml: as a record for
// templates, and one by one for what is put together here (dates, sentences about changes).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "document/compare_bodies.h"
#include "document/front_matter.h"
#include "theme/view_value.h"

namespace gazette {

// A text by its dotted name.
struct OwnWord {
  std::string name;
  std::string text;
};

// Words in braces that are letters stand for what the levels of a plan are called: {objective}, {objectives},
// {initiative}, {initiatives}, and the same with a capital.
class InterfaceWords {
 public:
  // Problems: a text that is needed and missing. Places have no file yet.
  static std::pair<InterfaceWords, Diagnostics> read(const FrontMatter& file);

  // What `other`, the words of another language, lacks of these. Places have no file yet.
  Diagnostics list_missing(const InterfaceWords& other) const;
  // Each text marked as being in `language`: for pages that show texts of authors in another one.
  InterfaceWords marked(const std::string& language) const;
  // The language of the marks; empty: nothing is marked.
  const std::string& mark() const { return mark_; }
  // What an author wrote in `language`, for a page of this one.
  std::string in_language(std::string_view text, std::string_view language) const;

  // With other texts in the place of some, and in addition.
  InterfaceWords with_own(const std::vector<OwnWord>& own) const;

  const ViewValue& all() const { return all_; }
  // By dotted name, such as "body.footnotes"; "" if there is none (reported by `read`).
  std::string text(std::string_view name) const;
  // The text with {0}, {1}, … replaced.
  std::string fill(std::string_view name, const std::vector<std::string>& arguments) const;
  // {iso: "2021-03-04", text: "March 4, 2021"}.
  ViewValue date(Date date) const;
  std::string date_text(Date date) const;
  std::string month(std::chrono::month month) const;

  const CompareStyle& compare_style() const { return compare_style_; }

 private:
  void fill_levels();
  void take_own();

  std::string mark_;
  ViewValue all_;
  SourceValue written_;  // as in the file
  SourceValue source_;   // with the names of levels filled in
  std::vector<std::string> months_;
  CompareStyle compare_style_;
};

}  // namespace gazette
