#include "model/check_owner_paths.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "base/text.h"
#include "model/keys.h"
#include "model/site_settings.h"

namespace gazette {

namespace {

std::vector<const SourceValue*> list_items(const SourceValue& map, std::string_view key) {
  const SourceValue::Entry* entry = map.kind == SourceValue::Kind::map ? map.find(key) : nullptr;
  if (entry == nullptr) return {};
  if (entry->value.kind == SourceValue::Kind::text) return {&entry->value};
  std::vector<const SourceValue*> items;
  for (const SourceValue& item : entry->value.items) items.push_back(&item);
  return items;
}

bool leads_out(std::string_view path) {
  const std::vector<std::string_view> parts = split(path, '/');
  return path.starts_with('/') || std::find(parts.begin(), parts.end(), "..") != parts.end();
}

class PathChecker {
 public:
  explicit PathChecker(const std::vector<SourceFile>& files) : files_(files) {}

  void check(const SourceValue& value) {
    std::string_view path = value.text;
    if (value.kind != SourceValue::Kind::text || path.empty()) return;  // told as of the wrong type
    if (leads_out(path)) {
      complain(problem_at(value.mark, "owner-path", fmt::format("\"{}\" leads out of the repository", path),
                          "write the path from its root, such as plans/harbor-falls; all of it is \".\""));
      return;
    }
    while (path.ends_with('/')) path.remove_suffix(1);
    const bool is_there =
        path == "." || std::any_of(files_.begin(), files_.end(),
                                   [&](const SourceFile& file) { return is_below(file.path.text, path); });
    if (is_there) return;
    Diagnostic problem =
        problem_at(value.mark, "owner-path-unused",
                   fmt::format("nothing in the repository is called \"{}\"", path), hint_for(path));
    problem.severity = Severity::warning;
    complain(std::move(problem));
  }

  Diagnostics take_problems() && { return std::move(problems_); }

 private:
  std::string hint_for(std::string_view path) const {
    std::set<std::string> names;
    for (const SourceFile& file : files_) {
      names.insert(file.path.text);
      for (std::string_view up = parent_folder(file.path.text); !up.empty(); up = parent_folder(up))
        names.emplace(up);
    }
    const auto near = nearest(path, {names.begin(), names.end()});
    if (near) return fmt::format("did you mean \"{}\"?", *near);
    return "write the path from the root of the repository; what is yet to come may stay";
  }

  void complain(Diagnostic problem) {
    problem.place.file = {settings_path};
    problems_.push_back(std::move(problem));
  }

  const std::vector<SourceFile>& files_;
  Diagnostics problems_;
};

}  // namespace

Diagnostics check_owner_paths(const SourceValue& settings, const std::vector<SourceFile>& files) {
  PathChecker checker(files);
  const SourceValue::Entry* publish =
      settings.kind == SourceValue::Kind::map ? settings.find("publish") : nullptr;
  if (publish == nullptr) return {};
  for (const SourceValue* owner : list_items(publish->value, "owners")) {
    for (const SourceValue* path : list_items(*owner, "may")) checker.check(*path);
  }
  return std::move(checker).take_problems();
}

}  // namespace gazette
