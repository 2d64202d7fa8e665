#include "document/comparison_inlines.h"

#include <algorithm>
#include <vector>

#include "document/node_html.h"

namespace gazette {

void write_inlines(std::string& to, const ComparedSide& side, uint32_t block, Change change,
                   const CompareStyle& style) {
  struct Open {
    uint32_t end = 0;
    std::string_view close;
    std::string_view address;  // of a link without words: stands for them
  };
  std::vector<Open> open;
  uint32_t link_end = 0;
  const auto close_until = [&](uint32_t at) {
    while (!open.empty() && open.back().end <= at) {
      append_escaped(to, open.back().address);
      to += open.back().close;
      open.pop_back();
    }
  };
  open_mark(to, change, style);
  const uint32_t end = side.body.nodes[block].end;
  for (uint32_t i = block + 1; i < end; ++i) {
    close_until(i);
    const Node& node = side.body.nodes[i];
    switch (node.kind) {
      case NodeKind::text:
        append_escaped(to, side.body.literal(node));
        break;
      case NodeKind::soft_break:
        to += '\n';
        break;
      case NodeKind::code:
      case NodeKind::html_inline: {
        const std::string_view close = open_step(to, side, node, change);
        append_escaped(to, side.body.literal(node));
        to += close;
        break;
      }
      case NodeKind::line_break:
      case NodeKind::image:
      case NodeKind::footnote_reference:
        write_leaf(to, side, node, change, style);
        break;
      case NodeKind::link:
        open.push_back({node.end, i < link_end ? std::string_view{} : open_step(to, side, node, change), {}});
        link_end = std::max(link_end, node.end);
        if (!has_words(side.body, i)) open.back().address = side.body.literal(node);
        break;
      default:
        open.push_back({node.end, open_step(to, side, node, change), {}});
        break;
    }
  }
  close_until(end);
  close_mark(to, change);
}

std::string_view open_step(std::string& to, const ComparedSide& side, const Node& node, Change change) {
  if (node.kind != NodeKind::link) return open_inline(to, node.kind);
  if (change == Change::removed) return {};
  return open_link(to, side.body, node, side.resolve);
}

void write_leaf(std::string& to, const ComparedSide& side, const Node& node, Change change,
                const CompareStyle& style) {
  switch (node.kind) {
    case NodeKind::line_break:
      to += "<br>\n";
      break;
    case NodeKind::image:
      if (change == Change::removed) {
        write_missing_image(to, side.body, node, style.body);
      } else {
        write_image(to, side.body, node, side.resolve, style.body);
      }
      break;
    case NodeKind::footnote_reference:
      ((to += "<sup class=\"footnote-ref\">") += std::to_string(node.number)) += "</sup>";
      break;
    default:
      break;
  }
}

}  // namespace gazette
