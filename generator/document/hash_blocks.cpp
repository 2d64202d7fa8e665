#include "document/hash_blocks.h"

#include <string>

#include "base/text.h"
#include "document/mix_hash.h"
#include "document/word_runs.h"

namespace gazette {

namespace {

// Bytes that valid UTF-8 never has, so that no text can look like a mark between texts.
constexpr char open_mark = '\xF8';
constexpr char close_mark = '\xF9';
constexpr char field_mark = '\xFA';

class BlockHasher {
 public:
  BlockHasher(const Body& body, const FootnoteIdentities& footnotes) : body_(body), footnotes_(footnotes) {}

  uint64_t hash_inlines(uint32_t block) {
    written_.clear();
    open_ends_.clear();
    has_space_ = false;
    starts_ = true;
    const uint32_t end = body_.nodes[block].end;
    for (uint32_t i = block + 1; i < end; ++i) {
      close(i);
      add(body_.nodes[i]);
    }
    close(end);
    return hash_text(written_);
  }

 private:
  void close(uint32_t at) {
    while (!open_ends_.empty() && open_ends_.back() <= at) {
      written_ += close_mark;
      open_ends_.pop_back();
    }
  }

  void open(const Node& node) {
    written_ += open_mark;
    written_ += static_cast<char>(node.kind);
  }

  // Where a space stands, in a link or before it, makes no difference.
  void add_space() { has_space_ = !starts_; }

  void add_visible(std::string_view text) {
    if (has_space_) written_ += ' ';
    has_space_ = false;
    starts_ = false;
    written_ += text;
  }

  void add_text(std::string_view text) {
    size_t at = 0;
    while (at < text.size()) {
      if (is_white_space(text[at])) {
        add_space();
        ++at;
        continue;
      }
      const size_t end = end_of_run(text, at);
      add_visible(text.substr(at, end - at));
      at = end;
    }
  }

  void add(const Node& node) {
    switch (node.kind) {
      case NodeKind::text:
        add_text(body_.literal(node));
        return;
      case NodeKind::soft_break:
        add_space();
        return;
      case NodeKind::line_break:
        open(node);
        has_space_ = false;
        starts_ = true;
        return;
      case NodeKind::footnote_reference: {
        open(node);
        const uint32_t identity = node.number < footnotes_.size() ? footnotes_[node.number] : node.number;
        add_visible(std::to_string(identity));
        written_ += field_mark;
        return;
      }
      case NodeKind::link:
        open(node);
        written_ += body_.literal(node);
        written_ += field_mark;
        written_ += collapse_space(body_.title(node));
        written_ += field_mark;
        open_ends_.push_back(node.end);
        return;
      case NodeKind::image:
      case NodeKind::code:
      case NodeKind::html_inline:
        open(node);
        add_visible(body_.literal(node));
        written_ += field_mark;
        if (node.kind == NodeKind::image) written_ += collapse_space(body_.title(node));
        written_ += field_mark;
        return;
      default:
        open(node);
        open_ends_.push_back(node.end);
        return;
    }
  }

  const Body& body_;
  const FootnoteIdentities& footnotes_;
  std::string written_;
  std::vector<uint32_t> open_ends_;
  bool has_space_ = false;
  bool starts_ = true;
};

uint64_t hash_own_part(const Body& body, const Node& node) {
  uint64_t hash = mix_hash(1, static_cast<uint64_t>(node.kind));
  switch (node.kind) {
    case NodeKind::heading:
    case NodeKind::item:
    case NodeKind::table_row:
      return mix_hash(hash, node.detail);
    case NodeKind::list:
      return mix_hash(mix_hash(hash, node.detail), node.detail == 1 ? node.number : 0);
    case NodeKind::code_block:
    case NodeKind::html_block:
      return mix_hash(hash, hash_text(body.literal(node)));
    default:
      return hash;
  }
}

}  // namespace

void hash_blocks(const Body& body, uint32_t first, uint32_t last, const FootnoteIdentities& footnotes,
                 std::vector<uint64_t>& hashes) {
  BlockHasher hasher(body, footnotes);
  for (uint32_t i = last; i-- > first;) {
    const Node& node = body.nodes[i];
    if (!is_block(node.kind)) continue;
    uint64_t hash = hash_own_part(body, node);
    if (holds_inlines(node.kind)) {
      hash = mix_hash(hash, hasher.hash_inlines(i));
    } else {
      for (uint32_t child = i + 1; child < node.end; child = body.nodes[child].end) {
        hash = mix_hash(hash, hashes[child]);
      }
    }
    hashes[i] = hash;
  }
}

HashedBody hash_body(const Body& body) {
  HashedBody hashed{body, std::vector<uint64_t>(body.nodes.size())};
  hash_blocks(body, 0, static_cast<uint32_t>(body.nodes.size()), {}, hashed.hashes);
  return hashed;
}

}  // namespace gazette
