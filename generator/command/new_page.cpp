// The skeleton of a page of guidance.
#include <fmt/format.h>

#include <algorithm>

#include "base/failure.h"
#include "base/text.h"
#include "command/new_file.h"

namespace gazette {

namespace {

constexpr const char* skeleton = R"(---
title: {title} #?
status: draft #?
# summary: … #?
# id: {id} #?
# revision_note: … #?
# publish_on: 2026-12-01 #?
---
)";

// "guidance/reading-plans" -> "content/guidance/reading-plans", without its ending.
std::string place_page(const PlanDesk& desk, const std::string& asked) {
  std::string address = asked.ends_with(".md") ? asked.substr(0, asked.size() - 3) : asked;
  const std::vector<std::string>& folders = desk.settings.roots.folders;
  const bool has_folder = std::any_of(folders.begin(), folders.end(), [&](const std::string& folder) {
    return is_below(address, folder) && address != folder;
  });
  std::vector<std::string> better;
  bool is_good = true;
  for (const std::string_view part : split(address, '/')) {
    better.push_back(slugify(part));
    is_good = is_good && better.back() == part && !part.empty();
  }
  std::erase(better, "");
  if (!is_good && !has_folder) {
    throw UsageFailure(
        fmt::format("\"{}\" can't be the address of a page: use small letters, digits and hyphens, with / "
                    "between folders",
                    asked),
        fmt::format("for example: gazette new page {} \"Reading plans\"",
                    better.empty() ? "guidance/reading-plans" : join(better, "/")));
  }
  if (has_folder) return address;
  return folders.empty() || folders.front().empty() ? address : folders.front() + "/" + address;
}

}  // namespace

Skeleton begin_page(const PlanDesk& desk, const NewFileRequest& request) {
  const std::string place = place_page(desk, request.words[0]);
  const auto [is_inside, path] = join_path("", place);
  if (!is_inside || path != place) {
    throw UsageFailure(fmt::format("\"{}\" can't be the address of a page", request.words[0]),
                       "for example: gazette new page guidance/reading-plans \"Reading plans\"");
  }
  for (const char* other : {"/index.md", "/README.md"}) {
    if (!std::filesystem::exists(desk.root / (path + other))) continue;
    throw UsageFailure(fmt::format("there is a page at that address already: {}{}", path, other),
                       "edit that file, or choose another address");
  }
  const std::string& title = request.words[1];
  const std::string text = fmt::format(skeleton, fmt::arg("title", yaml_text(title)),
                                       fmt::arg("id", make_id(file_name(path), "page")));
  return {{path + ".md"},
          explain_keys(text, page_rule()),
          "Write the text below the second line of ---, in Markdown"};
}

}  // namespace gazette
