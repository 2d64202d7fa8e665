#include "site/address.h"

#include <doctest/doctest.h>

namespace gazette {

namespace {

std::string address(const std::string& path) {
  return document_address(path).text;
}

}  // namespace

TEST_CASE("an address is the path in small letters and hyphens") {
  CHECK(address("Guidance/Data Teams.md") == "/guidance/data-teams/");
  CHECK(address("a_b--c.MD") == "/a-b-c/");
  CHECK(address("plan.2020.md") == "/plan-2020/");
}

TEST_CASE("an index or README has the address of its folder") {
  CHECK(address("index.md") == "/");
  CHECK(address("README.md") == "/");
  CHECK(address("a/Readme.markdown") == "/a/");
  CHECK(address("a/INDEX.md") == "/a/");
  CHECK(address("a/index-of-plans.md") == "/a/index-of-plans/");
}

TEST_CASE("letters of every script stay") {
  CHECK(address("Éducation/计划.md") == "/education/计划/");
  CHECK(address("Übung.md") == "/ubung/");
}

TEST_CASE("a name without letters or digits is called page") {
  CHECK(address("---.md") == "/page/");
  CHECK(address("!/?.md") == "/page/page/");
  CHECK(address("😀.md") == "/page/");
}

TEST_CASE("names that the site needs get another one") {
  for (const std::string name : {"assets", "files", "a-z", "updates", "removed", "versions", "changes"}) {
    CAPTURE(name);
    CHECK(document_address(name + ".md") == folder_address(name));
    CHECK(address(name + ".md").ends_with(name + "-page/"));
    CHECK(address(name + "/x.md").ends_with(name + "-page/x/"));
  }
  CHECK(address("a/assets.md") == "/a/assets/");
  CHECK(address("a/A_Z.md") == "/a/a-z/");
  CHECK(address("a/Versions.md") == "/a/versions-page/");
  CHECK(address("a/b/changes/c.md") == "/a/b/changes-page/c/");
  CHECK(address("A Z.md") == "/a-z-page/");
}

TEST_CASE("a suffix stands at the end of the last part") {
  CHECK(with_suffix({"/a/b/"}, "-2").text == "/a/b-2/");
  CHECK(with_suffix({"/"}, "-2").text == "/home-2/");
}

}  // namespace gazette
