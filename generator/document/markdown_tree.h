// The tree of the Markdown library: how it is made safely from several threads, and what its nodes are.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "document/body.h"

struct cmark_node;

namespace gazette {

struct FreeMarkdownTree {
  void operator()(cmark_node* root) const;
};
using MarkdownTree = std::unique_ptr<cmark_node, FreeMarkdownTree>;

MarkdownTree parse_markdown_tree(std::string_view markdown);

// nullopt: a node that Body doesn't have.
std::optional<NodeKind> kind_of(cmark_node* node);
bool is_task(cmark_node* item);

}  // namespace gazette
