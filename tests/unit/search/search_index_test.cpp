#include "search/search_index.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

namespace gazette {

namespace {

using Files = std::map<std::string, std::string>;

std::string page(const std::string& title, const std::string& text) {
  return fmt::format("<html lang=\"en\"><main><h1>{}</h1><p>{}</p></main>", title, text);
}

// The index of pages at addresses, which are read in the order given.
Files index_of(const std::vector<std::pair<std::string, std::string>>& pages, bool backwards = false) {
  WordList list;
  PageWordReader reader(list);
  std::vector<std::pair<std::string, std::vector<SearchedText>>> read;
  for (size_t i = 0; i < pages.size(); ++i) {
    const auto& [address, html] = pages[backwards ? pages.size() - 1 - i : i];
    read.emplace_back(address, reader.read(html, "", false));
  }
  std::vector<IndexedText> texts;
  for (const auto& [address, of_page] : read) {
    IndexedText text;
    text.group.kind = "page";
    text.address = address;
    text.text = &of_page.front();
    texts.push_back(std::move(text));
  }
  Files files;
  for (IndexFile& file : write_search_index(std::move(texts), list))
    CHECK(files.emplace(file.name, std::move(file.bytes)).second);
  return files;
}

bool holds(const Files& files, const std::string& text) {
  return std::any_of(files.begin(), files.end(),
                     [&](const auto& file) { return file.second.find(text) != std::string::npos; });
}

}  // namespace

TEST_CASE("an index is the same in whatever order its pages were read") {
  std::vector<std::pair<std::string, std::string>> pages;
  for (int i = 0; i < 40; ++i)
    pages.emplace_back(fmt::format("p{}/", i),
                       page(fmt::format("Page {}", i), fmt::format("benchmarks of {} coaches", i * 7)));
  CHECK(index_of(pages) == index_of(pages, true));
}

TEST_CASE("forms of a word lead to one term, and words between others aren't there") {
  const Files files =
      index_of({{"a/", page("A benchmark", "the")}, {"b/", page("Benchmarks and \"more\"", "of it")}});
  CHECK(holds(files, "[\"benchmark\",0],\n[\"benchmarks\",0]"));
  CHECK_FALSE(holds(files, "[\"the\""));
  CHECK(holds(files, "[\"b/\",\"Benchmarks and \\\"more\\\"\",\"of it\"]"));
}

TEST_CASE("an index has no word but those of its own texts") {
  WordList list;
  PageWordReader reader(list);
  const auto other = reader.read(page("Elsewhere", "secret"), "", false);
  const auto own = reader.read(page("Here", "public"), "", false);
  IndexedText text;
  text.address = "here/";
  text.text = &own.front();
  Files files;
  for (IndexFile& file : write_search_index({text}, list)) files.emplace(file.name, std::move(file.bytes));
  CHECK(holds(files, "public"));
  CHECK_FALSE(holds(files, "secret"));
}

TEST_CASE("a word that many texts have stands in a file of its own, so that its neighbors stay cheap") {
  std::vector<std::pair<std::string, std::string>> pages;
  for (int i = 0; i < 4000; ++i)
    pages.emplace_back(fmt::format("p{:04}/", i), page("x", i % 2 == 0 ? "plan" : "plan plan plan planet"));
  const Files files = index_of(pages);
  CHECK(holds(files, ",\n[null,\""));
  CHECK(holds(files, "[\"plan\",[1,0]]"));
  CHECK(holds(files, "[\"planet\","));
}

TEST_CASE("an index of nothing can be read") {
  const Files files = index_of({});
  REQUIRE(files.size() == 1);
  CHECK(files.begin()->second.find("\"count\":0,") != std::string::npos);
}

}  // namespace gazette
