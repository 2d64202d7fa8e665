#include "command/search_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/byte_stream.h"
#include "base/parallel_map.h"
#include "render/search_page.h"

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

// What readers look for first stands first, where the words alone don't decide: not what puts others
// together.
int boost_of(std::string_view kind, PageKind page) {
  if (page == PageKind::compare || page == PageKind::district_years) return 50;
  static constexpr std::pair<std::string_view, int> boosts[] = {
      {"term", 110},    {"plan", 115},  {"district", 120}, {"minutes", 85},
      {"register", 65}, {"packet", 50}, {"assessment", 90}};
  for (const auto& [name, boost] : boosts) {
    if (name == kind) return boost;
  }
  return 100;
}

}  // namespace

SearchFiles::SearchFiles(const PreparedSite& prepared, const CacheFolder* cache, const OutputFolder& output)
    : prepared_(prepared),
      cache_(cache),
      output_(output),
      name_(fmt::format("search-{}", digest_of(output.path().string()).hex())),
      pages_(prepared.site.pages.size()) {
  for (const Page& page : prepared.site.pages) searched_.push_back(searched_in(prepared.portal, page));
  read_kept();
}

void SearchFiles::add(const Page& page, std::string_view bytes) {
  if (searched_[position(page)] == SearchedIn::nothing) return;
  PageTexts& own = pages_[position(page)];
  own.is_known = true;
  own.bytes = digest_of(bytes);
  const auto kept = kept_.find(output_path(page.url).text);
  own.texts = kept != kept_.end() && kept->second.bytes == own.bytes ? std::move(kept->second.texts)
                                                                     : read(page, bytes);
}

std::unique_ptr<PageWordReader> SearchFiles::take_reader() {
  const std::scoped_lock lock(readers_mutex_);
  if (readers_.empty()) return std::make_unique<PageWordReader>(words_);
  std::unique_ptr<PageWordReader> reader = std::move(readers_.back());
  readers_.pop_back();
  return reader;
}

std::vector<SearchedText> SearchFiles::read(const Page& page, std::string_view bytes) {
  std::unique_ptr<PageWordReader> reader = take_reader();
  std::vector<SearchedText> texts = reader->read(bytes, page.url.text, page.url == glossary_url);
  const std::scoped_lock lock(readers_mutex_);
  readers_.push_back(std::move(reader));
  return texts;
}

void SearchFiles::write(SiteWriter& writer) {
  find_others();
  for (const auto& [in, folder] : {std::pair<SearchedIn, std::string_view>{SearchedIn::current, "search"},
                                   {SearchedIn::earlier, "search/earlier"}}) {
    std::vector<IndexedText> texts = list_texts(in);
    if (texts.empty()) continue;
    for (const IndexFile& file : write_search_index(std::move(texts), words_)) {
      const OutputPath path{fmt::format("{}/{}", folder, file.name)};
      if (!writer.keep(path, file.digest)) writer.put(path, file.bytes, file.digest);
    }
  }
  keep();
}

// Pages that weren't made say what they said when they were: what was read of them then, or else the file.
void SearchFiles::find_others() {
  std::unordered_map<std::string_view, Sha256> digests;
  for (const auto& [path, sha256] : output_.list_files()) digests.emplace(path, sha256);
  const std::vector<Page>& pages = prepared_.site.pages;
  parallel_for_each(pages.size(), [&](size_t i) {
    if (searched_[i] == SearchedIn::nothing) return;
    const OutputPath path = output_path(pages[i].url);
    const auto digest = digests.find(path.text);
    PageTexts& own = pages_[i];
    if (digest != digests.end()) own.sha256 = digest->second;
    if (own.is_known) return;
    const auto kept = kept_.find(path.text);
    if (kept != kept_.end() && kept->second.sha256 == own.sha256) {
      own.bytes = kept->second.bytes;
      own.texts = std::move(kept->second.texts);
    } else {
      const std::string bytes = output_.read(path);
      own.bytes = digest_of(bytes);
      own.texts = read(pages[i], bytes);
    }
  });
}

std::string SearchFiles::edition_of(const Page& page) const {
  if (page.kind != PageKind::version) return {};
  const Version& version = prepared_.portal.document(page.subject).versions[page.part];
  const std::string day = prepared_.words.date_text(version.date);
  const size_t dot = version.id.find('.');
  return dot == std::string::npos
             ? day
             : prepared_.words.fill("date.one_of_day", {day, version.id.substr(dot + 1)});
}

std::vector<IndexedText> SearchFiles::list_texts(SearchedIn in) const {
  std::vector<IndexedText> list;
  const std::vector<Page>& pages = prepared_.site.pages;
  for (size_t i = 0; i < pages.size(); ++i) {
    if (searched_[i] != in) continue;
    const Page& page = pages[i];
    const SearchedPlace place = searched_place(page.url);
    for (const SearchedText& text : pages_[i].texts) {
      IndexedText entry;
      const std::string_view kind = text.anchor.empty() ? searched_kind(prepared_.portal, page) : "term";
      entry.group = {std::string(kind), std::string(place.district), std::string(place.year),
                     boost_of(kind, page.kind)};
      entry.address = page.url.text.substr(1);
      if (!text.anchor.empty()) entry.address += fmt::format("#{}", text.anchor);
      entry.edition = edition_of(page);
      if (in == SearchedIn::earlier && !prepared_.portal.document(page.subject).is_removed)
        entry.document = prepared_.site.documents[page.subject].url.text.substr(1);
      entry.order = page.part;
      entry.text = &text;
      list.push_back(std::move(entry));
    }
  }
  return list;
}

void SearchFiles::read_kept() {
  const auto bytes = cache_ != nullptr ? cache_->read(name_) : std::nullopt;
  if (!bytes) return;
  ByteReader from(*bytes);
  std::vector<WordNumber> numbers(from.take_count(2));
  for (WordNumber& number : numbers) {
    const auto language = static_cast<StemLanguage>(from.take_number());
    number = words_.number_of(from.take_text(), language);
  }
  const size_t count = from.take_count(sizeof(Digest) + sizeof(Sha256));
  for (size_t i = 0; i < count && !from.is_broken(); ++i) {
    std::string path(from.take_text());
    PageTexts page;
    page.bytes = from.take_plain<Digest>();
    page.sha256 = from.take_plain<Sha256>();
    page.texts.resize(from.take_count(5));
    for (SearchedText& text : page.texts) text = take_text(from, numbers);
    kept_.emplace(std::move(path), std::move(page));
  }
  if (!from.is_done()) kept_.clear();
}

void SearchFiles::keep() const {
  if (cache_ == nullptr) return;
  // Words that no page has any more aren't kept.
  constexpr WordNumber unused = UINT32_MAX;
  std::vector<WordNumber> numbers(words_.number_count(), unused);
  std::vector<WordNumber> used;
  for (const PageTexts& page : pages_) {
    for (const SearchedText& text : page.texts) {
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
    to.add_number(words_.language(word));
    to.add_text(words_.word(word));
  }
  size_t count = 0;
  for (const SearchedIn in : searched_) count += in == SearchedIn::nothing ? 0 : 1;
  to.add_number(count);
  for (size_t i = 0; i < pages_.size(); ++i) {
    if (searched_[i] == SearchedIn::nothing) continue;
    to.add_text(output_path(prepared_.site.pages[i].url).text);
    to.add_plain(pages_[i].bytes);
    to.add_plain(pages_[i].sha256);
    to.add_number(pages_[i].texts.size());
    for (const SearchedText& text : pages_[i].texts) add_text(to, text, numbers);
  }
  cache_->write(name_, to.bytes());
}

}  // namespace gazette
