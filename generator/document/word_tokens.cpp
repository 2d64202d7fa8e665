#include "document/word_tokens.h"

#include "base/text.h"
#include "document/mix_hash.h"
#include "document/text_pieces.h"

namespace gazette {

namespace {

class Tokenizer {
 public:
  Tokenizer(const Body& body, const FootnoteIdentities& footnotes, WordTokens& to)
      : body_(body), footnotes_(footnotes), to_(to) {
    to_.tokens.clear();
    to_.steps.assign(1, InlineStep{});
  }

  void run(uint32_t block) {
    const uint32_t end = body_.nodes[block].end;
    for (uint32_t i = block + 1; i < end; ++i) {
      leave(i);
      add(i);
    }
    leave(end);
  }

 private:
  struct Around {
    uint32_t end;
    uint32_t step;
    uint64_t shape;
    size_t first_token;
  };

  uint32_t step() const { return around_.empty() ? 0 : around_.back().step; }
  uint64_t shape() const { return around_.empty() ? 0 : around_.back().shape; }

  void leave(uint32_t at) {
    while (!around_.empty() && around_.back().end <= at) {
      if (to_.tokens.size() == around_.back().first_token) push(TokenKind::nothing, {}, 0);
      around_.pop_back();
    }
  }

  void enter(uint32_t index) {
    const Node& node = body_.nodes[index];
    const uint64_t kind = static_cast<uint64_t>(node.kind) + 1;
    const uint64_t inner_shape = mix_hash(shape(), kind);
    uint32_t inner = step();
    const InlineStep outer = to_.steps[inner];
    if (outer.depth < deepest_step) {
      InlineStep added{inner, index, outer.depth + 1, mix_hash(outer.exact, kind), outer.link, 0};
      if (node.kind == NodeKind::link) {
        added.address = hash_text(body_.literal(node));
        const uint64_t title = node.title_size == 0 ? 0 : hash_text(collapse_space(body_.title(node)));
        added.exact = mix_hash(mix_hash(added.exact, added.address), title);
        added.link = static_cast<uint32_t>(to_.steps.size());
      }
      inner = static_cast<uint32_t>(to_.steps.size());
      to_.steps.push_back(added);
    }
    around_.push_back({node.end, inner, inner_shape, to_.tokens.size()});
  }

  void push(TokenKind kind, std::string_view text, uint64_t said) {
    const uint64_t hash = mix_hash(mix_hash(shape(), static_cast<uint64_t>(kind)), said);
    to_.tokens.push_back({hash, text, step(), node_, space_step_, has_space_, kind});
    has_space_ = false;
    space_step_ = 0;
  }

  void add_space() {
    if (has_space_ || to_.tokens.empty() || to_.tokens.back().kind == TokenKind::line_break) return;
    has_space_ = true;
    space_step_ = step();
  }

  void add_text(std::string_view text) {
    while (!text.empty()) {
      const TextPiece piece = first_piece(text);
      if (piece.kind == PieceKind::space) {
        add_space();
      } else {
        push(piece.kind == PieceKind::word ? TokenKind::word : TokenKind::punctuation, piece.text,
             hash_word(piece.text));
      }
      text.remove_prefix(piece.text.size());
    }
  }

  // White space counts as written, but for a single space between two words.
  void add_verbatim(std::string_view text) {
    const std::string_view whole = text;
    while (!text.empty()) {
      const TextPiece piece = first_piece(text);
      const bool at_an_end = text.size() == whole.size() || text.size() == piece.text.size();
      if (piece.kind == PieceKind::space && piece.text == " " && !at_an_end) {
        add_space();
      } else {
        push(piece.kind == PieceKind::word ? TokenKind::word : TokenKind::punctuation, piece.text,
             hash_word(piece.text));
      }
      text.remove_prefix(piece.text.size());
    }
  }

  void add(uint32_t index) {
    const Node& node = body_.nodes[index];
    node_ = index;
    switch (node.kind) {
      case NodeKind::text:
        add_text(body_.literal(node));
        break;
      case NodeKind::code:
      case NodeKind::html_inline:
        enter(index);
        add_verbatim(body_.literal(node));
        break;
      case NodeKind::soft_break:
        add_space();
        break;
      case NodeKind::line_break:
        has_space_ = false;
        push(TokenKind::line_break, {}, 0);
        break;
      case NodeKind::image:
        push(TokenKind::image, {},
             mix_hash(hash_text(body_.literal(node)), hash_text(collapse_space(body_.title(node)))));
        break;
      case NodeKind::footnote_reference:
        push(TokenKind::footnote_reference, {},
             node.number < footnotes_.size() ? footnotes_[node.number] : node.number);
        break;
      default:
        enter(index);
        break;
    }
  }

  const Body& body_;
  const FootnoteIdentities& footnotes_;
  WordTokens& to_;
  std::vector<Around> around_;
  uint32_t node_ = 0;
  uint32_t space_step_ = 0;
  bool has_space_ = false;
};

}  // namespace

void tokenize_block(const Body& body, uint32_t block, const FootnoteIdentities& footnotes, WordTokens& to) {
  Tokenizer(body, footnotes, to).run(block);
}

}  // namespace gazette
