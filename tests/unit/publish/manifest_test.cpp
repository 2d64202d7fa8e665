#include "publish/manifest.h"

#include <doctest/doctest.h>

#include "publish/ledger.h"

namespace gazette {

namespace {

ManifestDocument document(const std::string& address, std::vector<ManifestVersion> versions) {
  return {address, "page", "Title", false, std::move(versions), {}};
}

std::string codes(const Manifest& published, const std::vector<ManifestDocument>& now,
                  std::optional<Date> asked_date = {}) {
  std::string list;
  for (const Diagnostic& problem : check_ledger(published, now, asked_date)) list += problem.code + "\n";
  return list;
}

}  // namespace

TEST_CASE("a manifest says the same when it is read again") {
  Manifest manifest;
  manifest.documents = {document("/b/", {{"2020-01-01", "aa", ""}, {"2020-02-01", "", "2020-03-01"}}),
                        document("/a/", {})};
  manifest.documents[1].is_withdrawn = true;
  manifest.documents[1].title = "A \"quoted\" title – ü";
  manifest.files = {{"/b/", "22"}, {"/a/", "11"}};
  const std::string text = write_manifest(manifest);
  const auto read = read_manifest(text);
  REQUIRE(read);
  CHECK(write_manifest(*read) == text);
  CHECK(read->documents[0].is_withdrawn);
  CHECK(read->documents[1].versions[1].withheld_on == "2020-03-01");
  CHECK(read->files[0] == std::pair<std::string, std::string>("/a/", "11"));
}

TEST_CASE("what isn't a manifest of this format isn't read") {
  const std::string whole = write_manifest({});
  for (const std::string& text :
       {std::string(), std::string("[]"), std::string("{}"), std::string("{\"gazette_manifest\": 2}"),
        std::string("{\"gazette_manifest\": 1}"), whole.substr(0, whole.size() / 2),
        std::string(
            "{\"gazette_manifest\": 1, \"wording_format\": 1, \"documents\": [{}], \"files\": {}}")}) {
    CAPTURE(text);
    CHECK_FALSE(read_manifest(text));
  }
  CHECK(read_manifest(whole));
}

TEST_CASE("the address of a page is that of its folder") {
  CHECK(address_of_file("index.html") == "/");
  CHECK(address_of_file("a/b/index.html") == "/a/b/");
  CHECK(address_of_file("404.html") == "/404.html");
  CHECK(address_of_file("a/my-index.html") == "/a/my-index.html");
}

TEST_CASE("a ledger misses what is gone, and finds what moved, is withheld or withdrawn") {
  Manifest published;
  published.documents = {document("/a/", {{"2020-01-01", "aa", ""}, {"2020-02-01", "bb", ""}})};
  CHECK(codes(published, published.documents).empty());
  CHECK(codes(published, {}) == "lost-document\n");
  CHECK(codes(published, {}, parse_iso_date("2020-01-31")) == "later-ledger\n");
  CHECK(codes(published, published.documents, parse_iso_date("2020-02-01")).empty());
  CHECK(codes(published, {document("/a/", {{"2020-02-01", "bb", ""}})}) == "lost-version\n");
  CHECK(codes(published, {document("/a/", {{"2020-01-01", "aa", ""}, {"2020-02-01", "cc", ""}})}) ==
        "altered-version\n");
  CHECK(codes(published, {document("/a/", {{"2020-01-01", "", "2021-01-01"}, {"2020-02-01", "bb", ""}})})
            .empty());
  CHECK(codes(published, {document("/moved/", published.documents[0].versions)}).empty());
  CHECK(codes(published, {document("/moved/", {{"2020-01-01", "aa", ""}})}) == "lost-document\n");

  ManifestDocument moved = document("/moved/", {{"2020-01-01", "", "2021-01-01"}, {"2020-02-01", "bb", ""}});
  moved.former_addresses = {"/a/"};
  CHECK(codes(published, {moved, document("/a/", {{"2022-01-01", "zz", ""}})}).empty());

  ManifestDocument withdrawn = document("/a/", {});
  withdrawn.is_withdrawn = true;
  CHECK(codes(published, {withdrawn}).empty());
  published.documents = {withdrawn};
  CHECK(codes(published, {withdrawn}).empty());
  CHECK(codes(published, {}) == "lost-document\n");
}

TEST_CASE("a ledger sees that what was withheld could be read again") {
  Manifest published;
  published.documents = {document("/a/", {{"2020-01-01", "", "2021-01-01"}, {"2020-02-01", "bb", ""}})};
  const ManifestDocument shown = document("/a/", {{"2020-01-01", "aa", ""}, {"2020-02-01", "bb", ""}});
  CHECK(codes(published, published.documents).empty());
  CHECK(codes(published, {shown}) == "shown-again\n");
  // What came to its place has a version of the same day.
  ManifestDocument moved = document("/b/", published.documents[0].versions);
  moved.former_addresses = {"/a/"};
  CHECK(codes(published, {shown, moved}).empty());
}

TEST_CASE("wordings of another format aren't compared") {
  Manifest published;
  published.wording_format = 99;
  published.documents = {document("/a/", {{"2020-01-01", "aa", ""}})};
  CHECK(codes(published, {document("/a/", {{"2020-01-01", "other", ""}})}).empty());
  CHECK(codes(published, {document("/a/", {{"2020-01-02", "aa", ""}})}) == "lost-version\n");
}

}  // namespace gazette
