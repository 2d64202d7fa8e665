#include "search/page_words.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

#include "base/digest.h"
#include "base/text.h"
#include "base/word_reader.h"
#include "search/page_text.h"

namespace gazette {

namespace {

// What is longer is no word that anybody types.
constexpr size_t longest_word = 48;
constexpr size_t summary_size = 160;  // in bytes

uint64_t hash_of(std::string_view word, StemLanguage language) {
  uint64_t hash = 0xCBF29CE484222325U ^ language;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash ^ (hash >> 29U);
}

// The numbers of words without asking the list that all threads share: each word is asked for once.
class KnownWords {
 public:
  static constexpr WordNumber none = std::numeric_limits<WordNumber>::max();

  explicit KnownWords(WordList& list) : list_(list), slots_(4096) {}

  // none: a stop word, or too long.
  WordNumber number_of(std::string_view word, StemLanguage language) {
    if (word.size() > longest_word) return none;
    if (count_ * 2 > slots_.size()) grow();
    Slot& slot = slots_[find(word, language)];
    if (slot.size == 0) {
      slot = {letters_.size(), static_cast<uint8_t>(word.size()), language,
              is_stop_word(word, language) ? none : list_.number_of(word, language)};
      letters_ += word;
      ++count_;
    }
    return slot.number;
  }

 private:
  struct Slot {
    size_t begin = 0;
    uint8_t size = 0;  // 0: free
    StemLanguage language = 0;
    WordNumber number = none;
  };

  std::string_view word_of(const Slot& slot) const {
    return std::string_view(letters_).substr(slot.begin, slot.size);
  }
  // Where the word stands, or would.
  size_t find(std::string_view word, StemLanguage language) const {
    const size_t mask = slots_.size() - 1;
    size_t at = hash_of(word, language) & mask;
    while (slots_[at].size != 0 && (slots_[at].language != language || word_of(slots_[at]) != word))
      at = (at + 1) & mask;
    return at;
  }
  void grow() {
    const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    for (const Slot& slot : before) {
      if (slot.size != 0) slots_[find(word_of(slot), slot.language)] = slot;
    }
  }

  WordList& list_;
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
  plain.resize(space);
  return plain += "…";
}

}  // namespace

// The words of pieces, and counts of the text that is read.
class PageWordReader::Words {
 public:
  explicit Words(WordList& list) : known_(list) {}

  void count(std::string_view text, TextRole role, StemLanguage language) {
    if (text.empty()) return;
    const Piece& piece = take_apart(text, language);
    length_ += piece.length;
    for (const WordNumber word : piece.words) {
      if (word >= counts_.size()) counts_.resize(std::max<size_t>(word + 1, counts_.size() * 2));
      CountedWord& counted = counts_[word];
      if (counted.count == 0) {
        counted.word = word;
        met_.push_back(word);
      }
      if (counted.count < std::numeric_limits<uint16_t>::max()) ++counted.count;
      if (role == TextRole::heading) counted.is_in_heading = true;
      if (role == TextRole::title) counted.is_in_title = true;
    }
  }

  // What was counted since the last time.
  void finish(SearchedText& text) {
    text.length = std::exchange(length_, 0);
    text.words.reserve(met_.size());
    for (const WordNumber word : met_) text.words.push_back(std::exchange(counts_[word], CountedWord()));
    met_.clear();
  }

 private:
  struct Piece {
    uint32_t length = 0;  // in words, those that aren't searched included
    std::vector<WordNumber> words;
  };

  const Piece& take_apart(std::string_view text, StemLanguage language) {
    constexpr size_t most_pieces = 20'000;
    if (pieces_.size() >= most_pieces) pieces_.clear();
    Digest digest = digest_of(text);
    digest.high += language;
    const auto [place, is_new] = pieces_.try_emplace(digest);
    Piece& piece = place->second;
    if (!is_new) return piece;
    for (WordReader words(text); words.next();) {
      ++piece.length;
      const WordNumber number = known_.number_of(words.word(), language);
      if (number != KnownWords::none) piece.words.push_back(number);
    }
    return piece;
  }

  KnownWords known_;
  std::unordered_map<Digest, Piece, DigestHash> pieces_;
  std::vector<CountedWord> counts_;  // by number
  std::vector<WordNumber> met_;
  uint32_t length_ = 0;
};

PageWordReader::PageWordReader(WordList& list) : words_(std::make_unique<Words>(list)) {}
PageWordReader::~PageWordReader() = default;

std::vector<SearchedText> PageWordReader::read(std::string_view html, std::string_view address,
                                               bool by_section) {
  std::vector<SearchedText> texts(1);
  std::string title;
  std::string summary;
  std::string_view language_tag;
  StemLanguage language = 0;
  const std::string_view description = find_description(html);
  const auto finish_text = [&] {
    SearchedText& text = texts.back();
    if (texts.size() == 1) {
      words_->count(description, TextRole::heading, language);
      words_->count(address, TextRole::heading, language);
      if (!description.empty()) summary = description;
    }
    text.title = collapse_space(replace_references(title));
    text.summary = shorten(replace_references(summary));
    words_->finish(text);
    title.clear();
    summary.clear();
  };
  read_page_text(html, [&](const TextPiece& piece) {
    if (by_section && piece.section != texts.back().anchor) {
      finish_text();
      texts.emplace_back().anchor = piece.section;
    }
    if (piece.language != language_tag) {
      language_tag = piece.language;
      language = find_stem_language(language_tag);
    }
    TextRole role = piece.role;
    // In a section of its own, the heading is the title.
    if (!texts.back().anchor.empty() && role == TextRole::heading && summary.empty()) role = TextRole::title;
    if (role == TextRole::title) title += piece.text;
    if (role == TextRole::paragraph && summary.size() < 2 * summary_size) {
      // A first line of a few words says little.
      constexpr size_t few_words = 40;
      if (piece.begins_paragraph && summary.size() < few_words) summary.clear();
      if (piece.begins_paragraph && !summary.empty()) summary += ' ';
      summary += piece.text;
    }
    words_->count(piece.text, role, language);
  });
  finish_text();
  return texts;
}

}  // namespace gazette
