// Which files of the repository are documents: Markdown below the content folders.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/path.h"

namespace gazette {

struct ContentRoots {
  std::vector<std::string> folders = {""};  // "" is the whole repository; no '/' at the ends

  bool holds_document(const SourcePath& path) const;
  // The path as readers' addresses count it: without the folder where there is only one.
  std::string_view below_root(const SourcePath& path) const;
  std::string_view below_root(SourcePath&& path) const = delete;  // the answer would outlive the path
};

bool is_markdown(std::string_view path);

}  // namespace gazette
