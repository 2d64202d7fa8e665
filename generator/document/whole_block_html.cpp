#include "document/whole_block_html.h"

#include <vector>

#include "document/comparison_inlines.h"
#include "document/text_pieces.h"

namespace gazette {

namespace {

class WholeBlockWriter {
 public:
  WholeBlockWriter(std::string& to, const ComparedSide& side, Change change, const CompareStyle& style,
                   PageCounts& counts)
      : to_(to), side_(side), change_(change), style_(style), counts_(counts) {
    extras_.css_class = change_class(change);
  }

  void write(uint32_t block, int64_t number) {
    number_ = number;
    const uint32_t end = side_.body.nodes[block].end;
    for (uint32_t i = block; i < end;) {
      close_until(i);
      enter(i);
      const Node& node = side_.body.nodes[i];
      i = holds_inlines(node.kind) ? node.end : i + 1;
    }
    close_until(end);
  }

 private:
  struct Open {
    uint32_t node = 0;
    std::string_view close;
    bool in_table_body = false;  // of a table: its body has begun
  };

  void close_until(uint32_t at) {
    while (!open_.empty() && side_.body.nodes[open_.back().node].end <= at) {
      if (open_.back().in_table_body) to_ += "</tbody>\n";
      to_ += open_.back().close;
      open_.pop_back();
    }
  }

  // The number is that of the block as a whole, not of items below it.
  TagExtras numbered_extras() const {
    TagExtras extras = extras_;
    if (open_.empty()) extras.value = number_;
    return extras;
  }

  void open(uint32_t i, std::string_view close) { open_.push_back({i, close}); }

  // Where nothing follows that could bear the mark.
  void mark_if_empty(uint32_t i) {
    if (side_.body.nodes[i].end != i + 1) return;
    open_mark(to_, change_, style_);
    close_mark(to_, change_);
  }

  void write_inlines_and(uint32_t i, std::string_view close) {
    write_inlines(to_, side_, i, change_, style_);
    to_ += close;
  }

  void enter(uint32_t i) {
    const Node& node = side_.body.nodes[i];
    switch (node.kind) {
      case NodeKind::block_quote:
        open(i, open_block_quote(to_, extras_));
        return mark_if_empty(i);
      case NodeKind::list:
        return open(i, open_list(to_, node, node.number, extras_));
      case NodeKind::item:
        open(i, open_item(to_, node.detail != 0, numbered_extras()));
        if (node.detail != 0) {
          write_task_mark(to_, node.detail, style_.body);
          to_ += ' ';
        }
        return mark_if_empty(i);
      case NodeKind::footnote_definition:
        open(i, open_item(to_, false, numbered_extras()));
        return mark_if_empty(i);
      case NodeKind::table:
        return open(i, open_table(to_, style_.body, ++counts_.tables, extras_));
      case NodeKind::table_row:
        return enter_row(i);
      case NodeKind::table_cell:
        return write_inlines_and(
            i, open_cell(to_, node, is_header_cell(side_.body, open_.back().node, i), extras_));
      case NodeKind::paragraph:
        return write_inlines_and(i, open_paragraph(to_, node, extras_));
      case NodeKind::heading:
        if (change_ == Change::none && !has_words(side_.body, i)) return;
        return write_inlines_and(i, open_heading(to_, counts_.levels.enter(node.detail), extras_));
      case NodeKind::code_block:
      case NodeKind::html_block: {
        const std::string_view close = open_verbatim_block(to_, side_.body, node, extras_);
        open_mark(to_, change_, style_);
        append_escaped(to_, side_.body.literal(node));
        close_mark(to_, change_);
        to_ += close;
        return;
      }
      case NodeKind::thematic_break:
        open_mark(to_, change_, style_);
        to_ += "<hr>";
        close_mark(to_, change_);
        to_ += '\n';
        return;
      default:
        return;
    }
  }

  void enter_row(uint32_t i) {
    const bool in_table = !open_.empty() && side_.body.nodes[open_.back().node].kind == NodeKind::table;
    if (in_table && side_.body.nodes[i].detail == 1) {
      to_ += "<thead>\n";
      open_row(to_, extras_);
      return open(i, "</tr>\n</thead>\n");
    }
    if (in_table && !open_.back().in_table_body) {
      to_ += "<tbody>\n";
      open_.back().in_table_body = true;
    }
    open(i, open_row(to_, extras_));
  }

  std::string& to_;
  const ComparedSide& side_;
  const Change change_;
  const CompareStyle& style_;
  PageCounts& counts_;
  TagExtras extras_;
  int64_t number_ = -1;
  std::vector<Open> open_;
};

}  // namespace

void write_block(std::string& to, const ComparedSide& side, uint32_t block, Change change,
                 const CompareStyle& style, PageCounts& counts, int64_t number) {
  WholeBlockWriter(to, side, change, style, counts).write(block, number);
}

bool is_header_cell(const Body& body, uint32_t row, uint32_t cell) {
  return body.nodes[row].detail == 1 && body.nodes[cell].end > cell + 1;
}

size_t count_words_below(const Body& body, uint32_t block) {
  size_t words = 0;
  for (uint32_t i = block; i < body.nodes[block].end; ++i) {
    const Node& node = body.nodes[i];
    switch (node.kind) {
      case NodeKind::image:
      case NodeKind::footnote_reference:
        ++words;
        break;
      case NodeKind::text:
      case NodeKind::code:
      case NodeKind::html_inline:
      case NodeKind::code_block:
      case NodeKind::html_block:
        words += count_words(body.literal(node));
        break;
      default:
        break;
    }
  }
  return words == 0 ? 1 : words;
}

}  // namespace gazette
