// A local web server for previews: answers come from a function, never from joining paths; pages reload by
// server-sent events. Below /.gazette/ no site has anything.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "preview/connection_limits.h"
#include "preview/listener.h"

namespace gazette {

struct PreviewAnswer {
  int status = 200;          // 200, 404, or what went wrong
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
  ConnectionPace connections{};
};

class PreviewServer {
 public:
  // UsageFailure or WorldFailure if it can't listen there, saying why.
  explicit PreviewServer(const PreviewPlace& place, PreviewSource source, const PreviewPace& pace = {});
  ~PreviewServer();
  PreviewServer(const PreviewServer&) = delete;
  PreviewServer& operator=(const PreviewServer&) = delete;

  uint16_t port() const;
  // "http://127.0.0.1:8000/"
  std::string address() const;
  // Others on the network may reach it.
  bool is_shared() const;
  // Tells every open page to reload.
  void announce_change();

 private:
  struct Running;
  std::unique_ptr<Running> running_;
};

}  // namespace gazette
