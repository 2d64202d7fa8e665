#include "publish/security_headers.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "base/files.h"

namespace gazette {

namespace {

std::string element_of_policy() {
  return std::string("<meta http-equiv=\"Content-Security-Policy\" content=\"")
      .append(page_policy)
      .append("\">");
}

std::string read_template(const std::string& name) {
  return read_file(std::filesystem::path(GAZETTE_SOURCE_DIR) / "themes/gazette/templates" / name)
      .value_or(std::string());
}

}  // namespace

TEST_CASE("pages state the policy that servers send, before anything that it binds") {
  for (const char* name : {"layout.html", "redirect.html"}) {
    CAPTURE(name);
    const std::string text = read_template(name);
    const size_t policy = text.find(element_of_policy());
    REQUIRE(policy != std::string::npos);
    CHECK(policy < text.find("<link"));
    CHECK(policy < text.find("<script"));
  }
}

TEST_CASE("the header forbids frames, which a page can't") {
  const ResponseHeader& first = security_headers().front();
  CHECK(first.name == "Content-Security-Policy");
  CHECK(first.value.ends_with("; frame-ancestors 'none'"));
  CHECK(page_policy.find("frame-ancestors") == std::string_view::npos);
}

TEST_CASE("headers need no escapes in any server's settings") {
  for (const ResponseHeader& header : security_headers()) {
    CAPTURE(header.name);
    CHECK(header.name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-") ==
          std::string_view::npos);
    CHECK(header.value.find_first_of("\"\\$\r\n{}") == std::string_view::npos);
  }
}

TEST_CASE("each server gets the headers in its own words") {
  CHECK(nginx_headers().find("add_header X-Content-Type-Options \"nosniff\" always;\n") != std::string::npos);
  CHECK(caddy_headers().starts_with("header {\n\tContent-Security-Policy \"default-src 'none'; "));
  CHECK(caddy_headers().ends_with("\n}\n"));
  CHECK(hosting_headers().starts_with("/*\n  Content-Security-Policy: default-src 'none'; "));
  CHECK(hosting_headers().find("\n  Referrer-Policy: no-referrer\n") != std::string::npos);
}

}  // namespace gazette
