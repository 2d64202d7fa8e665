#include "search/postings.h"

#include <algorithm>

namespace gazette {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr uint32_t title_flag = 16;
constexpr uint32_t run_flag = 32;

// Five bits a letter, the lowest first; the sixth says that more follow.
void add_number(std::string& to, uint32_t number) {
  for (; number >= 32; number >>= 5U) to += alphabet[32 + (number & 31U)];
  to += alphabet[number];
}

}  // namespace

uint32_t strength_of(uint32_t weight, uint32_t length) {
  // The part of BM25 that is a text's own (k1 = 1.2, b = 0.6), against a text of 300 words.
  constexpr uint64_t usual_length = 300;
  const uint64_t damping = 1200 * (400 * usual_length + 600 * uint64_t{length}) / (1000 * usual_length);
  const uint64_t scaled = uint64_t{weight} * 1000;
  return static_cast<uint32_t>(std::max<uint64_t>(1, 15 * scaled / (scaled + damping)));
}

void Postings::add(uint32_t text, uint32_t length, uint32_t weight, bool is_in_title) {
  if (weight_ > 0 && text != text_) close_text();
  text_ = text;
  length_ = length;
  weight_ += weight;
  is_in_title_ = is_in_title_ || is_in_title;
}

std::string Postings::finish() && {
  close_text();
  close_run();
  return std::move(letters_);
}

void Postings::close_text() {
  const uint32_t strength = strength_of(weight_, length_) + (is_in_title_ ? title_flag : 0);
  if (run_size_ > 0 && run_begin_ + run_size_ == text_ && strength == run_strength_) {
    ++run_size_;
  } else {
    close_run();
    run_begin_ = text_;
    run_size_ = 1;
    run_strength_ = strength;
  }
  weight_ = 0;
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
