#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "preview/preview_server.h"
#include "preview/request_rules.h"
#include "unit/preview/loopback_client.h"

namespace gazette {

namespace {

PreviewAnswer one_page(std::string_view path) {
  if (path == "/") return {200, "text/html", "home"};
  return {404, "text/plain", "none"};
}

// A server with this pace gives up on a silent client soon.
PreviewPace impatient_pace() {
  PreviewPace pace;
  pace.idle = std::chrono::seconds(2);
  return pace;
}
const PreviewPace impatient = impatient_pace();

constexpr std::string_view host = "Host: localhost\r\n";

// True: the server refused, either with a status from 400 on or by closing the connection.
bool is_refused(const HttpAnswer& answer) {
  return answer.status == 0 || answer.status >= 400;
}

}  // namespace

TEST_CASE("hostile addresses are refused over the wire") {
  const PreviewServer server({}, one_page);
  for (const char* target : {"/../etc/passwd", "/%2e%2e/", "/a%2f..", "/a%5cb", "/%00", "//etc/", "/a\\b",
                             "/\x01", "/\x7f", "/a%0d%0aX:y", "/%c0%ae", "*"}) {
    CAPTURE(target);
    CHECK(get(server.port(), target).status == 400);
  }
  CHECK(get(server.port(), "/%252e%252e/").status == 404);
  CHECK(get(server.port(), "http://elsewhere.example/").status == 421);
  CHECK(get(server.port(), "http://localhost/").body == "home");
}

TEST_CASE("foreign hosts and origins are refused over the wire") {
  const PreviewServer server({}, one_page);
  const uint16_t port = server.port();
  CHECK(exchange_raw(port, "GET / HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n").status == 421);
  CHECK(exchange_raw(port, "GET / HTTP/1.1\r\nHost: localhost:1\r\n\r\n").status == 421);
  CHECK(exchange_raw(port, "GET / HTTP/1.1\r\n\r\n").status == 400);
  CHECK(exchange_raw(port, "GET / HTTP/1.0\r\n\r\n").status == 400);
  CHECK(get(port, "/", "Host: elsewhere.example\r\n").status == 400);
  CHECK(get(port, "/", "Origin: http://elsewhere.example\r\n").status == 403);
  CHECK(get(port, "/", "Origin: null\r\n").status == 403);
  CHECK(get(port, "/.gazette/events", "Origin: http://elsewhere.example\r\n").status == 403);
  CHECK(get(port, "/", "Origin: http://localhost:" + std::to_string(port) + "\r\n").status == 200);
}

TEST_CASE("long addresses and large headers are refused over the wire") {
  const PreviewServer server({}, one_page);
  const uint16_t port = server.port();
  CHECK(get(port, "/" + std::string(longest_target - 1, 'a')).status == 404);
  CHECK(get(port, "/" + std::string(longest_target, 'a')).status == 414);
  CHECK(is_refused(get(port, "/" + std::string(1'000'000, 'a'))));
  CHECK(get(port, "/", "X: " + std::string(longest_header - 1024, 'a') + "\r\n").status == 200);
  CHECK(get(port, "/", "X: " + std::string(longest_header, 'a') + "\r\n").status == 431);
  CHECK(is_refused(get(port, "/", "X: " + std::string(1'000'000, 'a') + "\r\n")));
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "X: y\r\n";
  CHECK(get(port, "/", many).status == 431);
  CHECK(get(port, "/").status == 200);
}

TEST_CASE("bodies and contradicting lengths are refused") {
  const PreviewServer server({}, one_page);
  const uint16_t port = server.port();
  CHECK(get(port, "/", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n").status == 400);
  CHECK(get(port, "/", "Transfer-Encoding: chunked\r\n").status == 400);
  CHECK(get(port, "/", "Content-Length: 5\r\n").status == 400);
  CHECK(is_refused(get(port, "/", "Content-Length: -1\r\n")));
  CHECK(is_refused(get(port, "/", "Content-Length: 0\r\nContent-Length: 7\r\n")));
  CHECK(get(port, "/", "Content-Length: 0\r\n").status == 200);
  // What follows a refused request is never taken for the next one.
  const std::string smuggled =
      "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 30\r\n"
      "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  CHECK(exchange_raw(port, smuggled).body.find("home") == std::string::npos);
}

TEST_CASE("lines that aren't requests are refused, and the server goes on") {
  const PreviewServer server({}, one_page);
  const std::string end = std::string(host) + "Connection: close\r\n\r\n";
  for (const std::string& line :
       {std::string("GET /\r\n"), std::string("GET / HTTP/0.9\r\n"), std::string("GET / HTTP/2.0\r\n"),
        std::string("GET / HTTP/1.1x\r\n"), std::string("PRI * HTTP/2.0\r\n"),
        std::string("G\x01T / HTTP/1.1\r\n"), std::string("GET  HTTP/1.1\r\n"), std::string("/ HTTP/1.1\r\n"),
        std::string("\x16\x03\x01\x02 \xff\r\n"), std::string(3000, 'G') + " / HTTP/1.1\r\n",
        std::string("GET /a b HTTP/1.1\r\n")}) {
    CAPTURE(line);
    CHECK(is_refused(exchange_raw(server.port(), line + end)));
    CHECK(get(server.port(), "/").status == 200);
  }
}

TEST_CASE("broken line ends and stray zeros do no harm") {
  const PreviewServer server({}, one_page, impatient);
  const std::string foreign = "Host: elsewhere.example\r\nConnection: close\r\n\r\n";
  for (const std::string& bytes :
       {std::string("GET / HTTP/1.1\rHost: elsewhere.example\rConnection: close\r\r"),
        std::string(
            "GET / HTTP/1.1\r\nHost: elsewhere.example\rHost: localhost\r\nConnection: close\r\n\r\n"),
        std::string("GET /") + '\0' + "x HTTP/1.1\r\n" + foreign,
        std::string("GET / HTTP/1.1\r\nHost: localhost") + '\0' +
            ".elsewhere.example\r\nOrigin: null\r\n\r\n",
        std::string("GET / HTTP/1.1\r\nHost: localhost\r\n folded\r\nno colon\r\nConnection: close\r\n\r\n"),
        std::string("GET / HTTP/1.1\r\n: nameless\r\nHost : x\r\nConnection: close\r\n\r\n")}) {
    CAPTURE(bytes);
    CHECK(is_refused(exchange_raw(server.port(), bytes)));
    CHECK(get(server.port(), "/").status == 200);
  }
}

TEST_CASE("clients that leave in the middle do no harm") {
  const PreviewServer server(
      {}, [](std::string_view) { return PreviewAnswer{200, "text/plain", std::string(2'000'000, 'x')}; });
  for (int i = 0; i < 20; ++i) {
    LoopbackClient client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }
  CHECK(get(server.port(), "/").body.size() == 2'000'000);
}

TEST_CASE("a hundred slow clients stop nobody") {
  const PreviewServer server({}, one_page);
  std::vector<LoopbackClient> slow;
  for (int i = 0; i < 100; ++i) {
    slow.emplace_back(server.port());
    REQUIRE(slow.back().send("GET / HTTP/1.1\r\nHost: local"));
  }
  for (int i = 0; i < 20; ++i) {
    for (LoopbackClient& client : slow) client.send("x");
    CHECK(get(server.port(), "/").body == "home");
  }
}

TEST_CASE("a silent connection is closed after a while") {
  const PreviewServer server({}, one_page, impatient);
  LoopbackClient client(server.port());
  client.send("GET / HT");
  client.read_all();  // returns when the server closes
  CHECK(get(server.port(), "/").status == 200);
}

TEST_CASE("a thousand slow clients stop nobody, and the oldest are sent away") {
  const PreviewServer server({}, one_page);
  std::vector<LoopbackClient> slow;
  for (int i = 0; i < 1000; ++i) {
    slow.emplace_back(server.port());
    slow.back().send("GET / HTTP/1.1\r\nHost: local");
    if (i % 50 == 0) CHECK(get(server.port(), "/").body == "home");
  }
  CHECK(get(server.port(), "/").body == "home");
  CHECK(slow.front().read_all().empty());
}

TEST_CASE("a client that never stops sending its request is sent away") {
  PreviewPace pace;
  pace.connections.ask = std::chrono::milliseconds(300);
  const PreviewServer server({}, one_page, pace);
  LoopbackClient client(server.port());
  client.send("GET / HTTP/1.1\r\nHost: localhost\r\n");
  bool is_open = true;
  // A field every now and then is never silence.
  for (int i = 0; i < 1000 && is_open; ++i) {
    is_open = client.send("X: y\r\n");
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  CHECK_FALSE(is_open);
}

TEST_CASE("a client that never takes its answer is sent away") {
  PreviewPace pace;
  pace.connections.answer = std::chrono::milliseconds(300);
  const PreviewServer server(
      {}, [](std::string_view) { return PreviewAnswer{200, "text/plain", std::string(50'000'000, 'x')}; },
      pace);
  LoopbackClient client(server.port());
  client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(1500));
  CHECK(client.read_all().size() < 50'000'000);
}

TEST_CASE("an event stream lasts longer than requests and answers may") {
  PreviewPace pace;
  pace.connections.ask = std::chrono::milliseconds(50);
  pace.connections.answer = std::chrono::milliseconds(50);
  PreviewServer server({}, one_page, pace);
  LoopbackClient client(server.port());
  client.send("GET /.gazette/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
  REQUIRE(client.read_past("retry: "));
  std::this_thread::sleep_for(std::chrono::milliseconds(400));
  server.announce_change();
  CHECK(client.read_past("event: change\n"));
}

}  // namespace gazette
