// A theme of one or more templates written in the test itself.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "base/failure.h"
#include "theme/theme.h"

namespace gazette {

inline Diagnostics problems_of(const ThemeFiles& files) {
  return Theme::compile(files, "themes/test").second;
}

inline Diagnostics problems_of(const std::string& page) {
  return problems_of(ThemeFiles{{"templates/page.html", page}});
}

// "page.html:1:4: what is wrong (how to mend it)" for each problem, in lines.
inline std::string describe(const Diagnostics& problems) {
  std::string lines;
  for (const Diagnostic& problem : problems) {
    if (!lines.empty()) lines += '\n';
    lines += problem.place.file.text.substr(std::string("themes/test/templates/").size()) + ':' +
             std::to_string(problem.place.line) + ':' + std::to_string(problem.place.column) + ": " +
             problem.message + (problem.hint.empty() ? "" : " (" + problem.hint + ")");
  }
  return lines;
}

inline std::string problem_in(const std::string& page) {
  return describe(problems_of(page));
}

inline std::string render(const ThemeFiles& files, const ViewRecord& view = {}) {
  const auto [theme, problems] = Theme::compile(files, "themes/test");
  REQUIRE_MESSAGE(problems.empty(), describe(problems));
  return theme.render("page", view);
}

inline std::string render(const std::string& page, const ViewRecord& view = {}) {
  return render(ThemeFiles{{"templates/page.html", page}}, view);
}

// What the failure of rendering says: message, then the hint in parentheses.
inline std::string failure_of(const std::string& page, const ViewRecord& view = {}) {
  const auto [theme, problems] = Theme::compile({{"templates/page.html", page}}, "themes/test");
  REQUIRE_MESSAGE(problems.empty(), describe(problems));
  try {
    return "rendered: " + theme.render("page", view);
  } catch (const WorldFailure& failure) {
    return failure.what() + (failure.hint().empty() ? "" : " (" + failure.hint() + ")");
  }
}

}  // namespace gazette
