#include "render/render_site.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/parallel_map.h"

namespace gazette {

namespace {

// Of one district, whose days share what they read.
bool is_day(PageKind kind) {
  return kind == PageKind::district_day;
}

bool is_of_document(PageKind kind) {
  switch (kind) {
    case PageKind::version:
    case PageKind::withheld:
    case PageKind::change:
    case PageKind::since:
    case PageKind::history:
    case PageKind::page:
    case PageKind::plan:
    case PageKind::initiative:
    case PageKind::report:
    case PageKind::minutes:
    case PageKind::district_day:
      return true;
    default:
      return false;
  }
}

}  // namespace

void render_site(const Site& site, const PageRenderer& renderer, const PageSink& sink) {
  // Pages of one document stand together and share their work; the longest such runs go first.
  struct Run {
    size_t begin = 0;
    size_t end = 0;
  };
  std::vector<Run> runs;
  for (size_t i = 0; i < site.pages.size(); ++i) {
    const bool joins = i > 0 && is_of_document(site.pages[i].kind) &&
                       is_of_document(site.pages[i - 1].kind) &&
                       is_day(site.pages[i].kind) == is_day(site.pages[i - 1].kind) &&
                       site.pages[i].subject == site.pages[i - 1].subject;
    if (joins) {
      runs.back().end = i + 1;
    } else {
      runs.push_back({i, i + 1});
    }
  }
  std::stable_sort(runs.begin(), runs.end(),
                   [](const Run& a, const Run& b) { return a.end - a.begin > b.end - b.begin; });
  parallel_for_each(runs.size(), [&](size_t r) {
    DocumentWork work;
    for (size_t i = runs[r].begin; i < runs[r].end; ++i)
      sink(site.pages[i], renderer.render(site.pages[i], work));
  });
}

}  // namespace gazette
