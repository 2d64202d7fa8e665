// A theme: templates compiled once, words of the interface, assets. Shared read-only by all threads.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "theme/view_value.h"

namespace gazette {

// The files of a theme's folder, by path relative to it: "templates/page.html", "strings/en.yml",
// "assets/site.css".
using ThemeFiles = std::map<std::string, std::string>;

class Theme {
 public:
  // Compiles every template. Problems (syntax, unknown filter, missing include or parent, unsafe place for a
  // value) have their file (below `folder`), line and column. `folder` is only used in places.
  static std::pair<Theme, Diagnostics> compile(const ThemeFiles& files, const std::string& folder);

  // Renders "page" from templates/page.html with the view's fields as names. An unknown name, a value where
  // markup or a list is needed, and the like are bugs of theme or view: WorldFailure with file, line and
  // column.
  std::string render(std::string_view template_name, const ViewRecord& view) const;
  bool has_template(std::string_view template_name) const;
  // Assets by path below assets/.
  const std::map<std::string, std::string>& assets() const;

  Theme(const Theme&) = delete;
  Theme& operator=(const Theme&) = delete;
  Theme(Theme&&) noexcept;
  Theme& operator=(Theme&&) noexcept;
  ~Theme();

 private:
  Theme();
  struct Compiled;
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace gazette
