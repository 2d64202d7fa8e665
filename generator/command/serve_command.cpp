#include <fmt/format.h>

#include <atomic>
#include <csignal>
#include <iostream>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "base/failure.h"
#include "base/parallel_map.h"
#include "command/commands.h"
#include "command/wrong_use.h"
#include "feeds/feed_files.h"
#include "preview/folder_watch.h"
#include "preview/preview_server.h"

namespace gazette {

namespace {

struct Options {
  SourceOptions source;
  uint16_t port = 8000;
};

std::atomic<bool> stop_asked = false;

void ask_to_stop(int) {
  stop_asked = true;
}

// One state of the preview: the site and its addresses. Pages are rendered when they are asked for.
class PreviewState {
 public:
  explicit PreviewState(std::shared_ptr<const PreparedSite> prepared)
      : prepared_(std::move(prepared)),
        renderer_(prepared_->portal, prepared_->site, prepared_->theme, prepared_->words, *prepared_->links,
                  &prepared_->preview_problems,
                  [this]() -> const Downloads& { return feeds().downloads(); }) {
    for (const Page& page : prepared_->site.pages) pages_.emplace(page.url.text, &page);
  }

  PreviewAnswer answer(std::string_view path) const {
    const std::string key(path);
    if (path.starts_with("/assets/")) return answer_asset(key.substr(8));
    if (path.starts_with("/files/")) return answer_attachment(key);
    auto page = pages_.find(key);
    if (page == pages_.end() && !path.ends_with('/')) {
      if (const FeedFile* file = feeds().find(path))
        return {200, std::string(file->type), feeds().make(*file)};
    }
    if (page == pages_.end() && path.ends_with("/index.html"))
      page = pages_.find(key.substr(0, key.size() - 10));
    const int status = page == pages_.end() || key == not_found_url.text ? 404 : 200;
    if (page == pages_.end()) page = pages_.find(not_found_url.text);
    DocumentWork work;
    return {status, "text/html; charset=utf-8", renderer_.render(*page->second, work)};
  }

  const PreparedSite& prepared() const { return *prepared_; }

 private:
  // Made when they are asked for first.
  const FeedFiles& feeds() const {
    std::call_once(feeds_once_, [this] { feeds_.emplace(renderer_.parts()); });
    return *feeds_;
  }

  PreviewAnswer answer_asset(const std::string& path) const {
    const auto& assets = prepared_->theme.assets();
    const auto asset = assets.find(path);
    if (asset == assets.end()) return {404, "text/plain; charset=utf-8", "There is no such file.\n"};
    return {200, asset_type(path), asset->second};
  }

  PreviewAnswer answer_attachment(const std::string& path) const {
    for (const auto& [url, blob] : prepared_->attachments->placed()) {
      if (url.text != path) continue;
      return {200, std::string(Attachments::content_type(path).value_or("application/octet-stream")),
              prepared_->attachments->read(blob)};
    }
    return {404, "text/plain; charset=utf-8", "There is no such file.\n"};
  }

  static std::string asset_type(const std::string& path) {
    const std::string_view extension = file_extension(path);
    if (extension == ".css") return "text/css; charset=utf-8";
    if (extension == ".js") return "text/javascript; charset=utf-8";
    if (extension == ".svg") return "image/svg+xml";
    return std::string(Attachments::content_type(path).value_or("application/octet-stream"));
  }

  std::shared_ptr<const PreparedSite> prepared_;
  PageRenderer renderer_;
  mutable std::once_flag feeds_once_;
  mutable std::optional<FeedFiles> feeds_;
  std::unordered_map<std::string, const Page*> pages_;
};

class Preview {
 public:
  explicit Preview(Options& options)
      : options_(options), line_(open_line_of_work_tree(options.source.build)) {
    options_.source.build.show_drafts = true;
  }

  // Reads what the working tree says now. What is broken for the whole site (its settings, its theme) keeps
  // the state before.
  void refresh() {
    const std::scoped_lock lock(line_mutex_);
    line_.take_work_tree();
    Stopwatch stopwatch;
    auto state = std::make_shared<const PreviewState>(prepare_site(line_, options_.source.build, stopwatch));
    print_problems(state->prepared(), options_.source.format);
    const std::scoped_lock state_lock(state_mutex_);
    state_ = std::move(state);
  }

  PreviewAnswer answer(std::string_view path) {
    const std::scoped_lock lock(line_mutex_);
    std::shared_ptr<const PreviewState> state;
    {
      const std::scoped_lock state_lock(state_mutex_);
      state = state_;
    }
    return state->answer(path);
  }

  const Repository& repository() const { return line_.repository(); }

 private:
  Options& options_;
  std::mutex line_mutex_;  // the line grows by what the working tree adds
  SourceLine line_;
  std::mutex state_mutex_;
  std::shared_ptr<const PreviewState> state_;
};

int serve(Options& options) {
  finish_source_options(options.source);
  const ThreadLimit threads(options.source.threads);
  Preview preview(options);
  const auto folder = preview.repository().work_tree();
  if (!folder) {
    throw UsageFailure("a bare repository has no working tree to preview",
                       "clone it and run this in the clone");
  }
  preview.refresh();
  FolderWatch watch(*folder, {*folder / "site" / "public", *folder / "build"});
  PreviewServer server({"127.0.0.1", options.port}, [&](std::string_view path) { return preview.answer(path); });
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  std::cout << fmt::format("Preview: http://127.0.0.1:{}/  (only on this computer; Ctrl+C ends it)\n",
                           server.port())
            << std::flush;
  while (!stop_asked) {
    if (!watch.wait(std::chrono::milliseconds(200))) continue;
    try {
      preview.refresh();
    } catch (const WorldFailure& failure) {
      std::cerr << "gazette: " << failure.what() << "\n   hint: " << failure.hint() << "\n";
      continue;
    }
    server.announce_change();
  }
  return exit_good;
}

}  // namespace

void add_serve_command(CLI::App& app, int& exit_code) {
  CLI::App* command =
      app.add_subcommand("serve", "preview the working tree on this computer; pages reload on save");
  auto options = std::make_shared<Options>();
  add_source_options(*command, options->source);
  command->add_option("--port", options->port, "the port to listen on (default: 8000)")
      ->check(whole_number(0, 65535));
  command->callback([options, &exit_code] { exit_code = serve(*options); });
}

}  // namespace gazette
