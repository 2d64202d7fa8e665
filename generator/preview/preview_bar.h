// The bar at the top of each page of a preview, and the pages that only a preview has. Values in, HTML out;
// they need no theme, so that they stand where the theme is broken.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace gazette {

inline constexpr std::string_view public_view_root = "/.gazette/public/";
inline constexpr std::string_view problems_path = "/.gazette/problems/";
inline constexpr std::string_view changes_path = "/.gazette/changes/";

struct ShownProblem {
  Diagnostic diagnostic;
  std::string excerpt;   // the line of the source and the mark below it; may be empty
  std::string page_url;  // of the page that it is on; may be empty
};

// What keeps the preview from showing the files as they are now.
struct PreviewTrouble {
  std::string message;  // "" : nothing does
  std::string hint;     // may be empty
};

enum class PreviewView { with_drafts, as_public, neither };

struct PreviewBar {
  PreviewView view = PreviewView::with_drafts;
  bool is_shared = false;  // others on the network can open it
  // Of the same page in each view; empty: that of the front page.
  std::string drafts_url;
  std::string public_url;
  std::string note;  // on this page: "Draft: …"; may be empty
  PreviewTrouble trouble;
  bool is_former = false;              // the page is older than the files, because of the trouble or problems
  std::vector<ShownProblem> problems;  // of this page, and of the site as a whole
  size_t problem_count = 0;            // of all pages
};

std::string write_bar(const PreviewBar& bar);

// One problem as an item of a list.
std::string write_problem(const ShownProblem& problem);
// "2 errors, 1 warning"; "No problems found".
std::string count_problems(const std::vector<ShownProblem>& problems);

// A page of the preview's own. `body`: HTML, after the h1. `keeps_asking`: it is for the time until there is
// something to show, so that it loads itself again, without a script too.
std::string write_own_page(std::string_view title, std::string_view bar, std::string_view body,
                           bool keeps_asking = false);
std::string write_problems_page(const PreviewBar& bar, const std::vector<ShownProblem>& problems);
// Before there is anything to show.
std::string write_waiting_page(const PreviewBar& bar);

}  // namespace gazette
