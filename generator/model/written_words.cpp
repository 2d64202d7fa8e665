#include "model/written_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gazette {

namespace {

using Kind = WrittenWord::Kind;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The length of the dash at the beginning: a hyphen, or one of U+2010 to U+2015, or the minus sign.
size_t dash_length(std::string_view text) {
  if (text.starts_with('-')) return 1;
  if (text.starts_with("\xe2\x88\x92")) return 3;
  const bool is_dash = text.size() >= 3 && text.starts_with("\xe2\x80") &&
                       static_cast<unsigned char>(text[2]) >= 0x90 &&
                       static_cast<unsigned char>(text[2]) <= 0x95;
  return is_dash ? 3 : 0;
}

// "5:00", "9:00-9:30 AM EST" tell no day.
bool is_word_of_clock(const WrittenWord& word) {
  static constexpr std::array words = {"am", "pm", "a.m", "p.m", "est", "edt", "et", "noon"};
  return word.kind == Kind::word && std::find(words.begin(), words.end(), word.text) != words.end();
}

bool is_clock(const WrittenWord& word) {
  return word.kind == Kind::word && !word.text.empty() && is_digit(word.text.front()) &&
         word.text.find(':') != std::string::npos;
}

std::vector<WrittenWord> without_clock_times(std::vector<WrittenWord> words) {
  std::vector<WrittenWord> kept;
  for (size_t i = 0; i < words.size(); ++i) {
    const bool opens_clock = i + 2 < words.size() && words[i].kind == Kind::number &&
                             words[i + 1].kind == Kind::dash && is_clock(words[i + 2]);
    if (opens_clock) i += 2;
    if (!opens_clock && !is_clock(words[i])) {
      kept.push_back(std::move(words[i]));
      continue;
    }
    if (!kept.empty() && kept.back().text == "at") kept.pop_back();
    const auto belongs = [&](size_t at) {
      return at < words.size() && (is_word_of_clock(words[at]) || is_clock(words[at]));
    };
    while (belongs(i + 1) || (i + 1 < words.size() && words[i + 1].kind == Kind::dash && belongs(i + 2))) ++i;
  }
  return kept;
}

// A number, the end of an ordinal swallowed, or a time of the day.
WrittenWord cut_number(std::string_view text, size_t& at) {
  size_t end = at;
  while (end < text.size() &&
         (is_digit(text[end]) || (text[end] == ':' && end + 1 < text.size() && is_digit(text[end + 1])))) {
    ++end;
  }
  WrittenWord word;
  word.text = text.substr(at, end - at);
  at = end;
  if (word.text.find(':') != std::string::npos) return word;
  word.kind = Kind::number;
  word.number = word.text.size() <= 4 ? std::stoi(word.text) : -1;
  static constexpr std::array<std::string_view, 4> ends = {"st", "nd", "rd", "th"};
  for (const std::string_view ordinal : ends) {
    const bool ends_here = at + 2 >= text.size() || !is_letter(text[at + 2]);
    if (text.substr(at, 2) == ordinal && ends_here) {
      at += 2;
      break;
    }
  }
  return word;
}

WrittenWord cut_word(std::string_view text, size_t& at) {
  WrittenWord word;
  while (at < text.size() && (is_letter(text[at]) || text[at] == '.')) {
    const char c = text[at++];
    word.text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  while (word.text.ends_with('.')) word.text.pop_back();
  return word;
}

}  // namespace

std::vector<WrittenWord> cut_written_words(std::string_view text) {
  std::vector<WrittenWord> words;
  size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (is_digit(c)) {
      words.push_back(cut_number(text, at));
    } else if (is_letter(c)) {
      words.push_back(cut_word(text, at));
    } else if (const size_t length = dash_length(text.substr(at)); length > 0) {
      words.push_back({Kind::dash, "-", 0});
      at += length;
    } else if (c == ';') {
      words.push_back({Kind::stop, ";", 0});
      ++at;
    } else if (c == '/') {
      words.push_back({Kind::slash, "/", 0});
      ++at;
    } else {
      static constexpr std::string_view silent = " \t\n,.:()[]";
      if (text.substr(at).starts_with("\xc2\xa0")) {  // a space that doesn't break
        at += 2;
        continue;
      }
      // Any other character is a word that means nothing, so that the whole stays text.
      if (silent.find(c) == std::string_view::npos) words.push_back({Kind::word, std::string(1, c), 0});
      ++at;
    }
  }
  return without_clock_times(std::move(words));
}

}  // namespace gazette
