#include "base/path.h"

#include <vector>

namespace gazette {

std::string_view parent_folder(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string_view file_name(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view file_extension(std::string_view path) {
  const std::string_view name = file_name(path);
  const size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view{} : name.substr(dot);
}

std::string_view file_stem(std::string_view path) {
  const std::string_view name = file_name(path);
  return name.substr(0, name.size() - file_extension(name).size());
}

bool is_below(std::string_view path, std::string_view folder) {
  if (folder.empty()) return true;
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

std::pair<bool, std::string> join_path(std::string_view folder, std::string_view relative) {
  std::vector<std::string_view> parts;
  bool inside = true;
  const auto add_parts = [&](std::string_view text) {
    while (!text.empty()) {
      const size_t slash = text.find('/');
      const std::string_view part = text.substr(0, slash);
      text = slash == std::string_view::npos ? std::string_view{} : text.substr(slash + 1);
      if (part.empty() || part == ".") continue;
      if (part != "..") {
        parts.push_back(part);
      } else if (parts.empty()) {
        inside = false;
      } else {
        parts.pop_back();
      }
    }
  };
  add_parts(folder);
  add_parts(relative);
  std::string joined;
  for (const std::string_view part : parts) {
    if (!joined.empty()) joined += '/';
    joined += part;
  }
  return {inside, joined};
}

OutputPath output_path(const Url& url) {
  std::string path = url.text.substr(1);
  if (path.empty() || path.back() == '/') path += "index.html";
  return {path};
}

std::string relative_url(const Url& from, const Url& to) {
  const std::string_view base(from.text.data(), from.text.rfind('/') + 1);
  const std::string_view target = to.text;
  // The common folders, counted up to the last '/' that both share.
  size_t common = 0;
  for (size_t i = 0; i < base.size() && i < target.size() && base[i] == target[i]; ++i) {
    if (base[i] == '/') common = i + 1;
  }
  std::string relative;
  for (size_t i = common; i < base.size(); ++i) {
    if (base[i] == '/') relative += "../";
  }
  const std::string_view rest = target.substr(common);
  relative += rest;
  const size_t first_part_end = rest.find_first_of("/?#");
  const bool looks_like_scheme = rest.substr(0, first_part_end).find(':') != std::string_view::npos;
  if (relative.empty() || (relative.front() == '#') || (relative == rest && looks_like_scheme)) {
    relative.insert(0, "./");
  }
  return relative;
}

}  // namespace gazette
