#include "preview/preview_server.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

#include "base/failure.h"
#include "unit/preview/loopback_client.h"

namespace gazette {

namespace {

const std::string home_page = "<!doctype html><title>Northfield</title><p>Plans and reports.";

PreviewAnswer sample_site(std::string_view path) {
  if (path == "/") return {200, "text/html; charset=utf-8", home_page};
  if (path == "/plans/") return {200, "text/html", "plans"};
  if (path == "/caf\xc3\xa9 a/") return {200, "text/html", "accents"};
  if (path == "/style.css") return {200, "text/css", "body{}"};
  if (path == "/letter.pdf") return {200, "application/pdf", "0123456789"};
  if (path == "/unknown") return {200, "", "?"};
  if (path == "/empty.txt") return {200, "text/plain", ""};
  if (path == "/large.txt") return {200, "text/plain", std::string(3'000'000, 'x')};
  if (path == "/broken/") throw WorldFailure("the disk is gone");
  return {404, "text/html", "no such page: " + std::string(path)};
}

}  // namespace

TEST_CASE("a page is served with headers that guard it") {
  const PreviewServer server({}, sample_site);
  const HttpAnswer answer = get(server.port(), "/");
  CHECK(answer.status == 200);
  CHECK(answer.body == home_page);
  CHECK(answer.headers.at("content-type") == "text/html; charset=utf-8");
  CHECK(answer.headers.at("content-length") == std::to_string(home_page.size()));
  CHECK(answer.headers.at("x-content-type-options") == "nosniff");
  CHECK(answer.headers.at("cache-control") == "no-store");
  CHECK(answer.headers.at("x-robots-tag") == "noindex");
  CHECK(answer.headers.at("referrer-policy") == "no-referrer");
  CHECK(answer.headers.at("cross-origin-resource-policy") == "same-origin");
  CHECK(answer.headers.at("content-security-policy") ==
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
  CHECK(answer.headers.count("access-control-allow-origin") == 0);
  CHECK(answer.headers.count("server") == 0);
}

TEST_CASE("refusals and missing pages carry the guards, too") {
  const PreviewServer server({}, sample_site);
  for (const HttpAnswer& answer :
       {get(server.port(), "/nowhere/"), get(server.port(), "/a/../b"), request(server.port(), "DELETE", "/"),
        get(server.port(), "/.gazette/none")}) {
    CHECK(answer.status >= 400);
    CHECK(answer.headers.at("x-content-type-options") == "nosniff");
    CHECK(answer.headers.at("cache-control") == "no-store");
    CHECK(answer.headers.count("content-security-policy") == 1);
  }
}

TEST_CASE("text always names its charset, unknown bytes are no text") {
  const PreviewServer server({}, sample_site);
  CHECK(get(server.port(), "/style.css").headers.at("content-type") == "text/css; charset=utf-8");
  CHECK(get(server.port(), "/letter.pdf").headers.at("content-type") == "application/pdf");
  CHECK(get(server.port(), "/unknown").headers.at("content-type") == "application/octet-stream");
}

TEST_CASE("a missing page shows what the site says") {
  const PreviewServer server({}, sample_site);
  const HttpAnswer answer = get(server.port(), "/nowhere/%C3%A9?q=1");
  CHECK(answer.status == 404);
  CHECK(answer.body == "no such page: /nowhere/\xc3\xa9");
  CHECK(answer.headers.count("etag") == 0);
}

TEST_CASE("HEAD answers like GET, without the body") {
  const PreviewServer server({}, sample_site);
  const HttpAnswer whole = get(server.port(), "/");
  const HttpAnswer head = request(server.port(), "HEAD", "/", "Range: bytes=0-1\r\n");
  CHECK(head.status == 200);
  CHECK(head.body.empty());
  CHECK(head.headers.at("content-length") == whole.headers.at("content-length"));
  CHECK(head.headers.at("etag") == whole.headers.at("etag"));
}

TEST_CASE("other methods are refused with what is allowed") {
  const PreviewServer server({}, sample_site);
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"}) {
    CAPTURE(method);
    const HttpAnswer answer = request(server.port(), method, "/");
    CHECK(answer.status == 405);
    CHECK(answer.headers.at("allow") == "GET, HEAD");
  }
}

TEST_CASE("bytes that the client has aren't sent again") {
  const PreviewServer server({}, sample_site);
  const std::string tag = get(server.port(), "/").headers.at("etag");
  const HttpAnswer answer = get(server.port(), "/", "If-None-Match: " + tag + "\r\n");
  CHECK(answer.status == 304);
  CHECK(answer.body.empty());
  CHECK(answer.headers.at("etag") == tag);
  CHECK(get(server.port(), "/", "If-None-Match: \"old\"\r\n").status == 200);
  CHECK(get(server.port(), "/plans/", "If-None-Match: " + tag + "\r\n").status == 200);
}

TEST_CASE("a part of a file is served") {
  const PreviewServer server({}, sample_site);
  const HttpAnswer part = get(server.port(), "/letter.pdf", "Range: bytes=2-4\r\n");
  CHECK(part.status == 206);
  CHECK(part.body == "234");
  CHECK(part.headers.at("content-range") == "bytes 2-4/10");
  CHECK(part.headers.at("content-length") == "3");
  CHECK(get(server.port(), "/letter.pdf", "Range: bytes=-2\r\n").body == "89");
}

TEST_CASE("a part that doesn't exist is refused with the size") {
  const PreviewServer server({}, sample_site);
  const HttpAnswer answer = get(server.port(), "/letter.pdf", "Range: bytes=10-\r\n");
  CHECK(answer.status == 416);
  CHECK(answer.headers.at("content-range") == "bytes */10");
  CHECK(get(server.port(), "/empty.txt", "Range: bytes=0-0\r\n").status == 416);
}

TEST_CASE("several parts, or a part of other bytes, get the whole") {
  const PreviewServer server({}, sample_site);
  CHECK(get(server.port(), "/letter.pdf", "Range: bytes=0-1,3-4\r\n").body == "0123456789");
  const std::string tag = get(server.port(), "/letter.pdf").headers.at("etag");
  CHECK(get(server.port(), "/letter.pdf", "Range: bytes=0-1\r\nIf-Range: \"old\"\r\n").status == 200);
  CHECK(get(server.port(), "/letter.pdf", "Range: bytes=0-1\r\nIf-Range: " + tag + "\r\n").status == 206);
}

TEST_CASE("a page without its final slash is redirected, others aren't") {
  const PreviewServer server({}, sample_site);
  const HttpAnswer answer = get(server.port(), "/plans?year=2013");
  CHECK(answer.status == 308);
  CHECK(answer.headers.at("location") == "/plans/?year=2013");
  CHECK(get(server.port(), "/caf%C3%A9%20a").headers.at("location") == "/caf%C3%A9%20a/");
  CHECK(get(server.port(), "http://localhost/plans").headers.at("location") == "/plans/");
  CHECK(get(server.port(), "/nowhere").status == 404);
  CHECK(get(server.port(), "/style.css/").status == 404);
}

TEST_CASE("a large file arrives whole") {
  const PreviewServer server({}, sample_site);
  CHECK(get(server.port(), "/large.txt").body == std::string(3'000'000, 'x'));
}

TEST_CASE("requests on one connection are answered in turn") {
  const PreviewServer server({}, sample_site);
  LoopbackClient client(server.port());
  client.send(
      "GET /style.css HTTP/1.1\r\nHost: localhost\r\n\r\nGET /plans/ HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(client.read_past("body{}"));
  CHECK(client.read_past("\r\n\r\nplans"));
  client.send("GET /letter.pdf HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(client.read_past("0123456789"));
}

TEST_CASE("a failure while a page is made is shown, and the server goes on") {
  const PreviewServer server({}, sample_site);
  const HttpAnswer answer = get(server.port(), "/broken/");
  CHECK(answer.status == 500);
  CHECK(answer.body == "the disk is gone\n");
  CHECK(get(server.port(), "/").status == 200);
}

TEST_CASE("a page that can't be made yet says so with its status") {
  const PreviewServer server({}, [](std::string_view) { return PreviewAnswer{503, "text/html", "wait"}; });
  const HttpAnswer answer = get(server.port(), "/a");
  CHECK(answer.status == 503);
  CHECK(answer.body == "wait");
  CHECK(answer.headers.count("etag") == 0);
}

TEST_CASE("the server says where browsers find it, and who can reach it") {
  const PreviewServer own({}, sample_site);
  CHECK(own.address() == "http://127.0.0.1:" + std::to_string(own.port()) + "/");
  CHECK_FALSE(own.is_shared());
  const PreviewServer shared({"0.0.0.0", 0}, sample_site);
  CHECK(shared.address() == "http://127.0.0.1:" + std::to_string(shared.port()) + "/");
  CHECK(shared.is_shared());
  CHECK(address_for_browser("::1", 8000) == "http://[::1]:8000/");
  CHECK(address_for_browser("192.0.2.17", 8000) == "http://192.0.2.17:8000/");
}

TEST_CASE("on the network a host is a number, never a name") {
  const PreviewServer server({"0.0.0.0", 0}, sample_site);
  const std::string port = std::to_string(server.port());
  const auto status_for = [&](const std::string& host) {
    return exchange_raw(server.port(), "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
        .status;
  };
  CHECK(status_for("192.0.2.17:" + port) == 200);
  CHECK(status_for("[2001:db8::17]:" + port) == 200);
  CHECK(status_for("localhost:" + port) == 200);
  for (const char* host :
       {"elsewhere.example", "192.0.2.17.elsewhere.example", "192.0.2", "[::1", "[]", "0x7f.1"})
    CHECK(status_for(host + (":" + port)) == 421);
}

TEST_CASE("what isn't an address of this computer is reported with what to do") {
  CHECK_THROWS_WITH_AS(PreviewServer({"elsewhere.example", 0}, sample_site),
                       "--address elsewhere.example isn't an address", UsageFailure);
  CHECK_THROWS_WITH_AS(PreviewServer({"192.0.2.17", 0}, sample_site),
                       "this computer doesn't have the address 192.0.2.17", WorldFailure);
}

TEST_CASE("a taken port is reported with what to do") {
  const PreviewServer first({}, sample_site);
  const std::string taken = "port " + std::to_string(first.port()) + " is taken by another program";
  CHECK_THROWS_WITH_AS(PreviewServer({"127.0.0.1", first.port()}, sample_site), taken.c_str(), WorldFailure);
}

TEST_CASE("a port can be used again at once") {
  uint16_t port = 0;
  {
    const PreviewServer server({}, sample_site);
    port = server.port();
    CHECK(get(port, "/").status == 200);
  }
  const PreviewServer server({"127.0.0.1", port}, sample_site);
  CHECK(get(port, "/").status == 200);
}

}  // namespace gazette
