#include "document/markdown_tree.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#include <cassert>
#include <mutex>
#include <string_view>

#include "document/parse_body.h"

namespace gazette {

namespace {

struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
using Parser = std::unique_ptr<cmark_parser, FreeParser>;

Parser make_parser() {
  return Parser(cmark_parser_new(CMARK_OPT_FOOTNOTES));
}

void attach(cmark_parser* parser, const char* name) {
  cmark_syntax_extension* extension = cmark_find_syntax_extension(name);
  assert(extension != nullptr);
  cmark_parser_attach_syntax_extension(parser, extension);
}

// While the library parses, it switches the special characters of the attached extensions on and off in
// tables that all threads share. Those of autolink are switched on here for good, and then taken from the
// extension so that nothing switches them off. "~" remains: see parse_markdown_tree.
void fix_special_characters() {
  const Parser parser = make_parser();
  attach(parser.get(), "autolink");
  cmark_manage_extensions_special_characters(parser.get(), 1);
  cmark_syntax_extension_set_special_inline_chars(cmark_find_syntax_extension("autolink"), nullptr);
}

std::mutex& strikethrough_mutex() {
  static std::mutex mutex;
  return mutex;
}

}  // namespace

void prepare_markdown() {
  static std::once_flag once;
  std::call_once(once, [] {
#ifdef __SANITIZE_ADDRESS__
    // The list of characters taken from autolink below is never freed: some bytes, once.
    const __lsan::ScopedDisabler forgive;
#endif
    cmark_gfm_core_extensions_ensure_registered();
    fix_special_characters();
  });
}

void FreeMarkdownTree::operator()(cmark_node* root) const {
  cmark_node_free(root);
}

MarkdownTree parse_markdown_tree(std::string_view markdown) {
  prepare_markdown();
  const Parser parser = make_parser();
  for (const char* name : {"table", "tasklist", "autolink"}) attach(parser.get(), name);
  // The special character "~" means nothing to texts without it, so that it may come and go under them; those
  // with it take turns.
  std::unique_lock<std::mutex> turn(strikethrough_mutex(), std::defer_lock);
  if (markdown.find('~') != std::string_view::npos) {
    turn.lock();
    attach(parser.get(), "strikethrough");
  }
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  return MarkdownTree(cmark_parser_finish(parser.get()));
}

std::optional<NodeKind> kind_of(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_DOCUMENT:
      return NodeKind::document;
    case CMARK_NODE_BLOCK_QUOTE:
      return NodeKind::block_quote;
    case CMARK_NODE_LIST:
      return NodeKind::list;
    case CMARK_NODE_ITEM:
      return NodeKind::item;
    case CMARK_NODE_CODE_BLOCK:
      return NodeKind::code_block;
    case CMARK_NODE_HTML_BLOCK:
      return NodeKind::html_block;
    case CMARK_NODE_PARAGRAPH:
      return NodeKind::paragraph;
    case CMARK_NODE_HEADING:
      return NodeKind::heading;
    case CMARK_NODE_THEMATIC_BREAK:
      return NodeKind::thematic_break;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
      return NodeKind::footnote_definition;
    case CMARK_NODE_TEXT:
      return NodeKind::text;
    case CMARK_NODE_SOFTBREAK:
      return NodeKind::soft_break;
    case CMARK_NODE_LINEBREAK:
      return NodeKind::line_break;
    case CMARK_NODE_CODE:
      return NodeKind::code;
    case CMARK_NODE_HTML_INLINE:
      return NodeKind::html_inline;
    case CMARK_NODE_EMPH:
      return NodeKind::emphasis;
    case CMARK_NODE_STRONG:
      return NodeKind::strong;
    case CMARK_NODE_LINK:
      return NodeKind::link;
    case CMARK_NODE_IMAGE:
      return NodeKind::image;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      return NodeKind::footnote_reference;
    default:
      break;
  }
  // Kinds of the extensions are known by name only.
  const std::string_view name = cmark_node_get_type_string(node);
  if (name == "table_cell") return NodeKind::table_cell;
  if (name == "table_row" || name == "table_header") return NodeKind::table_row;
  if (name == "table") return NodeKind::table;
  if (name == "strikethrough") return NodeKind::strikethrough;
  return std::nullopt;
}

bool is_task(cmark_node* item) {
  return cmark_node_get_type_string(item) == std::string_view("tasklist");
}

}  // namespace gazette
