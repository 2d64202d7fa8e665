// Draws pages of a site as tagged PDFs, with Chromium. Whatever a page asks for comes from the caller:
// nothing is read from the network, and no script runs.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "base/date.h"
#include "command/browser_process.h"

namespace gazette {

struct PrintedFile {
  std::string bytes;
  std::string type;  // "text/css"
};

// What stands at an address of the site, such as "/assets/site.css"; nullopt: nothing.
using ReadSiteFile = std::function<std::optional<PrintedFile>(const std::string& address)>;

inline constexpr std::chrono::milliseconds longest_print{120'000};

class PagePrinter {
 public:
  // `address`: of the site, "https://plans.example.org": links in a PDF have to be whole. WorldFailure: there
  // is no such program, or it doesn't start.
  PagePrinter(const std::string& program, std::string address, ReadSiteFile read,
              std::chrono::milliseconds limit = longest_print);

  // `day`: of which the PDF says that it is. WorldFailure: it can't be drawn.
  std::string print(const std::string& page, Date day);

 private:
  struct Messages;

  std::string address_;
  ReadSiteFile read_;
  BrowserProcess browser_;
  std::string session_;
  int last_id_ = 0;
  bool is_loaded_ = false;
  std::string missing_;
};

}  // namespace gazette
