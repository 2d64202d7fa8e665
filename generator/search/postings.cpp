#include "search/postings.h"

#include <algorithm>

namespace gazette {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr uint32_t title_flag = 16;
constexpr uint32_t run_flag = 32;
// What a title says once, it says.
constexpr uint32_t least_in_title = 12;

// Five bits a letter, the lowest first; the sixth says that more follow.
void add_number(std::string& to, uint32_t number) {
  for (; number >= 32; number >>= 5U) to += alphabet[32 + (number & 31U)];
  to += alphabet[number];
}

}  // namespace

uint32_t strength_of(uint32_t count, uint32_t length, bool is_in_heading) {
  // The part of BM25 that is a text's own (k1 = 1.2, b = 0.4), against a text of 300 words.
  constexpr uint64_t usual_length = 300;
  constexpr uint64_t most = 15;
  constexpr uint64_t heading_bonus = 4;
  const uint64_t damping = 1200 * (600 * usual_length + 400 * uint64_t{length}) / (1000 * usual_length);
  const uint64_t scaled = uint64_t{count} * 1000;
  const uint64_t strength = most * scaled / (scaled + damping) + (is_in_heading ? heading_bonus : 0);
  return static_cast<uint32_t>(std::clamp<uint64_t>(strength, 1, most));
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
