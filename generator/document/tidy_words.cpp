#include "document/tidy_words.h"

#include <algorithm>
#include <cstddef>

namespace gazette {

namespace {

constexpr uint32_t farthest_slide = 64;
constexpr size_t short_word = 3;

size_t letters_in(const WordTokens& side, uint32_t begin, uint32_t end) {
  size_t letters = 0;
  for (uint32_t i = begin; i < end; ++i) letters += std::max<size_t>(side.tokens[i].text.size(), 1);
  return letters;
}

size_t words_in(const WordTokens& side, uint32_t begin, uint32_t end) {
  size_t words = 0;
  for (uint32_t i = begin; i < end; ++i) words += side.tokens[i].kind == TokenKind::word ? 1 : 0;
  return words;
}

bool only_adds(const WordRun& run) {
  return run.before_begin == run.before_end;
}
bool only_removes(const WordRun& run) {
  return run.after_begin == run.after_end;
}

// How well a change may begin right before token `at`.
int rate_start(const WordTokens& side, uint32_t at) {
  if (at == 0) return 3;
  const WordToken& previous = side.tokens[at - 1];
  if (previous.kind == TokenKind::line_break) return 3;
  if (previous.kind != TokenKind::punctuation) return 0;
  const char mark = previous.text.back();
  if (mark == '.' || mark == '!' || mark == '?') return 2;
  return mark == ',' || mark == ';' || mark == ':' || mark == '(' ? 1 : 0;
}

// One change on one side only, with the unchanged runs around it; `own` has it, `other` hasn't.
class Slide {
 public:
  Slide(const WordTokens& own, const WordTokens& other, uint32_t begin, uint32_t end, uint32_t other_at)
      : own_(own), other_(other), begin_(begin), end_(end), other_at_(other_at) {}

  // By how many tokens to move; `back` and `ahead` bound it.
  int64_t choose(uint32_t back, uint32_t ahead) const {
    int64_t best = 0;
    int best_rate = rate_start(own_, begin_);
    for (uint32_t i = 1; i <= back && can_move_back(i - 1); ++i) {
      consider(-static_cast<int64_t>(i), best, best_rate);
    }
    for (uint32_t i = 1; i <= ahead && can_move_ahead(i - 1); ++i) {
      consider(static_cast<int64_t>(i), best, best_rate);
    }
    return best;
  }

 private:
  void consider(int64_t move, int64_t& best, int& best_rate) const {
    const int rate = rate_start(own_, static_cast<uint32_t>(begin_ + move));
    if (rate <= best_rate) return;
    best = move;
    best_rate = rate;
  }

  bool are_alike(uint32_t a, uint32_t b) const {
    return own_.tokens[a].hash == own_.tokens[b].hash &&
           own_.steps[own_.tokens[a].step].exact == own_.steps[own_.tokens[b].step].exact;
  }
  bool have_pairs_same_space(uint32_t own, uint32_t other) const {
    return other >= other_.tokens.size() || own >= own_.tokens.size() ||
           have_same_space(own_, own, other_, other);
  }

  bool can_move_back(uint32_t moved) const {
    return are_alike(begin_ - 1 - moved, end_ - 1 - moved) &&
           have_pairs_same_space(end_ - moved, other_at_ - moved);
  }
  bool can_move_ahead(uint32_t moved) const {
    return are_alike(begin_ + moved, end_ + moved) &&
           have_pairs_same_space(begin_ + moved, other_at_ + moved);
  }

