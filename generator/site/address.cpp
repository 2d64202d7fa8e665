#include "site/address.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/plan_file.h"

namespace gazette {

namespace {

std::string address_part(std::string_view name, bool at_root) {
  static constexpr std::array<std::string_view, 2> everywhere = {"versions", "changes"};
  static constexpr std::array<std::string_view, 5> root_only = {"assets", "files", "a-z", "updates",
                                                                "removed"};
  std::string slug = slugify(name);
  if (slug.empty()) slug = "page";
  const auto holds = [&](const auto& names) {
    return std::find(names.begin(), names.end(), slug) != names.end();
  };
  if (holds(everywhere) || (at_root && holds(root_only))) slug += "-page";
  return slug;
}

}  // namespace

bool is_index_name(std::string_view path) {
  const std::string stem = to_lower_ascii(file_stem(path));
  return stem == "index" || stem == "readme";
}

Url folder_address(std::string_view folder) {
  std::string url = "/";
  if (folder.empty()) return {url};
  for (const std::string_view part : split(folder, '/')) {
    url += address_part(part, url.size() == 1);
    url += '/';
  }
  return {url};
}

Url document_address(std::string_view path) {
  Url url = folder_address(parent_folder(path));
  if (is_index_name(path)) return url;
  url.text += address_part(file_stem(path), url.text.size() == 1);
  url.text += '/';
  return url;
}

Url with_suffix(const Url& url, std::string_view suffix) {
  std::string text = url.text.substr(0, url.text.size() - 1);
  if (text.empty()) text = "/home";
  text += suffix;
  text += '/';
  return {text};
}

Url plan_document_address(const SourcePath& path) {
  const auto parts = split(path.text, '/');
  std::string url = "/districts/";
  for (size_t i = 1; i + 1 < parts.size(); ++i) url += slugify(parts[i]) + "/";
  if (parts.back() != "plan.md") url += slugify(file_stem(parts.back())) + "/";
  return {url};
}

Url address_of(const Portal& portal, const SourcePath& path) {
  const SiteSettings& settings = portal.history.settings;
  const bool is_page = kind_of_plan_document(settings, path) == PlanFileKind::none;
  return is_page ? document_address(settings.roots.below_root(path)) : plan_document_address(path);
}

Url initiative_address(const Url& plan, std::string_view id) {
  const std::string slug = slugify(id);
  return {plan.text + (slug.empty() ? "initiative" : slug) + "/"};
}

}  // namespace gazette
