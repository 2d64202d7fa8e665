#include "theme/theme.h"

#include <fmt/format.h>

#include <set>

#include "base/failure.h"
#include "base/text.h"
#include "theme/compile_template.h"
#include "theme/render_template.h"
#include "theme/template_token.h"

namespace gazette {

namespace {

constexpr std::string_view templates_folder = "templates/";
constexpr std::string_view assets_folder = "assets/";
constexpr std::string_view template_ending = ".html";
constexpr size_t size_limit = size_t{1} << 20U;

void list_includes(const std::vector<TemplateNode>& nodes, std::set<std::string, std::less<>>& included) {
  for (const TemplateNode& node : nodes) {
    if (node.kind == TemplateNode::Kind::include) included.insert(fmt::format("templates/{}", node.text));
    for (const TemplatePart& part : node.parts) list_includes(part.nodes, included);
  }
}

}  // namespace

struct Theme::Compiled {
  std::string folder;
  std::map<std::string, std::string, std::less<>> sources;
  ParsedTemplates templates;
  std::map<std::string, TemplateProgram, std::less<>> programs;
  std::map<std::string, std::string> assets;

  void add_file(const std::string& path, const std::string& bytes, Diagnostics& problems) {
    if (path.starts_with(assets_folder)) assets.emplace(path.substr(assets_folder.size()), bytes);
    if (!path.starts_with(templates_folder) || !path.ends_with(template_ending)) return;
    TemplateProblems found(template_place(folder, path), problems);
    if (bytes.size() > size_limit) {
      return found.add("theme-limit", {0, 0}, 1, "this template is larger than 1 MiB");
    }
    if (const auto bad = find_invalid_utf8(bytes)) {
      TemplatePosition at;
      advance_position(at, std::string_view(bytes).substr(0, *bad));
      return found.add("theme-syntax", at, 1, "this isn't UTF-8 text", "save the file as UTF-8");
    }
    const std::string& source = sources.emplace(path, bytes).first->second;
    templates.emplace(path, parse_template(path, source, found));
  }

  // A part that others include need not be a page of its own: where its values stand is checked where it is
  // included.
  void compile_pages(Diagnostics& problems) {
    std::set<std::string, std::less<>> included;
    for (const auto& [path, parsed] : templates) list_includes(parsed.nodes, included);
    for (const auto& [path, parsed] : templates) {
      Diagnostics found;
      TemplateProgram program = compile_template(templates, parsed, folder, found);
      const std::string_view name(path);
      if (found.empty()) {
        programs.emplace(name.substr(templates_folder.size(),
                                     name.size() - templates_folder.size() - template_ending.size()),
                         std::move(program));
      }
      if (included.contains(path)) {
        std::erase_if(found, [](const Diagnostic& problem) { return problem.code != "theme-reference"; });
      }
      append(problems, std::move(found));
    }
  }
};

std::pair<Theme, Diagnostics> Theme::compile(const ThemeFiles& files, const std::string& folder) {
  auto compiled = std::make_unique<Compiled>();
  compiled->folder = folder;
  Diagnostics problems;
  for (const auto& [path, bytes] : files) compiled->add_file(path, bytes, problems);
  compiled->compile_pages(problems);
  sort_diagnostics(problems);
  Theme theme;
  theme.compiled_ = std::move(compiled);
  return {std::move(theme), std::move(problems)};
}

std::string Theme::render(std::string_view template_name, const ViewRecord& view) const {
  const auto found = compiled_->programs.find(template_name);
  if (found == compiled_->programs.end()) {
    throw WorldFailure(fmt::format("the theme {} has no template {}.html", compiled_->folder, template_name),
                       fmt::format("add templates/{}.html", template_name));
  }
  return render_template(found->second, view);
}

bool Theme::has_template(std::string_view template_name) const {
  return compiled_->programs.contains(template_name);
}

const std::map<std::string, std::string>& Theme::assets() const {
  return compiled_->assets;
}

Theme::Theme() = default;
Theme::Theme(Theme&&) noexcept = default;
Theme& Theme::operator=(Theme&&) noexcept = default;
Theme::~Theme() = default;

}  // namespace gazette