  const WordTokens& own_;
  const WordTokens& other_;
  uint32_t begin_;
  uint32_t end_;
  uint32_t other_at_;
};

bool leads_to_same(const WordTokens& before, const WordTokens& after, const WordRun& run, uint32_t offset) {
  const WordToken& left = before.tokens[run.before_begin + offset];
  const WordToken& right = after.tokens[run.after_begin + offset];
  return before.steps[left.step].exact == after.steps[right.step].exact;
}

// How many tokens at the end (or start) of an unchanged run have the same links on both sides.
uint32_t movable(const WordTokens& before, const WordTokens& after, const WordRun& run, bool from_end) {
  const uint32_t length = std::min(run.before_end - run.before_begin, farthest_slide);
  const uint32_t all = run.before_end - run.before_begin;
  uint32_t count = 0;
  while (count < length && leads_to_same(before, after, run, from_end ? all - 1 - count : count)) ++count;
  return count;
}

void move_by(WordRun& run, int64_t move) {
  for (uint32_t* at : {&run.before_begin, &run.before_end, &run.after_begin, &run.after_end}) {
    *at = static_cast<uint32_t>(*at + move);
  }
}

bool joins(const WordTokens& before, const WordTokens& after, const WordRun& first, const WordRun& between,
           const WordRun& second) {
  if ((only_adds(first) && only_adds(second)) || (only_removes(first) && only_removes(second))) return false;
  const size_t letters = letters_in(after, between.after_begin, between.after_end);
  const size_t words = words_in(after, between.after_begin, between.after_end);
  if (words <= 1 && letters <= short_word) return true;
  const auto extent = [&](const WordRun& run) {
    return std::max(letters_in(before, run.before_begin, run.before_end),
                    letters_in(after, run.after_begin, run.after_end));
  };
  return words <= 2 && letters * 3 <= std::min(extent(first), extent(second));
}

}  // namespace

bool have_same_space(const WordTokens& before, uint32_t i, const WordTokens& after, uint32_t j) {
  return before.tokens[i].has_space == after.tokens[j].has_space;
}

void slide_changes(const WordTokens& before, const WordTokens& after, std::vector<WordRun>& runs) {
  for (size_t i = 0; i < runs.size(); ++i) {
    WordRun& run = runs[i];
    if (!run.changed || only_adds(run) == only_removes(run)) continue;
    const uint32_t back = i > 0 ? movable(before, after, runs[i - 1], true) : 0;
    const uint32_t ahead = i + 1 < runs.size() ? movable(before, after, runs[i + 1], false) : 0;
    const Slide slide = only_adds(run)
                            ? Slide(after, before, run.after_begin, run.after_end, run.before_begin)
                            : Slide(before, after, run.before_begin, run.before_end, run.after_begin);
    const int64_t move = slide.choose(back, ahead);
    if (move == 0) continue;
    move_by(run, move);
    if (i > 0) {
      runs[i - 1].before_end = run.before_begin;
      runs[i - 1].after_end = run.after_begin;
    } else {
      runs.insert(runs.begin(), {false, 0, run.before_begin, 0, run.after_begin});
      ++i;
    }
    if (i + 1 < runs.size()) {
      runs[i + 1].before_begin = runs[i].before_end;
      runs[i + 1].after_begin = runs[i].after_end;
    } else {
      runs.push_back({false, runs[i].before_end, static_cast<uint32_t>(before.tokens.size()),
                      runs[i].after_end, static_cast<uint32_t>(after.tokens.size())});
    }
  }
}

void join_changes(const WordTokens& before, const WordTokens& after, std::vector<WordRun>& runs) {
  std::vector<WordRun> joined;
  for (const WordRun& run : runs) {
    const bool is_empty = run.before_begin == run.before_end && run.after_begin == run.after_end;
    if (is_empty) continue;
    const size_t size = joined.size();
    if (run.changed && size >= 1 && joined.back().changed) {
      joined.back().before_end = run.before_end;
      joined.back().after_end = run.after_end;
    } else if (run.changed && size >= 2 && joins(before, after, joined[size - 2], joined[size - 1], run)) {
      joined.pop_back();
      joined.back().before_end = run.before_end;
      joined.back().after_end = run.after_end;
    } else {
      joined.push_back(run);
    }
  }
  runs = std::move(joined);
}

bool is_hard_to_read(const WordTokens& before, const WordTokens& after, const std::vector<WordRun>& runs) {
  size_t same = 0;
  for (const WordRun& run : runs) {
    if (!run.changed) same += letters_in(after, run.after_begin, run.after_end);
  }
  const size_t all = std::max(letters_in(before, 0, static_cast<uint32_t>(before.tokens.size())),
                              letters_in(after, 0, static_cast<uint32_t>(after.tokens.size())));
  return same * 4 < all;
}

}  // namespace gazette
