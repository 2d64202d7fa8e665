#include "render/render_site.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/parallel_map.h"

namespace gazette {

namespace {

// Of one district, whose days share what they read.
bool is_day(PageKind kind) {
  return kind == PageKind::district_day || kind == PageKind::packet;
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
    case PageKind::assessment:
    case PageKind::district_day:
    case PageKind::packet:
      return true;
    default:
      return false;
  }
}

bool is_past_known(const Site& site, const Page& page, const PageKeys& keys, const PageSink& sink) {
  if (!is_of_document(page.kind) || is_day(page.kind)) return false;
  const auto key = keys.key_of_past(page.subject);
  return key && sink.has_same_past(site.documents[page.subject].url, *key);
}

}  // namespace

void render_site(const Site& site, const std::vector<Page>& pages, const PageRenderer& renderer,
                 const PageKeys* keys, const PageSink& sink) {
  // Pages of one document stand together and share their work; the longest such runs go first.
  struct Run {
    size_t begin = 0;
    size_t end = 0;
  };
  std::vector<Run> runs;
  for (size_t i = 0; i < pages.size(); ++i) {
    const bool joins = i > 0 && is_of_document(pages[i].kind) && is_of_document(pages[i - 1].kind) &&
                       is_day(pages[i].kind) == is_day(pages[i - 1].kind) &&
                       pages[i].subject == pages[i - 1].subject;
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
    DocumentWork key_work;
    const bool has_same_past = keys != nullptr && is_past_known(site, pages[runs[r].begin], *keys, sink);
    for (size_t i = runs[r].begin; i < runs[r].end; ++i) {
      const Page& page = pages[i];
      if (has_same_past && PageKeys::is_past(page.kind) && sink.keep_any(page)) continue;
      const auto key = keys != nullptr ? keys->key_of(page, key_work) : std::nullopt;
      if (key && sink.keep(page, *key)) continue;
      sink.put(page, renderer.render(page, work), key.value_or(Digest()));
    }
  });
}

}  // namespace gazette
