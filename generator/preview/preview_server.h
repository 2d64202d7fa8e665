// A local web server for previews: answers come from a function, never from joining paths; pages reload by
// server-sent events. Everything below /.gazette/ is the server's own.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace gazette {

struct PreviewAnswer {
  int status = 200;          // 200 or 404
  std::string content_type;  // "text/html; charset=utf-8"
  std::string bytes;
};

// `path`: decoded, beginning with '/', without query. Called from several threads.
using PreviewSource = std::function<PreviewAnswer(std::string_view path)>;

// What pages load to be reloaded: <script src="/.gazette/reload.js" defer></script>.
inline constexpr std::string_view reload_script_path = "/.gazette/reload.js";

struct PreviewPace {
  std::chrono::milliseconds keep_alive{15'000};  // between two signs of life on an event stream
  std::chrono::seconds idle{30};                 // after which a silent connection is closed
};

class PreviewServer {
 public:
  // Listens on 127.0.0.1 at `port` (0: any free one). WorldFailure if it can't, saying which port is taken.
  PreviewServer(uint16_t port, PreviewSource source, PreviewPace pace = {});
  ~PreviewServer();
  PreviewServer(const PreviewServer&) = delete;
  PreviewServer& operator=(const PreviewServer&) = delete;

  uint16_t port() const;
  // Tells every open page to reload.
  void announce_change();

 private:
  struct Running;
  std::unique_ptr<Running> running_;
};

}  // namespace gazette
