#include "document/cut_body.h"

#include <map>

namespace gazette {

namespace {

class Cutter {
 public:
  explicit Cutter(const Body& body) : body_(body) { cut_.nodes.push_back(Node{}); }

  Body cut(uint32_t begin, uint32_t end) && {
    for (uint32_t i = begin; i < end; i = body_.nodes[i].end) {
      if (body_.nodes[i].kind != NodeKind::footnote_definition) copy(i);
    }
    copy_footnotes();
    cut_.nodes[0].end = static_cast<uint32_t>(cut_.nodes.size());
    return std::move(cut_);
  }

 private:
  // A block with everything below it.
  void copy(uint32_t block) {
    const auto moved_to = static_cast<uint32_t>(cut_.nodes.size());
    for (uint32_t i = block; i < body_.nodes[block].end; ++i) {
      Node node = body_.nodes[i];
      const std::string_view literal = body_.literal(node);
      const std::string_view title = body_.title(node);
      node.end = node.end - block + moved_to;
      node.begin = static_cast<uint32_t>(cut_.text.size());
      cut_.text += literal;
      node.title_begin = static_cast<uint32_t>(cut_.text.size());
      cut_.text += title;
      const bool is_footnote =
          node.kind == NodeKind::footnote_reference || node.kind == NodeKind::footnote_definition;
      if (is_footnote) {
        const auto next = static_cast<uint32_t>(numbers_.size() + 1);
        const auto [found, is_new] = numbers_.try_emplace(node.number, next);
        if (is_new) wanted_.push_back(node.number);
        node.number = found->second;
      }
      cut_.nodes.push_back(node);
    }
  }

  // Those that were referred to, in that order; they may refer to others.
  void copy_footnotes() {
    std::map<uint32_t, uint32_t> definitions;
    if (!wanted_.empty()) {
      for (uint32_t i = 1; i < body_.nodes[0].end; i = body_.nodes[i].end) {
        if (body_.nodes[i].kind == NodeKind::footnote_definition)
          definitions.emplace(body_.nodes[i].number, i);
      }
    }
    size_t next = 0;  // the list grows on the way
    while (next < wanted_.size()) {
      const auto found = definitions.find(wanted_[next++]);
      if (found != definitions.end()) copy(found->second);
    }
  }

  const Body& body_;
  Body cut_;
  std::map<uint32_t, uint32_t> numbers_;  // of footnotes, as they are -> as they become
  std::vector<uint32_t> wanted_;          // as they are, in the order of their first reference
};

}  // namespace

Body cut_body(const Body& body, uint32_t begin, uint32_t end) {
  return Cutter(body).cut(begin, end);
}

}  // namespace gazette
