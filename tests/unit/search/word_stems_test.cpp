#include "search/word_stems.h"

#include <doctest/doctest.h>

namespace gazette {

TEST_CASE("forms of a word share a stem in the languages that have a stemmer") {
  const WordStems english(find_stem_language("en-US"));
  CHECK(english.stem("benchmarks") == english.stem("benchmark"));
  CHECK(english.stem("ratings") == english.stem("rated"));
  CHECK(english.stem("plans") != english.stem("plants"));
  const WordStems spanish(find_stem_language("es"));
  CHECK(spanish.stem("evaluaciones") == spanish.stem("evaluación"));
}

TEST_CASE("numbers and words of other languages stay as they are, without accents") {
  const WordStems english(find_stem_language("en"));
  CHECK(english.stem("2.1") == "2.1");
  CHECK(english.stem("2024") == "2024");
  CHECK(find_stem_language("tlh") == 0);
  CHECK(find_stem_language("") == 0);
  const WordStems none(0);
  CHECK(none.stem("řeky") == "reky");
  CHECK(none.stem("plans") == "plans");
}

}  // namespace gazette
