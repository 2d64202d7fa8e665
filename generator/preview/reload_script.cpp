#include "preview/reload_script.h"

#include <cassert>

namespace gazette {

namespace {

// A hidden page holds no stream open: browsers allow six connections to a server, whatever the number of
// tabs. When it is shown again, `seen` tells the server whether it missed a change. The browser connects
// again by itself when the server goes away, and keeps the scroll position when the page reloads.
constexpr std::string_view before_mark = R"js((() => {
  "use strict";
  const address = "/.gazette/events?seen=)js";

constexpr std::string_view after_mark = R"js(";
  let events = null;

  function stop() {
    if (events) events.close();
    events = null;
  }

  function listen() {
    if (document.hidden) return stop();
    if (events) return;
    events = new EventSource(address);
    events.addEventListener("change", () => {
      stop();
      location.reload();
    });
    events.addEventListener("error", () => {
      if (!events || events.readyState !== EventSource.CLOSED) return;
      stop();
      setTimeout(listen, 1000);
    });
  }

  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", stop);
  addEventListener("pageshow", listen);
  listen();
})();
)js";

}  // namespace

std::string reload_script(std::string_view seen) {
  assert(seen.find_first_of("\"\\\n<&") == std::string_view::npos);
  std::string script(before_mark);
  script += seen;
  script += after_mark;
  return script;
}

}  // namespace gazette
