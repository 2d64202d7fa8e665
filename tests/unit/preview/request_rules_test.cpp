#include "preview/request_rules.h"

#include <doctest/doctest.h>

namespace gazette {

namespace {

constexpr uint16_t port = 4000;

PreviewRequest good_request(const std::string& target = "/") {
  PreviewRequest request;
  request.method = "GET";
  request.target = target;
  request.version = "HTTP/1.1";
  request.hosts = {"127.0.0.1:4000"};
  request.header_fields = 1;
  return request;
}

int status_of(const PreviewRequest& request) {
  const std::optional<Refusal> refusal = refuse_request(request, port);
  return refusal ? refusal->status : 200;
}

int status_for_target(const std::string& target) {
  return status_of(good_request(target));
}

}  // namespace

TEST_CASE("addresses that climb, hide a separator or aren't text are refused") {
  for (const char* target : {"/..",
                             "/../etc/passwd",
                             "/a/../b",
                             "/a/..",
                             "/.",
                             "/a/./b",
                             "/%2e%2e/",
                             "/%2E./",
                             "/.%2e",
                             "/a/%2e/",
                             "/a%2fb",
                             "/a%2Fb",
                             "/a%5cb",
                             "/a\\b",
                             "/%00",
                             "/a%00.html",
                             "/a%0d%0ab",
                             "/%7f",
                             "/%1b",
                             "//",
                             "//etc",
                             "/a//b",
                             "/a//",
                             "/%",
                             "/%4",
                             "/%zz",
                             "/%c0%ae%c0%ae/",
                             "/%ff",
                             "/a b",
                             "/a\tb",
                             "/a#b",
                             "/\xc3\xa9",
                             "",
                             "*",
                             "a/b",
                             "https://127.0.0.1:4000/",
                             "ftp://127.0.0.1/",
                             "http:/",
                             "127.0.0.1:4000"}) {
    CAPTURE(target);
    CHECK(status_for_target(target) == 400);
  }
}

TEST_CASE("percent signs are decoded exactly once") {
  CHECK(parse_target("/%252e%252e/")->path == "/%2e%2e/");
  CHECK(parse_target("/a%252fb")->path == "/a%2fb");
  CHECK(parse_target("/%C3%A9t%c3%a9/")->path == "/\xc3\xa9t\xc3\xa9/");
  CHECK(parse_target("/a%20b")->path == "/a b");
  CHECK(parse_target("/a+b")->path == "/a+b");
}

TEST_CASE("names that only look like dots are names") {
  CHECK(parse_target("/..;/")->path == "/..;/");
  CHECK(parse_target("/.../")->path == "/.../");
  CHECK(parse_target("/..a")->path == "/..a");
}

TEST_CASE("the query is no part of the path") {
  const std::optional<PreviewTarget> target = parse_target("/a/?q=%2e%2e/../x?y");
  REQUIRE(target);
  CHECK(target->path == "/a/");
  CHECK(target->query == "q=%2e%2e/../x?y");
  CHECK(parse_target("/a?")->query.empty());
}

TEST_CASE("an absolute address must name this server") {
  CHECK(status_for_target("http://127.0.0.1:4000/a/") == 200);
  CHECK(status_for_target("HTTP://LOCALHOST:4000") == 200);
  CHECK(parse_target("http://127.0.0.1:4000?q")->path == "/");
  CHECK(status_for_target("http://elsewhere.example/") == 421);
  CHECK(status_for_target("http://127.0.0.1:4000@elsewhere.example/") == 421);
  CHECK(status_for_target("http://127.0.0.1:4000/../") == 400);
  CHECK(status_for_target("http:///a") == 421);
}

TEST_CASE("only requests to this machine's own names are answered") {
  for (const char* host :
       {"127.0.0.1", "127.0.0.1:4000", "localhost", "LocalHost:4000", "[::1]", "[::1]:4000"}) {
    CAPTURE(host);
    PreviewRequest request = good_request();
    request.hosts = {host};
    CHECK(status_of(request) == 200);
  }
  for (const char* host :
       {"", "elsewhere.example", "127.0.0.1:4001", "localhost.elsewhere.example",
        "127.0.0.1:", "127.0.0.1:04000", "::1", "127.0.0.1:4000, elsewhere.example", "127.0.0.2"}) {
    CAPTURE(host);
    PreviewRequest request = good_request();
    request.hosts = {host};
    CHECK(status_of(request) == 421);
  }
}

TEST_CASE("a request must name exactly one host") {
  PreviewRequest request = good_request();
  request.hosts.clear();
  CHECK(status_of(request) == 400);
  request.hosts = {"127.0.0.1:4000", "127.0.0.1:4000"};
  CHECK(status_of(request) == 400);
}

TEST_CASE("pages of other origins are refused") {
  for (const char* origin : {"http://127.0.0.1:4000", "http://localhost:4000", "http://[::1]:4000"}) {
    CAPTURE(origin);
    PreviewRequest request = good_request();
    request.origins = {origin};
    CHECK(status_of(request) == 200);
  }
  for (const char* origin :
       {"null", "", "http://elsewhere.example", "https://127.0.0.1:4000", "http://localhost",
        "http://localhost:4001", "http://127.0.0.1:4000.elsewhere.example"}) {
    CAPTURE(origin);
    PreviewRequest request = good_request();
    request.origins = {"http://localhost:4000", origin};
    CHECK(status_of(request) == 403);
  }
  CHECK(is_own_origin("http://localhost", 80));
}

TEST_CASE("only reading is allowed") {
  PreviewRequest request = good_request();
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "G\x01T", ""}) {
    CAPTURE(method);
    request.method = method;
    CHECK(status_of(request) == 405);
  }
  request.method = "HEAD";
  CHECK(status_of(request) == 200);
  request.has_body = true;
  CHECK(status_of(request) == 400);
}

TEST_CASE("unknown versions of the protocol are refused") {
  PreviewRequest request = good_request();
  request.version = "HTTP/1.0";
  CHECK(status_of(request) == 200);
  for (const char* version : {"", "HTTP/0.9", "HTTP/1.2", "HTTP/2.0", "http/1.1"}) {
    CAPTURE(version);
    request.version = version;
    CHECK(status_of(request) == 505);
  }
}

TEST_CASE("long addresses and large headers are refused") {
  CHECK(status_for_target("/" + std::string(longest_target - 1, 'a')) == 200);
  CHECK(status_for_target("/" + std::string(longest_target, 'a')) == 414);
  PreviewRequest request = good_request();
  request.header_bytes = longest_header;
  request.header_fields = most_header_fields;
  CHECK(status_of(request) == 200);
  request.header_bytes = longest_header + 1;
  CHECK(status_of(request) == 431);
  request.header_bytes = 0;
  request.header_fields = most_header_fields + 1;
  CHECK(status_of(request) == 431);
}

TEST_CASE("an encoded path decodes to itself") {
  const std::string path = "/a b/\xc3\xa9t\xc3\xa9/100%/q?x#y;\"<";
  CHECK(parse_target(encode_path(path))->path == path);
  CHECK(encode_path("/a-b_c.d~e/") == "/a-b_c.d~e/");
  CHECK(encode_path("/a b%") == "/a%20b%25");
}

}  // namespace gazette
