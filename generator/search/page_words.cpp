#include "search/page_words.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/text.h"
#include "base/word_reader.h"
#include "search/page_text.h"

namespace gazette {

namespace {

// What is longer is no word that anybody types.
constexpr size_t longest_word = 48;
constexpr size_t summary_size = 160;  // in bytes

uint64_t hash_of(std::string_view word) {
  uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash ^ (hash >> 29U);
}

// Counts the words of one text. Words of a text come again and again, so that the list that all pages share
// is asked once for each.
class WordCounter {
 public:
  WordCounter() : slots_(1024) {}

  void add(std::string_view word, StemLanguage language, TextRole role) {
    if (count_ * 2 > slots_.size()) grow();
    Slot& slot = slots_[find(word, language)];
    if (slot.size == 0) {
      slot = {letters_.size(), static_cast<uint8_t>(word.size()), language, 0, false, false};
      letters_ += word;
      ++count_;
    }
    if (slot.count < std::numeric_limits<uint16_t>::max()) ++slot.count;
    if (role == TextRole::heading) slot.is_in_heading = true;
    if (role == TextRole::title) slot.is_in_title = true;
  }

  std::vector<CountedWord> take(WordList& list) {
    std::vector<CountedWord> words;
    words.reserve(count_);
    for (Slot& slot : slots_) {
      if (slot.size == 0) continue;
      words.push_back(
          {list.number_of(word_of(slot), slot.language), slot.count, slot.is_in_heading, slot.is_in_title});
      slot = {};
    }
    letters_.clear();
    count_ = 0;
    return words;
  }

 private:
  struct Slot {
    size_t begin = 0;
    uint8_t size = 0;  // 0: free
    StemLanguage language = 0;
    uint16_t count = 0;
    bool is_in_heading = false;
    bool is_in_title = false;
  };

  std::string_view word_of(const Slot& slot) const {
    return std::string_view(letters_).substr(slot.begin, slot.size);
  }
  // Where the word stands, or would.
  size_t find(std::string_view word, StemLanguage language) const {
    size_t at = hash_of(word) % slots_.size();
    while (slots_[at].size != 0 && (slots_[at].language != language || word_of(slots_[at]) != word))
      at = (at + 1) % slots_.size();
    return at;
  }
  void grow() {
    const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    for (const Slot& slot : before) {
      if (slot.size != 0) slots_[find(word_of(slot), slot.language)] = slot;
    }
  }

  std::vector<Slot> slots_;  // a power of two
  std::string letters_;
  size_t count_ = 0;
};

// At most `summary_size` bytes, whole words.
std::string shorten(const std::string& text) {
  std::string plain = collapse_space(text);
  if (plain.size() <= summary_size) return plain;
  const size_t space = plain.rfind(' ', summary_size);
  if (space == std::string::npos) return {};
  return plain.substr(0, space) + "…";
}

class TextCounter {
 public:
  TextCounter(bool by_section, WordList& list) : by_section_(by_section), list_(list) {
    texts_.emplace_back();
  }

  void take(const TextPiece& piece) {
    if (by_section_ && piece.section != texts_.back().anchor) begin_section(piece.section);
    TextRole role = piece.role;
    // In a section of its own, the heading is the title.
    if (!texts_.back().anchor.empty() && role == TextRole::heading && summary_.empty())
      role = TextRole::title;
    if (role == TextRole::title) title_ += piece.text;
    if (role == TextRole::paragraph && summary_.size() < 2 * summary_size) add_to_summary(piece);
    count_words({piece.text, role, piece.language, false, {}});
  }

  std::vector<SearchedText> finish(std::string_view description, std::string_view address) && {
    if (texts_.size() == 1) {
      for (const std::string_view words : {description, address})
        count_words({words, TextRole::heading, language_tag_, false, {}});
    }
    finish_text();
    if (!description.empty()) texts_.front().summary = shorten(replace_references(description));
    return std::move(texts_);
  }

 private:
  // A first line of a few words says little.
  void add_to_summary(const TextPiece& piece) {
    constexpr size_t few_words = 40;
    if (piece.begins_paragraph && summary_.size() < few_words) summary_.clear();
    if (piece.begins_paragraph && !summary_.empty()) summary_ += ' ';
    summary_ += piece.text;
  }
  void count_words(const TextPiece& piece) {
    if (piece.language != language_tag_) {
      language_tag_ = piece.language;
      language_ = find_stem_language(language_tag_);
    }
    SearchedText& text = texts_.back();
    WordReader words(piece.text);
    while (words.next()) {
      ++text.length;
      if (words.word().size() > longest_word || is_stop_word(words.word(), language_)) continue;
      counter_.add(words.word(), language_, piece.role);
    }
  }
  void begin_section(std::string_view anchor) {
    finish_text();
    texts_.emplace_back().anchor = anchor;
  }
  void finish_text() {
    SearchedText& text = texts_.back();
    text.title = collapse_space(replace_references(title_));
    text.summary = shorten(replace_references(summary_));
    text.words = counter_.take(list_);
    title_.clear();
    summary_.clear();
  }

  bool by_section_;
  WordList& list_;
  WordCounter counter_;
  std::vector<SearchedText> texts_;
  std::string title_;
  std::string summary_;
  std::string_view language_tag_;
  StemLanguage language_ = 0;
};

}  // namespace

std::vector<SearchedText> read_page_words(std::string_view html, std::string_view address, bool by_section,
                                          WordList& list) {
  TextCounter counter(by_section, list);
  read_page_text(html, [&](const TextPiece& piece) { counter.take(piece); });
  return std::move(counter).finish(find_description(html), address);
}

}  // namespace gazette
