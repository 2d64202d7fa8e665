#include "model/readability.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "model/lined_text.h"

namespace gazette {

namespace {

constexpr size_t shortest_hard_sentence = 6;  // words

double grade_of(size_t sentences, size_t words, size_t syllables) {
  if (sentences == 0 || words == 0) return 0;
  const auto count = static_cast<double>(words);
  return 0.39 * count / static_cast<double>(sentences) + 11.8 * static_cast<double>(syllables) / count -
         15.59;
}

bool is_vowel(char c) {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// An ending that isn't spoken as a syllable: "makes", "walked", "line", but not "boxes", "wanted", "table".
size_t silent_ending(std::string_view word) {
  const auto before = [&](size_t ending) {
    return word.size() > ending ? word[word.size() - ending - 1] : ' ';
  };
  const auto is_among = [](char c, std::string_view letters) {
    return letters.find(c) != std::string_view::npos;
  };
  if (word.ends_with("es") && !is_among(before(2), "laeiouyszxh")) return 2;
  if (word.ends_with("ed") && !is_among(before(2), "td")) return 2;
  if (word.ends_with('e') && !is_among(before(1), "laeiouy")) return 1;
  return 0;
}

// Hyphens part a word; apostrophes don't.
void add_word(std::string_view word, ReadSentence& sentence) {
  ++sentence.words;
  for (const std::string_view part : split(word, '-')) sentence.syllables += count_syllables(part);
}

bool ends_sentence(std::string_view text, size_t at) {
  if (std::string_view(".?!:").find(text[at]) == std::string_view::npos) return false;
  size_t next = at + 1;
  while (next < text.size() && (text[next] == '"' || text[next] == ')' || text.substr(next).starts_with("”")))
    next += text.substr(next).starts_with("”") ? 3 : 1;
  return next >= text.size() || text[next] == ' ';
}

void read_block(const LinedText& lined, Readability& measured) {
  const std::string_view text = lined.text;
  ReadSentence sentence;
  const auto finish = [&] {
    if (sentence.words > 0) {
      measured.words += sentence.words;
      measured.syllables += sentence.syllables;
      measured.sentences.push_back(sentence);
    }
    sentence = {};
  };
  for (size_t at = 0; at < text.size(); ++at) {
    if (is_letter(text[at])) {
      if (sentence.words == 0) sentence.line = lined.line_at(at);
      std::string word;
      while (at < text.size() && (is_letter(text[at]) || text[at] == '-' || text[at] == '\'' ||
                                  text.substr(at).starts_with("’"))) {
        if (text.substr(at).starts_with("’")) {
          at += 3;
        } else {
          word += text[at++];
        }
      }
      add_word(word, sentence);
      --at;
    } else if (ends_sentence(text, at)) {
      finish();
    }
  }
  finish();
}

}  // namespace

double ReadSentence::grade() const {
  return grade_of(1, words, syllables);
}

double Readability::grade() const {
  return grade_of(sentences.size(), words, syllables);
}

std::vector<int> Readability::hardest_lines(size_t count) const {
  std::vector<ReadSentence> hard;
  for (const ReadSentence& sentence : sentences) {
    if (sentence.words >= shortest_hard_sentence) hard.push_back(sentence);
  }
  std::stable_sort(hard.begin(), hard.end(),
                   [](const ReadSentence& a, const ReadSentence& b) { return a.grade() > b.grade(); });
  std::vector<int> lines;
  for (const ReadSentence& sentence : hard) {
    if (lines.size() == count) break;
    if (std::find(lines.begin(), lines.end(), sentence.line) == lines.end()) lines.push_back(sentence.line);
  }
  return lines;
}

size_t count_syllables(std::string_view word) {
  std::string letters;
  for (const char c : to_lower_ascii(word)) {
    if (is_letter(c)) letters += c;
  }
  if (letters.empty()) return 0;
  if (letters.size() <= 3) return 1;
  std::string_view spoken = letters;
  spoken.remove_suffix(silent_ending(spoken));
  if (spoken.starts_with('y')) spoken.remove_prefix(1);
  size_t syllables = 0;
  for (size_t i = 0; i < spoken.size(); ++i) {
    if (is_vowel(spoken[i]) && (i == 0 || !is_vowel(spoken[i - 1]))) ++syllables;
  }
  return std::max<size_t>(1, syllables);
}

Readability measure_readability(const Body& body, uint32_t begin, uint32_t end) {
  Readability measured;
  for (uint32_t i = begin; i < end; ++i) {
    if (body.nodes[i].kind == NodeKind::paragraph) read_block(read_lines(body, i), measured);
  }
  return measured;
}

}  // namespace gazette
