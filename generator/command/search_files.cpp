#include "command/search_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
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

}  // namespace

SearchFiles::SearchFiles(const PreparedSite& prepared, const CacheFolder* cache, const OutputFolder& output)
    : prepared_(prepared),
      cache_(cache),
      output_(output),
      name_(fmt::format("search-{}", digest_of(output.path().string()).hex())),
      part_of_(prepared.site.pages.size()),
      pages_(prepared.site.pages.size()) {
  std::map<std::string, Part*> by_year;
  const auto part_of_year = [&](const std::string& year) {
    Part*& part = by_year[year];
    if (part != nullptr) return part;
    parts_.push_back(std::make_unique<Part>());
    part = parts_.back().get();
    part->year = year;
    part->folder = year.empty() ? search_folder : fmt::format("{}/{}", earlier_folder, year);
    return part;
  };
  part_of_year("");  // what is current stands first, even if there is nothing
  for (size_t i = 0; i < pages_.size(); ++i) {
    const Page& page = prepared.site.pages[i];
    const SearchedIn in = searched_in(prepared.portal, page);
    if (in == SearchedIn::nothing) continue;
    std::string year;
    if (in == SearchedIn::earlier)
      year = iso_date(prepared.portal.document(page.subject).versions[page.part].date).substr(0, 4);
    part_of_[i] = part_of_year(year);
    part_of_[i]->pages.push_back(i);
  }
  std::sort(parts_.begin() + 1, parts_.end(), [](const auto& a, const auto& b) { return a->year > b->year; });
}

KeptTexts& SearchFiles::kept_of(Part& part) {
  std::call_once(part.kept_once, [&] {
    const auto bytes = cache_ != nullptr ? cache_->read(name_of(part)) : std::nullopt;
    if (bytes) part.kept = read_kept_texts(*bytes, words_);
  });
  return part.kept;
}

std::string SearchFiles::name_of(const Part& part) const {
  return fmt::format("{}-{}", name_, part.year.empty() ? "current" : part.year);
}

void SearchFiles::add(const Page& page, std::string_view bytes) {
  Part* const part = part_of_[position(page)];
  if (part == nullptr) return;
  PageTexts& own = pages_[position(page)];
  own.is_known = true;
  own.bytes = digest_of(bytes);
  KeptTexts& all = kept_of(*part);
  const auto kept = all.find(output_path(page.url).text);
  own.texts = kept != all.end() && kept->second.bytes == own.bytes ? std::move(kept->second.texts)
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
  std::unordered_map<std::string_view, Sha256> digests;
  for (const auto& [path, sha256] : output_.list_files()) digests.emplace(path, sha256);
  parallel_for_each(pages_.size(), [&](size_t i) {
    if (part_of_[i] == nullptr) return;
    const auto digest = digests.find(output_path(prepared_.site.pages[i].url).text);
    if (digest != digests.end()) pages_[i].sha256 = digest->second;
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
  write_years(writer);
  if (cache_ != nullptr) cache_->write(name_, write_parts(now));
}

// All that its files say comes from this.
Digest SearchFiles::key_of(const Part& part) const {
  DigestSink sink;
  sink.add(prepared_.shared_keys.theme);  // its words say how a day is written
  for (const size_t i : part.pages) {
    const Page& page = prepared_.site.pages[i];
    sink.add(page.url.text);
    sink.add(std::string_view(reinterpret_cast<const char*>(&pages_[i].sha256), sizeof(Sha256)));
    sink.add(searched_kind(prepared_.portal, page));
    sink.add(uint64_t{page.part});
    if (page.kind != PageKind::version) continue;
    sink.add(prepared_.portal.document(page.subject).versions[page.part].id);
    sink.add(current_address(page));
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
  for (const size_t i : part.pages)
    texts.emplace_back(output_path(prepared_.site.pages[i].url).text, &pages_[i]);
  cache_->write(name_of(part), write_kept_texts(texts, words_));
  return written;
}

void SearchFiles::write_years(SiteWriter& writer) const {
  if (parts_.size() == 1) return;
  std::string years;
  for (size_t i = 1; i < parts_.size(); ++i)
    years += fmt::format("{}\"{}\"", years.empty() ? "" : ",", parts_[i]->year);
  const std::string bytes = fmt::format("{{\"format\":1,\"years\":[{}]}}\n", years);
  const OutputPath path{fmt::format("{}/index.json", earlier_folder)};
  const Digest digest = digest_of(bytes);
  if (!writer.keep(path, digest)) writer.put(path, bytes, digest);
}

// Pages that weren't made say what they said when they were: what was read of them then, or else the file.
void SearchFiles::find_others(Part& part) {
  KeptTexts& all = kept_of(part);
  parallel_for_each(part.pages.size(), [&](size_t i) {
    PageTexts& own = pages_[part.pages[i]];
    if (own.is_known) return;
    const Page& page = prepared_.site.pages[part.pages[i]];
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

std::string SearchFiles::edition_of(const Page& page) const {
  if (page.kind != PageKind::version) return {};
  const Version& version = prepared_.portal.document(page.subject).versions[page.part];
  const std::string day = prepared_.words.date_text(version.date);
  const size_t dot = version.id.find('.');
  return dot == std::string::npos
             ? day
             : prepared_.words.fill("date.one_of_day", {day, version.id.substr(dot + 1)});
}

std::string SearchFiles::current_address(const Page& page) const {
  if (page.kind != PageKind::version || prepared_.portal.document(page.subject).is_removed) return {};
  return prepared_.site.documents[page.subject].url.text.substr(1);
}

std::vector<IndexedText> SearchFiles::list_texts(const Part& part) const {
  std::vector<IndexedText> list;
  for (const size_t i : part.pages) {
    const Page& page = prepared_.site.pages[i];
    const SearchedPlace place = searched_place(page.url);
    for (const SearchedText& text : pages_[i].texts) {
      IndexedText entry;
      const std::string_view kind = text.anchor.empty() ? searched_kind(prepared_.portal, page) : "term";
      entry.group = {std::string(kind), std::string(place.district), std::string(place.year),
                     boost_of(kind, page.kind)};
      entry.address = page.url.text.substr(1);
      if (!text.anchor.empty()) entry.address += fmt::format("#{}", text.anchor);
      entry.edition = edition_of(page);
      entry.document = current_address(page);
      entry.order = page.part;
      entry.text = &text;
      list.push_back(std::move(entry));
    }
  }
  return list;
}

}  // namespace gazette
