#include "base/diagnostic.h"

#include <doctest/doctest.h>

using namespace gazette;

namespace {

Diagnostic at(const char* file, int line, int column, const char* code,
              Severity severity = Severity::warning) {
  return {severity, code, {{file}, line, column, 1}, "something is wrong", {}};
}

}  // namespace

TEST_CASE("diagnostics are sorted by file, line, column, then code") {
  Diagnostics found = {at("b.md", 1, 1, "x"), at("a.md", 2, 1, "x"), at("a.md", 1, 9, "x"),
                       at("a.md", 1, 2, "z"), at("a.md", 1, 2, "y"), at("a.md", 10, 1, "x")};
  const Diagnostics expected = {found[4], found[3], found[2], found[1], found[5], found[0]};
  sort_diagnostics(found);
  CHECK(found == expected);
}

TEST_CASE("an exact repetition is said once") {
  Diagnostics found = {at("a.md", 1, 1, "x"), at("a.md", 1, 1, "y"), at("a.md", 1, 1, "x")};
  sort_diagnostics(found);
  CHECK(found.size() == 2);
}

TEST_CASE("a difference in the hint or the severity alone is kept, in the same order each time") {
  Diagnostics found = {at("a.md", 1, 1, "x", Severity::error), at("a.md", 1, 1, "x")};
  Diagnostics turned = {found[1], found[0]};
  sort_diagnostics(found);
  sort_diagnostics(turned);
  CHECK(found.size() == 2);
  CHECK(found == turned);
}

TEST_CASE("warnings alone are no errors") {
  Diagnostics found = {at("a.md", 1, 1, "x")};
  CHECK_FALSE(has_errors(found));
  CHECK_FALSE(has_errors({}));
  append(found, {at("a.md", 2, 1, "x", Severity::error)});
  CHECK(found.size() == 2);
  CHECK(has_errors(found));
}
