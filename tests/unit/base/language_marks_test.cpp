#include "base/language_marks.h"

#include <doctest/doctest.h>

#include "base/capitalize.h"

namespace gazette {

namespace {

// Marks as people can read them.
std::string readable(const std::string& text) {
  std::string shown;
  for (const char c : text) {
    if (c == language_begin) {
      shown += '<';
    } else if (c == language_named) {
      shown += ':';
    } else if (c == language_end) {
      shown += '>';
    } else {
      shown += c;
    }
  }
  return shown;
}

}  // namespace

TEST_CASE("a text is marked once, and what is empty isn't") {
  CHECK(readable(mark_language("Plan", "es")) == "<es:Plan>");
  CHECK(mark_language("", "es").empty());
  CHECK(mark_language("Plan", "") == "Plan");
  CHECK(readable(mark_language(mark_language("Plan", "en"), "es")) == "<en:Plan>");
}

TEST_CASE("what comes into the places of a pattern isn't marked with it") {
  CHECK(readable(mark_pattern("Jefe: {}", "es")) == "<es:Jefe: >{}");
  CHECK(readable(mark_pattern("{0} de {1}", "es")) == "{0}<es: de >{1}");
  CHECK(readable(mark_pattern("{day} de {month}", "es")) == "{day}<es: de >{month}");
  CHECK(readable(mark_pattern("Todo", "es")) == "<es:Todo>");
  CHECK(readable(mark_pattern("{0}, {1}: {2}", "es")) == "{0}, {1}: {2}");
  CHECK(readable(mark_pattern("{no place} {", "es")) == "<es:{no place} {>");
}

TEST_CASE("without its marks a text is as it was") {
  const std::string marked = mark_pattern("Jefe: {} (hoy)", "es");
  CHECK(without_language_marks(marked) == "Jefe: {} (hoy)");
  CHECK(without_language_marks("plain") == "plain");
  CHECK(without_language_marks(std::string(1, language_begin)) == std::string(1, language_begin));
}

TEST_CASE("a sentence begins with a capital behind its mark") {
  CHECK(readable(capitalize(mark_language("ámbito", "es"))) == "<es:Ámbito>");
}

}  // namespace gazette
