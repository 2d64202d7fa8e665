// What tables call plans, reports, minutes, assessments, programs and districts: by ids that never change.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/render_parts.h"

namespace gazette {

class DocumentNames {
 public:
  explicit DocumentNames(const RenderParts& parts);

  // The id that a document of a plan or a program says, as it says it now; where it says none, or one that
  // another has, the address. Each has another.
  const std::string& of(DocumentNumber document) const { return names_[document]; }
  // The folder of its district; empty where there is none on the site.
  std::string district_of(DocumentNumber document) const;

 private:
  const RenderParts& parts_;
  std::vector<std::string> names_;
};

}  // namespace gazette
