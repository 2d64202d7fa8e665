#include "publish/withheld_since.h"

#include <doctest/doctest.h>

namespace gazette {

namespace {

ManifestDocument document(const std::string& address, const std::string& title, const std::string& wording) {
  ManifestDocument made;
  made.address = address;
  made.kind = "page";
  made.title = title;
  made.versions = {{"2024-01-10", wording, wording.empty() ? "2024-02-01" : ""}};
  return made;
}

Manifest site(std::vector<ManifestDocument> documents) {
  Manifest manifest;
  manifest.documents = std::move(documents);
  return manifest;
}

}  // namespace

TEST_CASE("a state that shows what was withheld later is found") {
  const Manifest earlier = site({document("/a/", "Report", "abc"), document("/b/", "Report", "def")});
  CHECK_FALSE(find_withheld_since(earlier, earlier));
  const Manifest later = site({document("/a/", "Report", ""), document("/b/", "Report", "def")});
  CHECK(find_withheld_since(earlier, later) ==
        "version 2024-01-10 of “Report” (/a/), withheld since 2024-02-01");
  CHECK_FALSE(find_withheld_since(later, later));
  CHECK_FALSE(find_withheld_since(site({document("/b/", "Report", "def")}), later));
}

TEST_CASE("what is withheld is found where it moved, too") {
  const Manifest earlier = site({document("/old/", "Report", "abc")});
  CHECK(find_withheld_since(earlier, site({document("/new/", "Report", "")})));
  CHECK_FALSE(find_withheld_since(earlier, site({document("/new/", "Letter", "")})));
}

TEST_CASE("what was withdrawn later is found, and what isn't there any more isn't") {
  const Manifest earlier = site({document("/a/", "Report", "abc")});
  ManifestDocument gone = document("/a/", "Report", "abc");
  gone.is_withdrawn = true;
  gone.versions.clear();
  CHECK(find_withheld_since(earlier, site({gone})) == "“Report” (/a/), withdrawn since");
  CHECK_FALSE(find_withheld_since(earlier, site({})));
  CHECK_FALSE(find_withheld_since(site({gone}), site({gone})));
}

}  // namespace gazette
