// The words of the interface as a framework has them: what it calls its levels, scales, kinds of reports and
// what it declares, and any word of the theme that it says otherwise.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/plan_shelf.h"
#include "render/interface_words.h"

namespace gazette {

class FrameworkWords {
 public:
  // `general`: the theme's own; must outlive this. `own_language`: of what frameworks say, for words in
  // another one.
  FrameworkWords(const InterfaceWords& general, const std::vector<Framework>& frameworks,
                 const std::string& own_language = {});

  // The theme's own for null.
  const InterfaceWords& of(const Framework* framework) const;

 private:
  const InterfaceWords& general_;
  std::map<std::string, InterfaceWords> by_id_;
};

// The dotted names under which a framework's declared facts and tables have their words.
std::string name_of_declared(std::string_view fact_or_table);
std::string name_of_declared(std::string_view table, std::string_view column);

// Words that a framework says otherwise and the theme doesn't have.
Diagnostics check_framework_words(const InterfaceWords& general, const std::vector<Framework>& frameworks);

}  // namespace gazette
