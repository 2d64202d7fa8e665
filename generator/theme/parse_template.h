// One template file as a tree of nodes, before includes and parents are put together.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "theme/expression.h"
#include "theme/template_problems.h"

namespace gazette {

struct TemplateNode;

// One arm of an if, the body or the else of a loop, the inside of a block.
struct TemplatePart {
  Expression condition;  // empty: always
  std::vector<TemplateNode> nodes;
};

struct TemplateNode {
  enum class Kind { text, value, branch, loop, assign, include, block, super };
  Kind kind = Kind::text;
  TemplatePosition at;
  std::string_view text{};  // the text; or the name of the variable, block or file
  Expression expression{};
  std::vector<TemplatePart> parts{};
};

// Views into the source, which must live as long.
struct ParsedTemplate {
  std::string path;         // "templates/page.html"
  std::string_view parent;  // "layout.html"; empty if it extends nothing
  TemplatePosition parent_at;
  std::vector<TemplateNode> nodes;
  std::map<std::string_view, TemplatePosition> blocks;
};

ParsedTemplate parse_template(std::string path, std::string_view source, TemplateProblems& problems);

}  // namespace gazette
