#include "command/preview_site.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "base/failure.h"
#include "command/preview_changes.h"
#include "preview/page_additions.h"
#include "preview/preview_style.h"
#include "preview/request_rules.h"
#include "publish/packet_pdf_list.h"

namespace gazette {

namespace {

constexpr std::string_view html_type = "text/html; charset=utf-8";
// More problems stand on their own page.
constexpr size_t most_problems_on_page = 25;
constexpr size_t most_problems = 1000;

std::vector<ShownProblem> list_problems(const PreparedSite& prepared) {
  const std::unordered_map<std::string, Url> pages = find_pages_of_files(prepared);
  std::vector<ShownProblem> problems;
  const SourcePath* file = nullptr;
  std::optional<std::string> text;
  for (const Diagnostic& diagnostic : prepared.problems) {
    ShownProblem& problem = problems.emplace_back();
    problem.diagnostic = diagnostic;
    const SourcePath& path = diagnostic.place.file;
    if (file == nullptr || *file != path) text = prepared.source_text(path);
    file = &path;
    if (text && may_quote(diagnostic)) problem.excerpt = excerpt(*text, diagnostic.place);
    const auto page = pages.find(path.text);
    if (page != pages.end()) problem.page_url = encode_path(page->second.text);
  }
  return problems;
}

// Without these files nothing looks as it should: better to go on with the state before.
bool breaks_frame(const PreparedSite& prepared, const BuildOptions& options) {
  return std::any_of(prepared.problems.begin(), prepared.problems.end(), [&](const Diagnostic& problem) {
    return problem.severity == Severity::error &&
           is_frame_of_site(problem.place.file, options.theme_folder.generic_string());
  });
}

PreviewTrouble describe(const WorldFailure& failure) {
  return {failure.what(), failure.hint()};
}

}  // namespace

std::shared_ptr<const PreviewSpace> PublicSide::space_locked() {
  if (!space_) space_ = std::make_shared<const PreviewSpace>(options_, PreviewContent::public_files);
  return space_;
}

std::shared_ptr<const PreviewSpace> PublicSide::space() {
  const std::scoped_lock lock(mutex_);
  is_used_ = true;
  return space_locked();
}

std::string PublicSide::changes() {
  const std::scoped_lock lock(mutex_);
  if (!changes_) changes_ = write_preview_changes(options_, *space_locked());
  return *changes_;
}

PreviewSite::PreviewSite(BuildOptions options, bool is_shared)
    : options_(std::move(options)), is_shared_(is_shared), state_(std::make_shared<const PreviewState>()) {}

std::shared_ptr<const PreviewState> PreviewSite::state() const {
  const std::scoped_lock lock(mutex_);
  return state_;
}

void PreviewSite::show(PreviewState state) {
  auto shown = std::make_shared<const PreviewState>(std::move(state));
  {
    const std::scoped_lock lock(mutex_);
    std::swap(state_, shown);
  }
  // The state before goes here, or with the last request that it answers; nobody waits for that.
}

void PreviewSite::refresh() {
  PreviewState fresh;
  const std::shared_ptr<const PreviewState> former = state();
  try {
    fresh.drafts = std::make_shared<const PreviewSpace>(options_, PreviewContent::all_files);
    fresh.newest = fresh.drafts;
    fresh.problems = list_problems(fresh.drafts->prepared());
    fresh.public_side = std::make_shared<PublicSide>(options_);
    // Where somebody looks at it, it is ready when the page is told to reload.
    if (former->public_side && former->public_side->is_used()) fresh.public_side->space();
  } catch (const UsageFailure& failure) {
    if (!former->drafts) throw;
    fresh.trouble = describe(failure);
  } catch (const WorldFailure& failure) {
    fresh.trouble = describe(failure);
  } catch (const std::exception& failure) {
    // Of a library, for want of memory: the preview goes on with what it has.
    fresh.trouble.message = failure.what();
  }
  const bool is_whole = fresh.drafts && !breaks_frame(fresh.drafts->prepared(), options_);
  if (!is_whole && former->drafts) {
    if (!fresh.drafts) fresh.problems = former->problems;
    if (!fresh.newest) fresh.newest = former->newest;
    fresh.drafts = former->drafts;
    fresh.public_side = former->public_side;
    fresh.is_former = true;
  }
  show(std::move(fresh));
}

PreviewBar PreviewSite::start_bar(const PreviewState& state, PreviewView view, std::string_view path) const {
  PreviewBar bar;
  bar.view = view;
  bar.is_shared = is_shared_;
  bar.trouble = state.trouble;
  bar.is_former = state.is_former;
  bar.problem_count = state.problems.size();
  if (view != PreviewView::neither) {
    bar.drafts_url = encode_path(path);
    bar.public_url = encode_path(fmt::format("{}{}", public_view_root, path.substr(1)));
  }
  return bar;
}

void PreviewSite::add_problems_of_page(const PreviewState& state, const Page& page, PreviewBar& bar) const {
  const std::vector<SourcePath> files = list_page_files(state.drafts->prepared(), page);
  for (const ShownProblem& problem : state.problems) {
    const SourcePath& file = problem.diagnostic.place.file;
    const bool is_own = std::find(files.begin(), files.end(), file) != files.end();
    const bool is_of_all = problem.diagnostic.severity == Severity::error &&
                           is_of_whole_site(file, options_.theme_folder.generic_string());
    if (!is_own && !is_of_all) continue;
    if (bar.problems.size() == most_problems_on_page) break;
    bar.problems.push_back(problem);
    bar.problems.back().page_url.clear();
  }
}

// What a reader of the preview should know where nothing is; empty: that it isn't there.
std::string PreviewSite::note_on_missing(const PreviewSpace& space, std::string_view path) {
  const size_t slash = path.rfind('/');
  if (slash == std::string_view::npos || path.substr(slash + 1) != packet_pdf_name) return {};
  const Page* above = space.answer(path.substr(0, slash + 1)).page;
  const bool is_packet = above != nullptr && above->kind == PageKind::packet;
  if (!is_packet || !space.prepared().portal.history.settings.packet_pdf) return {};
  return "PDFs of packets are made when the site is published. To see this one now, open the packet and "
         "print it.";
}

PreviewAnswer PreviewSite::answer_in_drafts(const PreviewState& state, std::string_view path) const {
  SpaceAnswer found = state.drafts->answer(path);
  if (found.page == nullptr) return std::move(found.answer);
  PreviewBar bar = start_bar(state, PreviewView::with_drafts, path);
  const HiddenPages& hidden = state.drafts->hidden_pages();
  if (const HiddenPage* page = hidden.find(found.page->url.text))
    bar.note = fmt::format("{}: {}", page->label, page->note);
  if (found.page->kind == PageKind::not_found) bar.note = note_on_missing(*state.drafts, path);
  add_problems_of_page(state, *found.page, bar);
  const std::string marked =
      mark_links(found.answer.bytes, found.page->url.text, [&](const std::string& address) {
        const HiddenPage* page = hidden.find(address);
        return page != nullptr ? std::string_view(page->label) : std::string_view();
      });
  found.answer.bytes = add_to_page(marked, write_bar(bar));
  return std::move(found.answer);
}

PreviewAnswer PreviewSite::answer_as_public(const PreviewState& state, std::string_view path) const {
  const std::shared_ptr<const PreviewSpace> space = state.public_side->space();
  SpaceAnswer found = space->answer(path);
  if (found.page == nullptr) return std::move(found.answer);
  PreviewBar bar = start_bar(state, PreviewView::as_public, path);
  const bool is_missing = found.page->kind == PageKind::not_found;
  if (is_missing) bar.note = note_on_missing(*space, path);
  if (is_missing && bar.note.empty()) bar.note = "Readers find nothing at this address.";
  if (has_errors(space->prepared().problems)) {
    bar.note += bar.note.empty() ? "" : " ";
    bar.note += "As long as there are errors in what is public, nothing new is published.";
  }
  if (is_missing) found.answer.bytes = move_root(found.answer.bytes, public_view_root);
  found.answer.bytes = add_to_page(found.answer.bytes, write_bar(bar));
  return std::move(found.answer);
}

PreviewAnswer PreviewSite::answer_own(const PreviewState& state, std::string_view path) const {
  const PreviewBar bar = start_bar(state, PreviewView::neither, path);
  if (path == problems_path) {
    std::vector<ShownProblem> problems = state.problems;
    if (problems.size() > most_problems) problems.resize(most_problems);
    return {200, std::string(html_type), write_problems_page(bar, problems)};
  }
  if (path == changes_path) {
    return {200, std::string(html_type),
            write_own_page("What the public would see change", write_bar(bar), state.public_side->changes())};
  }
  return {404, std::string(html_type),
          write_own_page("There is no such page", write_bar(bar), "<p>The bar above leads on.</p>\n")};
}

PreviewAnswer PreviewSite::answer_trouble(const PreviewState& state, const WorldFailure& failure) const {
  PreviewBar bar = start_bar(state, PreviewView::neither, {});
  bar.trouble = describe(failure);
  bar.is_former = false;
  bar.problems = state.problems;
  if (bar.problems.size() > most_problems_on_page) bar.problems.resize(most_problems_on_page);
  return {500, std::string(html_type),
          write_own_page("This page can’t be shown", write_bar(bar),
                         "<p>It is shown here as soon as that is mended.</p>\n")};
}

PreviewAnswer PreviewSite::answer(std::string_view path) const {
  if (path == preview_style_path) return {200, "text/css; charset=utf-8", std::string(preview_style())};
  const std::shared_ptr<const PreviewState> state = this->state();
  if (!state->drafts) {
    const PreviewBar bar = start_bar(*state, PreviewView::neither, path);
    return {503, std::string(html_type), write_waiting_page(bar)};
  }
  try {
    if (path.starts_with(public_view_root))
      return answer_as_public(*state, path.substr(public_view_root.size() - 1));
    if (path.starts_with("/.gazette/")) return answer_own(*state, path);
    return answer_in_drafts(*state, path);
  } catch (const WorldFailure& failure) {
    return answer_trouble(*state, failure);
  }
}

}  // namespace gazette
