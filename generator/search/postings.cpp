#include "search/postings.h"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr uint32_t most_strength = 15;
constexpr uint32_t title_flag = 16;
constexpr uint32_t run_flag = 32;
// What a title says once, it says.
constexpr uint32_t least_in_title = 12;

// Five bits a letter, the lowest first; the sixth says that more follow.
void add_number(std::string& to, uint32_t number) {
  for (; number >= 32; number >>= 5U) to += alphabet[32 + (number & 31U)];
  to += alphabet[number];
}

// The part of BM25 that is a text's own (k1 = 1.2, b = 0.4), against a text of 300 words.
uint32_t work_out_strength(uint64_t count, uint64_t length) {
  constexpr uint64_t usual_length = 300;
  const uint64_t damping = 1200 * (600 * usual_length + 400 * length) / (1000 * usual_length);
  return static_cast<uint32_t>(most_strength * 1000 * count / (1000 * count + damping));
}

// Lengths go in steps, so that a text and its next version differ only where a reader would see it.
constexpr uint32_t length_step = 64;
constexpr uint32_t most_length_steps = 64;
constexpr uint32_t most_usual_count = 31;
using StrengthTable = std::array<uint8_t, (most_length_steps + 1) * (most_usual_count + 1)>;

StrengthTable make_strength_table() {
  StrengthTable table{};
  for (uint32_t steps = 0; steps <= most_length_steps; ++steps) {
    for (uint32_t count = 0; count <= most_usual_count; ++count)
      table[steps * (most_usual_count + 1) + count] =
          static_cast<uint8_t>(work_out_strength(count, uint64_t{steps} * length_step));
  }
  return table;
}

}  // namespace

uint32_t strength_of(uint32_t count, uint32_t length, bool is_in_heading) {
  static const StrengthTable table = make_strength_table();
  constexpr uint32_t heading_bonus = 4;
  const uint32_t steps = std::min(length / length_step, most_length_steps);
  const uint32_t strength = count <= most_usual_count ? table[steps * (most_usual_count + 1) + count]
                                                      : work_out_strength(count, steps * length_step);
  return std::clamp<uint32_t>(strength + (is_in_heading ? heading_bonus : 0), 1, most_strength);
}

void Postings::add(uint32_t text, uint32_t length, const CountedWord& word) {
  if (count_ > 0 && text != text_) close_text();
  text_ = text;
  length_ = length;
  count_ += word.count;
  is_in_heading_ = is_in_heading_ || word.is_in_heading;
  is_in_title_ = is_in_title_ || word.is_in_title;
}

std::string Postings::finish() && {
  if (count_ > 0) close_text();
  close_run();
  return std::move(letters_);
}

void Postings::close_text() {
  uint32_t strength = strength_of(count_, length_, is_in_heading_);
  if (is_in_title_) strength = std::max(strength, least_in_title) + title_flag;
  if (run_size_ > 0 && run_begin_ + run_size_ == text_ && strength == run_strength_) {
    ++run_size_;
  } else {
    close_run();
    run_begin_ = text_;
    run_size_ = 1;
    run_strength_ = strength;
  }
  count_ = 0;
  is_in_heading_ = false;
  is_in_title_ = false;
}

void Postings::close_run() {
  if (run_size_ == 0) return;
  add_number(letters_, run_begin_ - next_);
  const bool is_run = run_size_ > 1;
  letters_ += alphabet[run_strength_ + (is_run ? run_flag : 0)];
  if (is_run) add_number(letters_, run_size_ - 2);
  next_ = run_begin_ + run_size_;
  run_size_ = 0;
}

}  // namespace gazette
