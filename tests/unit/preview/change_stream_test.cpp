#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "preview/preview_server.h"
#include "unit/preview/loopback_client.h"

namespace gazette {

namespace {

PreviewAnswer one_page(std::string_view path) {
  if (path == "/") return {200, "text/html", "home"};
  return {404, "text/plain", "none"};
}

LoopbackClient open_stream(uint16_t port, const std::string& query = {}, const std::string& more = {}) {
  LoopbackClient client(port);
  client.send("GET /.gazette/events" + query + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n");
  REQUIRE(client.read_past("text/event-stream; charset=utf-8"));
  REQUIRE(client.read_past("retry: "));
  return client;
}

// The mark that the reload script carries now.
std::string current_mark(uint16_t port) {
  const std::string script = get(port, std::string(reload_script_path)).body;
  const std::string before = "events?seen=";
  const size_t begin = script.find(before) + before.size();
  return script.substr(begin, script.find('"', begin) - begin);
}

std::ptrdiff_t count_threads() {
  return std::distance(std::filesystem::directory_iterator("/proc/self/task"), {});
}

}  // namespace

TEST_CASE("the reload script is served as a script") {
  const PreviewServer server({}, one_page);
  const HttpAnswer script = get(server.port(), "/.gazette/reload.js");
  CHECK(script.status == 200);
  CHECK(script.headers.at("content-type") == "text/javascript; charset=utf-8");
  CHECK(script.body.find("EventSource") != std::string::npos);
  CHECK(script.body.find("location.reload()") != std::string::npos);
}

TEST_CASE("the server's own addresses are never the source's") {
  const PreviewServer server({}, [](std::string_view) { return PreviewAnswer{200, "text/html", "source"}; });
  CHECK(get(server.port(), "/.gazette/reload.js").body != "source");
  CHECK(get(server.port(), "/%2egazette/reload.js").body.find("EventSource") != std::string::npos);
}

TEST_CASE("each announcement reaches an open page with its number") {
  PreviewServer server({}, one_page);
  LoopbackClient client = open_stream(server.port());
  server.announce_change();
  CHECK(client.read_past("event: change\ndata: 1\n\n"));
  server.announce_change();
  CHECK(client.read_past("event: change\ndata: 2\n\n"));
}

TEST_CASE("a page that missed a change hears of it when it connects again") {
  PreviewServer server({}, one_page);
  const std::string before = current_mark(server.port());
  server.announce_change();
  CHECK(open_stream(server.port(), "?seen=" + before).read_past("event: change\ndata: 1\n\n"));
  CHECK(open_stream(server.port(), {}, "Last-Event-ID: " + before + "\r\n").read_past("event: change\n"));
  CHECK(open_stream(server.port(), "?seen=of-another-run").read_past("event: change\n"));
}

TEST_CASE("a page that missed nothing isn't reloaded") {
  PreviewServer server({}, one_page);
  server.announce_change();
  LoopbackClient knows = open_stream(server.port(), "?seen=" + current_mark(server.port()));
  LoopbackClient asks_nothing = open_stream(server.port());
  server.announce_change();
  for (LoopbackClient* client : {&knows, &asks_nothing}) {
    CHECK(client->read_past("data: 2\n\n"));
    CHECK(client->past().find("data: 1") == std::string::npos);
  }
}

TEST_CASE("two runs of a server have different marks") {
  const PreviewServer first({}, one_page);
  const PreviewServer second({}, one_page);
  CHECK(current_mark(first.port()) != current_mark(second.port()));
}

TEST_CASE("HEAD of the event stream ends") {
  const PreviewServer server({}, one_page);
  CHECK(request(server.port(), "HEAD", "/.gazette/events").status == 200);
}

TEST_CASE("two hundred open pages take no threads and stop no other page") {
  PreviewServer server({}, one_page);
  CHECK(get(server.port(), "/").body == "home");
  const std::ptrdiff_t threads = count_threads();
  std::vector<LoopbackClient> clients;
  for (int i = 0; i < 200; ++i) clients.push_back(open_stream(server.port()));
  CHECK(count_threads() == threads);
  CHECK(get(server.port(), "/").body == "home");
  server.announce_change();
  for (LoopbackClient& client : clients) CHECK(client.read_past("event: change\ndata: 1\n\n"));
  CHECK(get(server.port(), "/").body == "home");
}

TEST_CASE("too many open streams are refused, and pages still answer") {
  const PreviewServer server({}, one_page);
  std::vector<LoopbackClient> clients;
  for (int i = 0; i < 384; ++i) clients.push_back(open_stream(server.port()));
  CHECK(get(server.port(), "/.gazette/events").status == 503);
  CHECK(get(server.port(), "/").body == "home");
}

TEST_CASE("a waiting stream gets signs of life, and streams of lost clients make room") {
  PreviewPace pace;
  pace.keep_alive = std::chrono::milliseconds(20);
  const PreviewServer server({}, one_page, pace);
  CHECK(open_stream(server.port()).read_past(": still here\n\n"));
  // Several times more than may be open at once.
  for (int round = 0; round < 4; ++round) {
    std::vector<LoopbackClient> clients;
    for (int i = 0; i < 200; ++i) {
      LoopbackClient client(server.port());
      client.send("GET /.gazette/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
      clients.push_back(std::move(client));
    }
  }
  bool is_open = false;
  for (int attempt = 0; attempt < 500 && !is_open; ++attempt) {
    LoopbackClient client(server.port());
    client.send("GET /.gazette/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    is_open = client.read_past("retry: ");
    if (!is_open) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  CHECK(is_open);
}

TEST_CASE("a server with open streams stops, and ends them") {
  auto server = std::make_unique<PreviewServer>(PreviewPlace{}, one_page);
  std::vector<LoopbackClient> clients;
  for (int i = 0; i < 100; ++i) clients.push_back(open_stream(server->port()));
  LoopbackClient unfinished(server->port());
  unfinished.send("GET / HTTP");
  const auto begin = std::chrono::steady_clock::now();
  server.reset();
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
  for (LoopbackClient& client : clients) client.read_all();
}

TEST_CASE("announcements race with pages that come and go") {
  PreviewServer server({}, one_page);
  std::thread announcer([&] {
    for (int i = 0; i < 200; ++i) {
      server.announce_change();
      std::this_thread::yield();
    }
  });
  for (int i = 0; i < 50; ++i) {
    LoopbackClient client(server.port());
    client.send("GET /.gazette/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    if (i % 2 == 0) CHECK(client.read_past("retry: "));
  }
  announcer.join();
  CHECK(get(server.port(), "/").body == "home");
}

}  // namespace gazette
