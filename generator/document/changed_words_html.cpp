#include "document/changed_words_html.h"

#include <algorithm>

#include "document/comparison_inlines.h"

namespace gazette {

namespace {

struct Words {
  const ComparedSide& side;
  const WordTokens& words;

  const WordToken& token(uint32_t i) const { return words.tokens[i]; }
  const InlineStep& step(uint32_t i) const { return words.steps[i]; }
};

// How many of their outermost steps two chains share.
uint32_t shared_depth(const Words& a, uint32_t a_step, const Words& b, uint32_t b_step) {
  while (a.step(a_step).depth > b.step(b_step).depth) a_step = a.step(a_step).outer;
  while (b.step(b_step).depth > a.step(a_step).depth) b_step = b.step(b_step).outer;
  while (a.step(a_step).exact != b.step(b_step).exact) {
    a_step = a.step(a_step).outer;
    b_step = b.step(b_step).outer;
  }
  return a.step(a_step).depth;
}

class ChangedWordsWriter {
 public:
  ChangedWordsWriter(std::string& to, const Words& before, const Words& after, const CompareStyle& style)
      : to_(to), before_(before), after_(after), style_(style) {}

  void write(const std::vector<WordRun>& runs) {
    for (size_t i = 0; i < runs.size(); ++i) {
      const WordRun& run = runs[i];
      if (run.changed) {
        write_change(run);
        continue;
      }
      for (uint32_t j = run.after_begin; j < run.after_end; ++j) {
        // A change before the run has settled the first space.
        const bool space = after_.token(j).has_space && (j > run.after_begin || i == 0);
        write_token(after_, j, Change::none, space);
      }
    }
    close_down_to(0);
  }

 private:
  // An inline or a mark that is open.
  struct Layer {
    uint64_t exact = 0;  // a mark has that of the layer below it
    Change mark = Change::none;
    std::string_view close;
    bool is_link = false;
  };
  struct Wanted {
    uint64_t exact = 0;
    Change mark = Change::none;
    const Words* words = nullptr;
    uint32_t node = 0;
  };

  // The inlines that stay open around a change: the outermost `depth` of an unchanged neighbor's.
  struct Base {
    uint32_t step = 0;  // of the text after
    uint32_t depth = 0;
  };

  Base base_from(const WordRun& run, uint32_t step) const {
    Base base{step, after_.step(step).depth};
    for (uint32_t i = run.before_begin; i < run.before_end && base.depth > 0; ++i) {
      base.depth = std::min(base.depth, shared_depth(before_, before_.token(i).step, after_, step));
    }
    for (uint32_t i = run.after_begin; i < run.after_end && base.depth > 0; ++i) {
      base.depth = std::min(base.depth, shared_depth(after_, after_.token(i).step, after_, step));
    }
    while (after_.step(base.step).depth > base.depth) base.step = after_.step(base.step).outer;
    return base;
  }

  static bool is_line_break(const Words& words, uint32_t i) {
    return words.token(i).kind == TokenKind::line_break;
  }

  Base find_base(const WordRun& run) const {
    Base base;
    if (run.after_begin > 0) base = base_from(run, after_.token(run.after_begin - 1).step);
    if (run.after_end < after_.words.tokens.size()) {
      const Base next = base_from(run, after_.token(run.after_end).step);
      if (next.depth > base.depth) base = next;
    }
    return base;
  }

  // Where the spaces around a change go: out of the marks where both versions have them, or where one more or
  // less at the edge of the change says nothing.
  void write_change(const WordRun& run) {
    base_ = find_base(run);
    const bool removes = run.before_begin < run.before_end;
    const bool adds = run.after_begin < run.after_end;
    const bool one_sided = removes != adds;
    const bool has_next =
        run.after_end < after_.words.tokens.size() && run.before_end < before_.words.tokens.size();
    const auto has_space = [](const Words& words, uint32_t i) {
      return i < words.words.tokens.size() && words.token(i).has_space;
    };
    const bool space_before = has_space(before_, run.before_begin);
    const bool space_after = has_space(after_, run.after_begin);
    const bool leads =
        (space_before && space_after) || (one_sided && !has_next && (space_before || space_after));
    bool tail_before = has_next && has_space(before_, run.before_end) && (removes || !leads);
    bool tail_after = has_next && has_space(after_, run.after_end) && (adds || !leads);
    const bool at_start = run.before_begin == 0 && run.after_begin == 0;
    bool tail_outside = tail_before && tail_after;
    if (tail_before != tail_after && one_sided && (leads || at_start)) tail_outside = true;
    if ((removes && is_line_break(before_, run.before_end - 1)) ||
        (adds && is_line_break(after_, run.after_end - 1))) {
      tail_outside = tail_before || tail_after;
    }
    if (tail_outside) tail_before = tail_after = false;

    if (leads) write_space_around(adds ? run.after_begin : run.after_end);
    write_side(before_, run.before_begin, run.before_end, Change::removed, leads, tail_before);
    write_side(after_, run.after_begin, run.after_end, Change::added, leads, tail_after);
    if (tail_outside) write_space_around(run.after_end);
  }

