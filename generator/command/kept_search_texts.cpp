#include "command/kept_search_texts.h"

#include "base/byte_stream.h"

namespace gazette {

namespace {

// `numbers`: by which the words are kept.
void add_text(ByteWriter& to, const SearchedText& text, const std::vector<WordNumber>& numbers) {
  to.add_text(text.anchor);
  to.add_text(text.title);
  to.add_text(text.summary);
  to.add_number(text.length);
  to.add_number(text.words.size());
  for (const CountedWord& word : text.words) {
    to.add_number(numbers[word.word]);
    to.add_number(uint64_t{word.count} * 4 + (word.is_in_heading ? 2U : 0U) + (word.is_in_title ? 1U : 0U));
  }
}

// `numbers`: of the kept words, in this build.
SearchedText take_text(ByteReader& from, const std::vector<WordNumber>& numbers) {
  SearchedText text;
  text.anchor = from.take_text();
  text.title = from.take_text();
  text.summary = from.take_text();
  text.length = static_cast<uint32_t>(from.take_number());
  text.words.resize(from.take_count(2));
  for (CountedWord& word : text.words) {
    const uint64_t number = from.take_number();
    const uint64_t packed = from.take_number();
    if (number >= numbers.size()) {
      from.give_up();
      return {};
    }
    word = {numbers[static_cast<size_t>(number)], static_cast<uint16_t>(packed / 4), packed / 2 % 2 == 1,
            packed % 2 == 1};
  }
  return text;
}

}  // namespace

std::string write_kept_texts(const std::vector<std::pair<std::string, const PageTexts*>>& pages,
                             const WordList& words) {
  // Words that no page has any more aren't kept.
  constexpr WordNumber unused = UINT32_MAX;
  std::vector<WordNumber> numbers(words.number_count(), unused);
  std::vector<WordNumber> used;
  for (const auto& [path, page] : pages) {
    for (const SearchedText& text : page->texts) {
      for (const CountedWord& word : text.words) {
        if (numbers[word.word] != unused) continue;
        numbers[word.word] = static_cast<WordNumber>(used.size());
        used.push_back(word.word);
      }
    }
  }
  ByteWriter to;
  to.add_number(used.size());
  for (const WordNumber word : used) {
    to.add_number(words.language(word));
    to.add_text(words.word(word));
  }
  to.add_number(pages.size());
  for (const auto& [path, page] : pages) {
    to.add_text(path);
    to.add_plain(page->bytes);
    to.add_plain(page->sha256);
    to.add_number(page->texts.size());
    for (const SearchedText& text : page->texts) add_text(to, text, numbers);
  }
  return to.bytes();
}

KeptTexts read_kept_texts(std::string_view bytes, WordList& words) {
  ByteReader from(bytes);
  std::vector<WordNumber> numbers(from.take_count(2));
  for (WordNumber& number : numbers) {
    const auto language = static_cast<StemLanguage>(from.take_number());
    number = words.number_of(from.take_text(), language);
  }
  KeptTexts kept;
  const size_t count = from.take_count(sizeof(Digest) + sizeof(Sha256));
  for (size_t i = 0; i < count && !from.is_broken(); ++i) {
    std::string path(from.take_text());
    PageTexts page;
    page.bytes = from.take_plain<Digest>();
    page.sha256 = from.take_plain<Sha256>();
    page.texts.resize(from.take_count(5));
    for (SearchedText& text : page.texts) text = take_text(from, numbers);
    kept.emplace(std::move(path), std::move(page));
  }
  if (!from.is_done()) kept.clear();
  return kept;
}

std::string write_parts(const WrittenParts& parts) {
  ByteWriter to;
  to.add_number(parts.size());
  for (const auto& [folder, part] : parts) {
    to.add_text(folder);
    to.add_plain(part.key);
    to.add_number(part.files.size());
    for (const auto& [path, digest] : part.files) {
      to.add_text(path);
      to.add_plain(digest);
    }
  }
  return to.bytes();
}

WrittenParts read_parts(std::string_view bytes) {
  ByteReader from(bytes);
  WrittenParts parts;
  const size_t count = from.take_count(sizeof(Digest));
  for (size_t i = 0; i < count && !from.is_broken(); ++i) {
    std::string folder(from.take_text());
    WrittenPart part;
    part.key = from.take_plain<Digest>();
    part.files.resize(from.take_count(sizeof(Digest)));
    for (auto& [path, digest] : part.files) {
      path = from.take_text();
      digest = from.take_plain<Digest>();
    }
    parts.emplace(std::move(folder), std::move(part));
  }
  if (!from.is_done()) parts.clear();
  return parts;
}

}  // namespace gazette
