#include "command/search_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>
#include <utility>

#include "base/parallel_map.h"
#include "render/search_page.h"

namespace gazette {

namespace {

constexpr const char* search_folder = "search";
constexpr const char* earlier_folder = "search/earlier";

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

// The page of a year of a register on which nothing stands.
bool is_empty_register(const Site& site, const Page& page) {
  if (page.kind != PageKind::register_list) return false;
  const RegisterPage& list = site.register_pages[page.subject];
  return list.year && list.kind != RegisterKind::missing && list.entries.empty();
}

}  // namespace

SearchFiles::SearchFiles(const PreparedSite& prepared, const CacheFolder* cache, const OutputFolder& output)
    : prepared_(prepared),
      cache_(cache),
      output_(output),
      name_(fmt::format("search-{}", digest_of(output.path().string()).hex())) {
  const SearchedPage own{nullptr, {}, &prepared.portal, &prepared.site, &prepared.words};
  list_pages(prepared.site.pages, own, "");
  for (const FurtherLanguage& language : prepared.further_languages) list_language(language);
  texts_.resize(pages_.size());
  std::stable_sort(parts_.begin(), parts_.end(), [](const auto& a, const auto& b) {
    return std::tie(a->prefix, b->year) < std::tie(b->prefix, a->year);
  });
}

// `common`: what all of them share.
void SearchFiles::list_pages(const std::vector<Page>& pages, const SearchedPage& common,
                             const std::string& prefix) {
  part_of(prefix, "");  // what is current stands first, even if there is nothing
  Range range{pages.data(), std::vector<uint32_t>(pages.size(), nothing)};
  for (size_t i = 0; i < pages.size(); ++i) {
    const SearchedIn in = searched_in(*common.portal, pages[i]);
    if (in == SearchedIn::nothing || is_empty_register(*common.site, pages[i])) continue;
    std::string year;
    if (in == SearchedIn::earlier)
      year = iso_date(common.portal->document(pages[i].subject).versions[pages[i].part].date).substr(0, 4);
    Part& part = part_of(prefix, year);
    part.pages.push_back(pages_.size());
    part_of_.push_back(&part);
    range.positions[i] = static_cast<uint32_t>(pages_.size());
    pages_.push_back(common);
    pages_.back().page = &pages[i];
    pages_.back().url = {prefix + pages[i].url.text};
  }
  ranges_.push_back(std::move(range));
}

// Its own pages, and those that stand once for all languages.
void SearchFiles::list_language(const FurtherLanguage& language) {
  const std::string& prefix = language.languages.page_language().prefix;
  SearchedPage common{nullptr, {}, &prepared_.portal, &prepared_.site, &language.words};
  if (language.portal) common.portal = language.portal.get();
  if (language.site) common.site = language.site.get();
  list_pages(language.pages, common, prefix);
  const std::vector<uint32_t>& own = ranges_.front().positions;
  for (size_t i = 0; i < own.size(); ++i) {
    if (own[i] == nothing || prepared_.site.pages[i].kind != PageKind::packet) continue;
    part_of(prefix, "").pages.push_back(own[i]);
  }
  if (!language.past) return;
  common.portal = &language.past->portal;
  common.site = &language.past->site;
  list_pages(language.past->site.pages, common, prefix);
}

SearchFiles::Part& SearchFiles::part_of(const std::string& prefix, const std::string& year) {
  for (const std::unique_ptr<Part>& part : parts_) {
    if (part->prefix == prefix && part->year == year) return *part;
  }
  parts_.push_back(std::make_unique<Part>());
  Part& part = *parts_.back();
  part.prefix = prefix;
  part.year = year;
  const std::string_view above = std::string_view(prefix).substr(prefix.empty() ? 0 : 1);
  part.folder = fmt::format("{}{}{}{}{}", above, above.empty() ? "" : "/",
                            year.empty() ? search_folder : earlier_folder, year.empty() ? "" : "/", year);
  return part;
}

uint32_t SearchFiles::position(const Page& page) const {
  for (const Range& range : ranges_) {
    const std::less<> is_before;
    const Page* const end = range.begin + range.positions.size();
    if (!is_before(&page, range.begin) && is_before(&page, end))
      return range.positions[static_cast<size_t>(&page - range.begin)];
  }
  return nothing;
}

KeptTexts& SearchFiles::kept_of(Part& part) {
  std::call_once(part.kept_once, [&] {
    const auto bytes = cache_ != nullptr ? cache_->read(name_of(part)) : std::nullopt;
    if (bytes) part.kept = read_kept_texts(*bytes, words_);
  });
  return part.kept;
}

std::string SearchFiles::name_of(const Part& part) const {
  const std::string_view language = std::string_view(part.prefix).substr(part.prefix.empty() ? 0 : 1);
  return fmt::format("{}-{}-{}", name_, language, part.year.empty() ? "current" : part.year);
}

void SearchFiles::add(const Page& page, std::string_view bytes) {
  const uint32_t number = position(page);
  if (number == nothing) return;
  const SearchedPage& searched = pages_[number];
  PageTexts& own = texts_[number];
  own.is_known = true;
  own.bytes = digest_of(bytes);
  KeptTexts& all = kept_of(*part_of_[number]);
  const auto kept = all.find(output_path(searched.url).text);
  own.texts = kept != all.end() && kept->second.bytes == own.bytes ? std::move(kept->second.texts)
                                                                   : read(searched, bytes);
}

std::unique_ptr<PageWordReader> SearchFiles::take_reader() {
  const std::scoped_lock lock(readers_mutex_);
  if (readers_.empty()) return std::make_unique<PageWordReader>(words_);
  std::unique_ptr<PageWordReader> reader = std::move(readers_.back());
  readers_.pop_back();
  return reader;
}

std::vector<SearchedText> SearchFiles::read(const SearchedPage& searched, std::string_view bytes) {
  const Url& url = searched.page->url;
  std::unique_ptr<PageWordReader> reader = take_reader();
  std::vector<SearchedText> texts = reader->read(bytes, url.text, url == glossary_url);
  const std::scoped_lock lock(readers_mutex_);
  readers_.push_back(std::move(reader));
  return texts;
}

void SearchFiles::write(SiteWriter& writer) {
  std::unordered_map<std::string_view, Sha256> digests;
  for (const auto& [path, sha256] : output_.list_files()) digests.emplace(path, sha256);
  parallel_for_each(pages_.size(), [&](size_t i) {
    const auto digest = digests.find(output_path(pages_[i].url).text);
    if (digest != digests.end()) texts_[i].sha256 = digest->second;
  });
  const auto bytes = cache_ != nullptr ? cache_->read(name_) : std::nullopt;
  const WrittenParts before = bytes ? read_parts(*bytes) : WrittenParts();
  WrittenParts now;
  for (const std::unique_ptr<Part>& part : parts_) {
    if (part->pages.empty()) continue;
    const Digest key = key_of(*part);
    const auto same = before.find(part->folder);
    std::set<std::string> kept;
    const auto keep = [&](const auto& file) {
      return writer.keep({file.first}, file.second) && kept.insert(file.first).second;
    };
    const bool is_kept = same != before.end() && same->second.key == key &&
                         std::all_of(same->second.files.begin(), same->second.files.end(), keep);
    now.emplace(part->folder, is_kept ? same->second : write_part(*part, key, kept, writer));
  }
  write_years("", writer);
  for (const FurtherLanguage& language : prepared_.further_languages)
    write_years(language.languages.page_language().prefix, writer);
  if (cache_ != nullptr) cache_->write(name_, write_parts(now));
}

// All that its files say comes from this.
Digest SearchFiles::key_of(const Part& part) const {
  DigestSink sink;
  sink.add(prepared_.shared_keys.theme);  // its words say how a day is written
  for (const size_t i : part.pages) {
    const Page& page = *pages_[i].page;
    sink.add(pages_[i].url.text);
    sink.add(std::string_view(reinterpret_cast<const char*>(&texts_[i].sha256), sizeof(Sha256)));
    sink.add(searched_kind(*pages_[i].portal, page));
    sink.add(uint64_t{page.part});
    if (page.kind != PageKind::version) continue;
    sink.add(pages_[i].portal->document(page.subject).versions[page.part].id);
    sink.add(current_address(part, pages_[i]));
  }
  return sink.finish();
}

WrittenPart SearchFiles::write_part(Part& part, const Digest& key, const std::set<std::string>& kept,
                                    SiteWriter& writer) {
  find_others(part);
  WrittenPart written{key, {}};
  for (const IndexFile& file : write_search_index(list_texts(part), words_)) {
    const OutputPath path{fmt::format("{}/{}", part.folder, file.name)};
    if (!kept.contains(path.text) && !writer.keep(path, file.digest))
      writer.put(path, file.bytes, file.digest);
    written.files.emplace_back(path.text, file.digest);
  }
  if (cache_ == nullptr) return written;
  std::vector<std::pair<std::string, const PageTexts*>> texts;
  for (const size_t i : part.pages) texts.emplace_back(output_path(pages_[i].url).text, &texts_[i]);
  cache_->write(name_of(part), write_kept_texts(texts, words_));
  return written;
}

std::vector<std::string> SearchFiles::list_years(const std::string& prefix) const {
  std::vector<std::string> years;
  for (const std::unique_ptr<Part>& part : parts_) {
    if (part->prefix == prefix && !part->year.empty()) years.push_back(part->year);
  }
  return years;
}

// In a further language, the past of its translations and that of the originals.
void SearchFiles::write_years(const std::string& prefix, SiteWriter& writer) const {
  std::vector<std::string> folders = list_years(prefix);
  if (!prefix.empty()) {
    for (const std::string& year : list_years(""))
      folders.push_back(fmt::format("../../../{}/{}", earlier_folder, year));
  }
  if (folders.empty()) return;
  std::string list;
  for (const std::string& folder : folders) list += fmt::format("{}\"{}\"", list.empty() ? "" : ",", folder);
  const std::string bytes = fmt::format("{{\"format\":1,\"years\":[{}]}}\n", list);
  const OutputPath path = output_path({fmt::format("{}/{}/index.json", prefix, earlier_folder)});
  const Digest digest = digest_of(bytes);
  if (!writer.keep(path, digest)) writer.put(path, bytes, digest);
}

// Pages that weren't made say what they said when they were: what was read of them then, or else the file.
void SearchFiles::find_others(Part& part) {
  KeptTexts& all = kept_of(part);
  parallel_for_each(part.pages.size(), [&](size_t i) {
    PageTexts& own = texts_[part.pages[i]];
    if (own.is_known) return;
    const SearchedPage& page = pages_[part.pages[i]];
    const OutputPath path = output_path(page.url);
    const auto kept = all.find(path.text);
    if (kept != all.end() && kept->second.sha256 == own.sha256) {
      own.bytes = kept->second.bytes;
      own.texts = std::move(kept->second.texts);
    } else {
      const std::string bytes = output_.read(path);
      own.bytes = digest_of(bytes);
      own.texts = read(page, bytes);
    }
  });
}

std::string SearchFiles::edition_of(const SearchedPage& searched) {
  const Page& page = *searched.page;
  if (page.kind != PageKind::version) return {};
  const Version& version = searched.portal->document(page.subject).versions[page.part];
  const std::string day = searched.words->date_text(version.date);
  const size_t dot = version.id.find('.');
  return dot == std::string::npos
             ? day
             : searched.words->fill("date.one_of_day", {day, version.id.substr(dot + 1)});
}

std::string SearchFiles::current_address(const Part& part, const SearchedPage& searched) {
  const Page& page = *searched.page;
  if (page.kind != PageKind::version || searched.portal->document(page.subject).is_removed) return {};
  return (part.prefix + searched.site->documents[page.subject].url.text).substr(1);
}

std::vector<IndexedText> SearchFiles::list_texts(const Part& part) const {
  std::vector<IndexedText> list;
  for (const size_t i : part.pages) {
    const SearchedPage& searched = pages_[i];
    const Page& page = *searched.page;
    const SearchedPlace place = searched_place(page.url);
    for (const SearchedText& text : texts_[i].texts) {
      IndexedText entry;
      const std::string_view kind = text.anchor.empty() ? searched_kind(*searched.portal, page) : "term";
      entry.group = {std::string(kind), std::string(place.district), std::string(place.year),
                     boost_of(kind, page.kind)};
      entry.address = searched.url.text.substr(1);
      if (!text.anchor.empty()) entry.address += fmt::format("#{}", text.anchor);
      entry.edition = edition_of(searched);
      entry.document = current_address(part, searched);
      entry.order = page.part;
      entry.text = &text;
      list.push_back(std::move(entry));
    }
  }
  return list;
}

}  // namespace gazette
