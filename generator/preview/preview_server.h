// A local web server for previews: answers come from a function, never from joining paths; pages reload by
// server-sent events.
#pragma once

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

class PreviewServer {
 public:
  // Listens on 127.0.0.1 at `port` (0: any free one). WorldFailure if it can't, saying which port is taken.
  PreviewServer(uint16_t port, PreviewSource source);
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
