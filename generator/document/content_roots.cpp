#include "document/content_roots.h"

#include <algorithm>

#include "base/text.h"

namespace gazette {

bool is_markdown(std::string_view path) {
  const std::string extension = to_lower_ascii(file_extension(path));
  return extension == ".md" || extension == ".markdown";
}

bool ContentRoots::holds_document(const SourcePath& path) const {
  return is_markdown(path.text) &&
         std::any_of(folders.begin(), folders.end(),
                     [&](const std::string& folder) { return is_below(path.text, folder); });
}

std::string_view ContentRoots::below_root(const SourcePath& path) const {
  const std::string_view text = path.text;
  if (folders.size() != 1 || folders[0].empty() || !is_below(text, folders[0])) return text;
  return text.substr(folders[0].size() + 1);
}

}  // namespace gazette
