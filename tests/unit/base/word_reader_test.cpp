#include "base/word_reader.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/text.h"

namespace gazette {

namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (WordReader reader(text); reader.next();) words.emplace_back(reader.word());
  return words;
}

}  // namespace

TEST_CASE("words are split where neither letter nor digit stands") {
  CHECK(words_of("").empty());
  CHECK(words_of(" -- ").empty());
  CHECK(words_of("Co-teach, O'Brien!") == std::vector<std::string>{"co", "teach", "o", "brien"});
  CHECK(words_of("end") == std::vector<std::string>{"end"});
}

TEST_CASE("numbers keep the points between their digits") {
  CHECK(words_of("603 CMR 2.05(8)(c). 2024-25 v.2 3.") ==
        std::vector<std::string>{"603", "cmr", "2.05", "8", "c", "2024", "25", "v", "2", "3"});
}

TEST_CASE("letters of every script are in lower case, and folding takes their accents") {
  CHECK(words_of("École ÉTÉ Straße") == std::vector<std::string>{"école", "été", "strasse"});
  CHECK(words_of("学校 Школа") == std::vector<std::string>{"学校", "школа"});
  CHECK(fold(words_of("Evaluación").front()) == "evaluacion");
  CHECK(words_of("e\xCC\x81t\xC3\xA9 \xFF x") == std::vector<std::string>{"été", "x"});
}

}  // namespace gazette
