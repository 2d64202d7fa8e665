// Front matter: the YAML block between two "---" lines at the start of a Markdown file, or a whole YAML file.
// A strict, plain subset: what YAML libraries accept silently or guess is a diagnostic here.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/diagnostic.h"
#include "document/limits.h"
#include "document/value.h"

namespace gazette {

// The file cut in two. No front matter: `yaml` is empty and the body begins at line 1.
struct SplitText {
  bool has_front_matter = false;
  std::string_view yaml;
  int yaml_line = 1;  // the line of the file on which `yaml` begins
  std::string_view body;
  int body_line = 1;
  Diagnostics problems;  // an unclosed block; places have no file yet
};
SplitText split_front_matter(std::string_view text);

struct FrontMatter {
  SourceValue value;  // a map; empty where there is nothing to read
  bool readable =
      true;  // false: the syntax is broken, so that `value` holds what stood before the break, or nothing
  Diagnostics problems;  // sorted; places have no file yet. All errors: callers lower them in plain mode
};
// `first_line`: the line of the file on which `yaml` begins.
FrontMatter parse_front_matter(std::string_view yaml, int first_line,
                               size_t most_bytes = limits::front_matter_bytes);

}  // namespace gazette
