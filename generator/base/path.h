// Paths are types: a file in the repository, a file in the output, an address on the site.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <utility>

namespace gazette {

// A file in the content repository: relative to its root, '/' between parts, exact bytes of the tree entry.
struct SourcePath {
  std::string text;
  auto operator<=>(const SourcePath&) const = default;
};

// A file in the output folder: relative, '/' between parts, never "." or "..".
struct OutputPath {
  std::string text;
  auto operator<=>(const OutputPath&) const = default;
};

// An address on the site: begins with '/', pages end with '/'.
struct Url {
  std::string text;
  auto operator<=>(const Url&) const = default;
};

// "a/b/c.md" -> "a/b"; "c.md" -> "".
std::string_view parent_folder(std::string_view path);
// "a/b/c.md" -> "c.md".
std::string_view file_name(std::string_view path);
// "c.md" -> "c"; names that only begin with a dot keep it.
std::string_view file_stem(std::string_view path);
// "c.MD" -> ".MD"; "" where there is none.
std::string_view file_extension(std::string_view path);
// True if `path` is `folder` or below it; the folder "" holds everything.
bool is_below(std::string_view path, std::string_view folder);

// Joins `relative` to `folder` and resolves "." and "..". False: it leads out of the root.
std::pair<bool, std::string> join_path(std::string_view folder, std::string_view relative);

// The page "/a/b/" is the file "a/b/index.html"; "/404.html" is itself.
OutputPath output_path(const Url& url);

// How the page at `from` writes a link to `to` (which may carry "#anchor"): a relative address, so that a
// site works below any folder.
std::string relative_url(const Url& from, const Url& to);

}  // namespace gazette
