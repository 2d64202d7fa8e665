#include "model/linked_paths.h"

namespace gazette {

std::vector<std::string> list_linked_paths(const std::string& path) {
  const std::string folder = path.empty() ? "" : path + "/";
  std::vector<std::string> paths = {path, path + ".md", folder + "index.md", folder + "README.md"};
  if (path.ends_with(".html")) paths.push_back(path.substr(0, path.size() - 5) + ".md");
  return paths;
}

}  // namespace gazette
