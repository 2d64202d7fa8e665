// Which files an author's address may mean: the file itself, or with ".md" added, ".html" exchanged, or a
// folder's index or README.
#pragma once

#include <string>
#include <vector>

namespace gazette {

// `path`: from the root of the repository. The first that there is counts.
std::vector<std::string> list_linked_paths(const std::string& path);

}  // namespace gazette
