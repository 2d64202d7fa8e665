#include "command/preview_space.h"

#include <utility>

#include "command/commands.h"
#include "render/link_keys.h"

namespace gazette {

namespace {

std::unique_ptr<SourceLine> open_line(const BuildOptions& options, PreviewContent content) {
  // The line isn't movable: what it reads with knows where it is.
  std::unique_ptr<SourceLine> line(new SourceLine(open_line_of_work_tree(options)));
  if (content != PreviewContent::committed) line->take_work_tree();
  return line;
}

std::shared_ptr<const PreparedSite> prepare(SourceLine& line, BuildOptions options, PreviewContent content) {
  options.show_drafts = content == PreviewContent::all_files;
  Stopwatch stopwatch;
  return prepare_site(line, options, stopwatch);
}

std::string type_of_asset(std::string_view path) {
  const std::string_view extension = file_extension(path);
  if (extension == ".css") return "text/css; charset=utf-8";
  if (extension == ".js") return "text/javascript; charset=utf-8";
  if (extension == ".svg") return "image/svg+xml";
  return std::string(Attachments::content_type(path).value_or("application/octet-stream"));
}

}  // namespace

PreviewSpace::PreviewSpace(BuildOptions options, PreviewContent content)
    : line_(open_line(options, content)),
      prepared_(prepare(*line_, std::move(options), content)),
      renderer_(
          prepared_->portal, prepared_->site, prepared_->theme, prepared_->words, *prepared_->links,
          [this]() -> const Downloads& { return feeds().downloads(); }, prepared_->languages_or_none()),
      further_pages_(*prepared_, [this]() -> const Downloads& { return feeds().downloads(); }),
      hidden_pages_(*prepared_),
      search_(*prepared_, renderer_, further_pages_) {
  for (const Page& page : prepared_->site.pages) pages_.emplace(page.url.text, &page);
}

const Page* PreviewSpace::find_page(std::string_view path) const {
  constexpr std::string_view index = "/index.html";
  auto found = pages_.find(path);
  if (found == pages_.end() && path.ends_with(index))
    found = pages_.find(path.substr(0, path.size() - index.size() + 1));
  return found == pages_.end() ? nullptr : found->second;
}

bool PreviewSpace::has_page(std::string_view path) const {
  const Page* page = find_page(path);
  return page != nullptr && page->kind != PageKind::not_found;
}

// Made when they are asked for first.
const FeedFiles& PreviewSpace::feeds() const {
  std::call_once(feeds_once_, [this] { feeds_.emplace(renderer_.parts()); });
  return *feeds_;
}

// Only what a text links to is there, as on the site.
std::optional<PreviewAnswer> PreviewSpace::find_attachment(std::string_view path) const {
  std::call_once(attachments_once_,
                 [this] { place_attachments(prepared_->portal.history, *prepared_->links); });
  for (const auto& [url, blob] : prepared_->attachments->placed()) {
    if (url.text == path) return PreviewAnswer{200, type_of_asset(path), prepared_->attachments->read(blob)};
  }
  return std::nullopt;
}

// "/search/…", "/es/search/…"
bool PreviewSpace::is_of_search(std::string_view path) const {
  const auto is_below = [&](std::string_view prefix) {
    return path.starts_with(prefix) && path.substr(prefix.size()).starts_with(search_url.text);
  };
  const std::vector<SiteLanguage>& all = prepared_->languages.all;
  return is_below("") || std::any_of(all.begin(), all.end(),
                                     [&](const SiteLanguage& language) { return is_below(language.prefix); });
}

std::optional<PreviewAnswer> PreviewSpace::find_file(std::string_view path) const {
  if (path.ends_with('/')) return std::nullopt;
  constexpr std::string_view assets = "/assets/";
  if (path.starts_with(assets)) {
    const auto asset = prepared_->theme.assets().find(std::string(path.substr(assets.size())));
    if (asset == prepared_->theme.assets().end()) return std::nullopt;
    return PreviewAnswer{200, type_of_asset(path), asset->second};
  }
  if (is_of_search(path)) return search_.find(path);
  if (path.starts_with("/files/")) return find_attachment(path);
  if (const FeedFile* file = feeds().find(path))
    return PreviewAnswer{200, std::string(file->type), feeds().make(*file)};
  return std::nullopt;
}

SpaceAnswer PreviewSpace::answer(std::string_view path) const {
  const Page* page = find_page(path);
  if (page == nullptr) {
    if (std::optional<PreviewAnswer> file = find_file(path)) return {*std::move(file), nullptr};
    if (std::optional<FurtherPage> further = further_pages_.render(path))
      return {{200, "text/html; charset=utf-8", std::move(further->bytes)}, further->page};
    page = find_page(not_found_url.text);
  }
  const int status = page->kind == PageKind::not_found ? 404 : 200;
  DocumentWork work;
  return {{status, "text/html; charset=utf-8", renderer_.render(*page, work)}, page};
}

}  // namespace gazette
