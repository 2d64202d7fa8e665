#include "search/page_words.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>
#include <string>

#include "search/page_text.h"

namespace gazette {

namespace {

using Counts = std::map<std::string, unsigned>;

Counts counts_of(const SearchedText& text, const WordList& list) {
  Counts counts;
  for (const CountedWord& word : text.words) counts[std::string(list.word(word.word))] = word.count;
  return counts;
}

SearchedText read_one(std::string_view html, WordList& list) {
  auto texts = PageWordReader(list).read(html, {}, false);
  REQUIRE(texts.size() == 1);
  return texts.front();
}

Counts words_of(std::string_view html) {
  WordList list;
  return counts_of(read_one(html, list), list);
}

}  // namespace

TEST_CASE("only what stands in main is searched, without its menus, forms and words for screen readers") {
  CHECK(words_of("<title>Outside</title><main><nav>Menu</nav><p>Inside</p>"
                 "<form>Field</form><span class=\"visually-hidden\">Spoken</span></main><p>After</p>") ==
        Counts{{"inside", 1}});
  CHECK(words_of("").empty());
  CHECK(words_of("<p>No main</p>").empty());
  CHECK(words_of("<main><del>Gone <b>twice</b></del> stays</main>") == Counts{{"stays", 1}});
}

TEST_CASE("the way from the home page says where a page belongs") {
  WordList list;
  const SearchedText text =
      read_one("<nav class=\"breadcrumbs\"><a href=\"/\">Rubrics</a></nav><main><h1>Exit</h1></main>", list);
  REQUIRE(text.words.size() == 2);
  for (const CountedWord& word : text.words) CHECK(word.is_in_heading == (list.word(word.word) == "rubrics"));
  CHECK(text.title == "Exit");
}

TEST_CASE("a reader reads each page as if it were the first") {
  WordList list;
  PageWordReader reader(list);
  const std::string one = "<html lang=\"en\"><main><h1>One</h1><p>the same words</p><p>words</p></main>";
  const std::string other = "<html lang=\"en\"><main><h1>Other</h1><h2>the same words</h2></main>";
  const SearchedText first = reader.read(one, "", false).front();
  const SearchedText between = reader.read(other, "", false).front();
  const SearchedText again = reader.read(one, "", false).front();
  CHECK(counts_of(first, list) == Counts{{"same", 1}, {"words", 2}});
  CHECK(counts_of(again, list) == counts_of(first, list));
  CHECK(again.length == first.length);
  CHECK(between.length == 4);
  for (const CountedWord& word : between.words) CHECK(word.is_in_heading != word.is_in_title);
}

TEST_CASE("the words of its address say where a page belongs") {
  WordList list;
  const auto texts =
      PageWordReader(list).read("<main><h1>Goals</h1></main>", "/schools/brook-street/", false);
  CHECK(counts_of(texts.front(), list) == Counts{{"goals", 1}, {"schools", 1}, {"brook", 1}, {"street", 1}});
}

TEST_CASE("titles, headings and the summary are told apart, and the words between others are left out") {
  WordList list;
  const SearchedText text = read_one(
      "<html lang=\"en\"><head><meta name=\"description\" content=\"In short\"></head><main><h1>Plan</h1>"
      "<p class=\"kicker\">Harbor</p><h2>Benchmarks</h2><p>The plan and its benchmarks, text</p></main>",
      list);
  std::map<std::string, std::string> places;
  for (const CountedWord& word : text.words)
    places[std::string(list.word(word.word))] =
        fmt::format("{}{}{}", word.count, word.is_in_heading ? "h" : "", word.is_in_title ? "t" : "");
  CHECK(places ==
        std::map<std::string, std::string>{
            {"plan", "2t"}, {"harbor", "1h"}, {"benchmarks", "2h"}, {"short", "1h"}, {"text", "1"}});
}

TEST_CASE("a tag, a comment or an attribute is no text, whatever stands in it") {
  CHECK(words_of("<main><p title=\"a > b\">one<br>two<!-- three > -->four</p></main>") ==
        Counts{{"one", 1}, {"two", 1}, {"four", 1}});
  CHECK(words_of("<main><p>open <b>and never closed").size() == 4);
  CHECK(words_of("<main><p>cut <a href=\"x").size() == 1);
}

TEST_CASE("a title and a summary have their characters, and no more than a line or two") {
  WordList list;
  const SearchedText text = read_one(
      "<main><h1>O&#39;Brien &amp; Mills</h1><p class=\"soft\">Date</p><p>First &lt;words&gt;.</p></main>",
      list);
  CHECK(text.title == "O'Brien & Mills");
  CHECK(text.summary == "First <words>.");
  CHECK(
      read_one(
          "<head><meta name=\"description\" content=\"What &quot;it&quot; is\"></head><main><p>x</p></main>",
          list)
          .summary == "What \"it\" is");
  CHECK(read_one("<main><p>Short:</p><p>A sentence that says what the page is about.</p><p>More.</p></main>",
                 list)
            .summary == "A sentence that says what the page is about. More.");
  std::string words;
  for (int i = 0; i < 100; ++i) words += "word ";
  const std::string summary = read_one("<main><p>" + words + "</p></main>", list).summary;
  CHECK(summary.size() < 170);
  CHECK(summary.ends_with("word…"));
}

TEST_CASE("sections are found by themselves where they are asked for") {
  WordList list;
  const auto texts = PageWordReader(list).read(
      "<html lang=\"en\"><main><h1>Glossary</h1><p>Terms.</p><h2 id=\"a-stage\">Stage</h2><p>A step.</p>"
      "<h2 id=\"aim\">Aim</h2><p>A goal.</p></main>",
      "/glossary/", true);
  REQUIRE(texts.size() == 3);
  CHECK(texts[0].title == "Glossary");
  CHECK(counts_of(texts[0], list) == Counts{{"glossary", 2}, {"terms", 1}});
  CHECK(texts[1].anchor == "a-stage");
  CHECK(texts[1].title == "Stage");
  CHECK(texts[1].summary == "A step.");
  CHECK(counts_of(texts[2], list) == Counts{{"aim", 1}, {"goal", 1}});
}

TEST_CASE("a part in another language keeps its words apart") {
  WordList list;
  const SearchedText text =
      read_one("<html lang=\"en\"><main><p>plan</p><p lang=\"es\">plan</p></main>", list);
  REQUIRE(text.words.size() == 2);
  CHECK(list.language(text.words[0].word) != list.language(text.words[1].word));
}

}  // namespace gazette
