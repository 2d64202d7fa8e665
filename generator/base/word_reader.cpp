#include "base/word_reader.h"

#include <utf8proc.h>

#include <array>
#include <cstdlib>
#include <memory>

namespace gazette {

namespace {

// Each ASCII byte as it stands in a word; 0: in none.
constexpr std::array<char, 128> make_letters() {
  std::array<char, 128> letters{};
  for (size_t c = '0'; c <= '9'; ++c) letters[c] = static_cast<char>(c);
  for (size_t c = 'a'; c <= 'z'; ++c) letters[c] = static_cast<char>(c);
  for (size_t c = 'A'; c <= 'Z'; ++c) letters[c] = static_cast<char>(c - 'A' + 'a');
  return letters;
}
constexpr std::array<char, 128> ascii_letters = make_letters();

// 0: no ASCII letter or digit stands there.
char letter_at(std::string_view text, size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? ascii_letters[byte] : char{0};
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

const utf8proc_uint8_t* as_bytes(std::string_view text) {
  return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

// The length of the letter, mark or digit beyond ASCII at `at`; 0: there is none.
size_t wide_letter_length(std::string_view text, size_t at) {
  utf8proc_int32_t code_point = -1;
  const auto length =
      utf8proc_iterate(as_bytes(text) + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
  if (length <= 0) return 0;
  const auto category = utf8proc_category(code_point);
  const bool is_letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
  return is_letter ? static_cast<size_t>(length) : 0;
}

std::string to_lower(const std::string& word) {
  constexpr unsigned options =
      static_cast<unsigned>(UTF8PROC_STABLE) | static_cast<unsigned>(UTF8PROC_COMPOSE) |
      static_cast<unsigned>(UTF8PROC_COMPAT) | static_cast<unsigned>(UTF8PROC_CASEFOLD) |
      static_cast<unsigned>(UTF8PROC_IGNORE);
  utf8proc_uint8_t* mapped = nullptr;
  const auto size = utf8proc_map(as_bytes(word), static_cast<utf8proc_ssize_t>(word.size()), &mapped,
                                 static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (size < 0) return word;
  return std::string(reinterpret_cast<const char*>(mapped), static_cast<size_t>(size));
}

}  // namespace

bool WordReader::next() {
  word_.clear();
  bool is_wide = false;
  while (at_ < text_.size()) {
    // Nearly all words are of ASCII letters alone.
    const size_t begin = at_;
    while (at_ < text_.size() && letter_at(text_, at_) != 0) ++at_;
    if (at_ > begin) {
      const size_t before = word_.size();
      word_.append(text_, begin, at_ - begin);
      for (size_t i = before; i < word_.size(); ++i)
        word_[i] = ascii_letters[static_cast<unsigned char>(word_[i])];
    }
    if (at_ == text_.size()) break;
    const bool is_point = text_[at_] == '.' && !word_.empty() && is_digit(text_[at_ - 1]) &&
                          at_ + 1 < text_.size() && is_digit(text_[at_ + 1]);
    if (is_point) {
      word_ += text_[at_++];
      continue;
    }
    if (static_cast<unsigned char>(text_[at_]) >= 0x80) {
      if (const size_t length = wide_letter_length(text_, at_); length > 0) {
        word_.append(text_, at_, length);
        is_wide = true;
        at_ += length;
        continue;
      }
    }
    ++at_;
    if (is_wide) word_ = to_lower(word_);
    if (!word_.empty()) return true;
    is_wide = false;
  }
  if (is_wide) word_ = to_lower(word_);
  return !word_.empty();
}

}  // namespace gazette
