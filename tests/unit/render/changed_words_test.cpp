#include "render/changed_words.h"

#include <doctest/doctest.h>

namespace gazette {

TEST_CASE("the words in which two texts differ have a few shared ones around them") {
  const ChangedWords words = find_changed_words(
      "Two workers, paid from a federal grant that ends in June 2025 as the budget says it",
      "Two workers, paid from a federal grant until June 2025 as the budget says it");
  CHECK(words.before == "a federal grant that ends in June 2025 as");
  CHECK(words.after == "a federal grant until June 2025 as");
  CHECK(words.has_beginning);
  CHECK(words.has_end);
}

TEST_CASE("words that only came stand beside those that were there") {
  const ChangedWords end = find_changed_words("one two three four", "one two three four five");
  CHECK(end.before == "two three four");
  CHECK(end.after == "two three four five");
  CHECK(end.has_beginning);
  CHECK_FALSE(end.has_end);
  const ChangedWords beginning = find_changed_words("two three four five", "one two three four five");
  CHECK(beginning.before == "two three four");
  CHECK(beginning.after == "one two three four");
  CHECK_FALSE(beginning.has_beginning);
  CHECK(beginning.has_end);
}

TEST_CASE("texts that share no word are told whole") {
  const ChangedWords words = find_changed_words("one  two", "three");
  CHECK(words.before == "one two");
  CHECK(words.after == "three");
  CHECK_FALSE(words.has_beginning);
  CHECK_FALSE(words.has_end);
}

TEST_CASE("a word that stands twice is shared once") {
  const ChangedWords words = find_changed_words("a a", "a a a");
  CHECK(words.before == "a a");
  CHECK(words.after == "a a a");
}

}  // namespace gazette