  void write_side(const Words& words, uint32_t begin, uint32_t end, Change change, bool skip_space,
                  bool tail) {
    for (uint32_t i = begin; i < end; ++i) {
      write_token(words, i, change, words.token(i).has_space && !(skip_space && i == begin));
    }
    if (!tail) return;
    want(after_, base_.step, change);
    to_ += ' ';
  }

  // The space before a token of the text after, out of the marks: no further in than the base.
  void write_space_around(uint32_t i) {
    const bool is_known = i < after_.words.tokens.size() && after_.token(i).has_space;
    const uint32_t step = is_known ? after_.token(i).space_step : base_.step;
    const uint32_t depth = shared_depth(after_, step, after_, base_.step);
    want(after_, depth == after_.step(step).depth ? step : base_.step, Change::none);
    to_ += ' ';
  }

  void write_token(const Words& words, uint32_t i, Change change, bool space) {
    const WordToken& token = words.token(i);
    if (space) {
      const bool in_base =
          change == Change::none || shared_depth(words, token.space_step, after_, base_.step) == base_.depth;
      if (in_base) {
        want(words, token.space_step, change);
      } else {
        want(after_, base_.step, change);
      }
      to_ += ' ';
    }
    want(words, token.step, change);
    const Node& node = words.side.body.nodes[token.node];
    switch (token.kind) {
      case TokenKind::word:
      case TokenKind::punctuation:
        append_escaped(to_, token.text);
        break;
      case TokenKind::nothing: {
        const Node& around = words.side.body.nodes[words.step(token.step).node];
        if (around.kind == NodeKind::link) append_escaped(to_, words.side.body.literal(around));
        break;
      }
      default:
        write_leaf(to_, words.side, node, change, style_);
        break;
    }
  }

  // Opens and closes layers so that what is written next stands in the given chain, and in a mark above the
  // base.
  void want(const Words& words, uint32_t step, Change change) {
    if (is_open_ && open_words_ == &words && open_step_ == step && open_change_ == change) return;
    wanted_.clear();
    uint32_t inner = step;
    const uint32_t base_depth = change == Change::none ? 0 : base_.depth;
    for (; words.step(inner).depth > base_depth; inner = words.step(inner).outer) {
      wanted_.push_back({words.step(inner).exact, Change::none, &words, words.step(inner).node});
    }
    if (change != Change::none) {
      wanted_.push_back({after_.step(base_.step).exact, change, nullptr, 0});
      for (inner = base_.step; inner != 0; inner = after_.step(inner).outer) {
        wanted_.push_back({after_.step(inner).exact, Change::none, &after_, after_.step(inner).node});
      }
    }
    std::reverse(wanted_.begin(), wanted_.end());
    size_t same = 0;
    while (same < wanted_.size() && same < open_.size() && wanted_[same].exact == open_[same].exact &&
           wanted_[same].mark == open_[same].mark) {
      ++same;
    }
    close_down_to(same);
    Change around = Change::none;
    for (size_t i = 0; i < wanted_.size(); ++i) {
      const Wanted& layer = wanted_[i];
      if (layer.mark != Change::none) around = layer.mark;
      if (i >= same) open(layer, around);
    }
    is_open_ = true;
    open_words_ = &words;
    open_step_ = step;
    open_change_ = change;
  }

  void open(const Wanted& layer, Change around) {
    if (layer.mark != Change::none) {
      open_mark(to_, layer.mark, style_);
      open_.push_back({layer.exact, layer.mark, {}, false});
      return;
    }
    const Node& node = layer.words->side.body.nodes[layer.node];
    const bool is_link = node.kind == NodeKind::link;
    // A bare address in the words of a link is no link of its own.
    const bool is_inner =
        is_link && std::any_of(open_.begin(), open_.end(), [](const Layer& outer) { return outer.is_link; });
    open_.push_back({layer.exact, Change::none,
                     is_inner ? std::string_view{} : open_step(to_, layer.words->side, node, around),
                     is_link});
  }

  void close_down_to(size_t depth) {
    for (; open_.size() > depth; open_.pop_back()) {
      if (open_.back().mark != Change::none) {
        close_mark(to_, open_.back().mark);
      } else {
        to_ += open_.back().close;
      }
    }
  }

  std::string& to_;
  const Words& before_;
  const Words& after_;
  const CompareStyle& style_;
  std::vector<Layer> open_;
  std::vector<Wanted> wanted_;
  Base base_;
  bool is_open_ = false;  // what follows describes the open layers, to save looking
  const Words* open_words_ = nullptr;
  uint32_t open_step_ = 0;
  Change open_change_ = Change::none;
};

}  // namespace

void write_changed_words(std::string& to, const ComparedSide& before, const WordTokens& before_words,
                         const ComparedSide& after, const WordTokens& after_words,
                         const std::vector<WordRun>& runs, const CompareStyle& style) {
  const Words left{before, before_words};
  const Words right{after, after_words};
  ChangedWordsWriter(to, left, right, style).write(runs);
}

}  // namespace gazette
