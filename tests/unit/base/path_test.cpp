#include "base/path.h"

#include <doctest/doctest.h>

using namespace gazette;

namespace {

std::string relative(const char* from, const char* to) {
  return relative_url({from}, {to});
}

}  // namespace

TEST_CASE("a path is taken apart") {
  CHECK(parent_folder("a/b/c.md") == "a/b");
  CHECK(parent_folder("c.md").empty());
  CHECK(file_name("a/b/c.md") == "c.md");
  CHECK(file_name("c.md") == "c.md");
  CHECK(file_name("a/").empty());
  CHECK(file_stem("a/b/c.es.md") == "c.es");
  CHECK(file_extension("a.b/c") == "");
  CHECK(file_extension("c.MD") == ".MD");
}

TEST_CASE("a name that only begins with a dot has no extension") {
  CHECK(file_stem("a/.gitignore") == ".gitignore");
  CHECK(file_extension("a/.gitignore").empty());
  CHECK(file_extension("a/.x.md") == ".md");
}

TEST_CASE("a folder holds itself and what is below it") {
  CHECK(is_below("a/b", "a"));
  CHECK(is_below("a", "a"));
  CHECK(is_below("a", ""));
  CHECK_FALSE(is_below("ab/c", "a"));
  CHECK_FALSE(is_below("a", "a/b"));
}

TEST_CASE("paths are joined and resolved") {
  using Joined = std::pair<bool, std::string>;
  CHECK(join_path("a/b", "c.md") == Joined(true, "a/b/c.md"));
  CHECK(join_path("a/b", "../c.md") == Joined(true, "a/c.md"));
  CHECK(join_path("a", "./b//c/") == Joined(true, "a/b/c"));
  CHECK(join_path("", "..a/b") == Joined(true, "..a/b"));
  CHECK(join_path("a", "..") == Joined(true, ""));
}

TEST_CASE("a path that leads out of the root is noticed, also if it comes back") {
  CHECK_FALSE(join_path("a", "../../b").first);
  CHECK_FALSE(join_path("", "..").first);
  CHECK_FALSE(join_path("a", "../../a/b").first);
}

TEST_CASE("an address that ends in a slash is the index of a folder") {
  CHECK(output_path({"/"}).text == "index.html");
  CHECK(output_path({"/a/b/"}).text == "a/b/index.html");
  CHECK(output_path({"/404.html"}).text == "404.html");
}

TEST_CASE("addresses are written relative to the page") {
  CHECK(relative("/", "/a/") == "a/");
  CHECK(relative("/a/", "/") == "../");
  CHECK(relative("/a/b/", "/a/c/") == "../c/");
  CHECK(relative("/a/b/", "/x/y.css") == "../../x/y.css");
  CHECK(relative("/404.html", "/a/") == "a/");
  CHECK(relative("/ab/", "/abc/") == "../abc/");
}

TEST_CASE("a page links to itself and to its own anchors") {
  CHECK(relative("/a/", "/a/") == "./");
  CHECK(relative("/a/", "/a/#top") == "./#top");
  CHECK(relative("/", "/") == "./");
}

TEST_CASE("a name with a colon isn't taken for a scheme") {
  CHECK(relative("/", "/mailto:x/") == "./mailto:x/");
  CHECK(relative("/a/", "/a:b/") == "../a:b/");
  CHECK(relative("/", "/a/b:c/") == "a/b:c/");
}
