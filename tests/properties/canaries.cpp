#include "canaries.h"

#include <doctest/doctest.h>

#include <sstream>

#include "exported.h"

namespace gazette {

void commit_secretly(const GitFixture& git, const std::string& day) {
  git.run("add", "-A");
  git.run_with(
      {"commit", "-q", "-m", "canary-message <b>"}, {},
      {"GIT_AUTHOR_DATE=" + day + "T12:34:56Z", "GIT_COMMITTER_DATE=" + day + "T12:34:56Z",
       "GIT_AUTHOR_NAME=canary-author", "GIT_COMMITTER_NAME=canary-committer",
       "GIT_AUTHOR_EMAIL=canary@canary-mail.example", "GIT_COMMITTER_EMAIL=canary@canary-mail.example"});
}

void check_no_canary(const GitFixture& git, const SiteFiles& files) {
  for (const char* secret : {"canary", "State Publisher", "publisher@state.example", "12:34:56"}) {
    CAPTURE(std::string(secret));
    CHECK(files_with(files, secret) == std::vector<std::string>{});
  }
  std::istringstream ids(git.run("cat-file", "--batch-all-objects", "--batch-check=%(objectname)"));
  size_t count = 0;
  for (std::string id; ids >> id; ++count) {
    CAPTURE(id);
    CHECK(files_with(files, id.substr(0, 7)) == std::vector<std::string>{});
  }
  CHECK(count > 30);
}

void check_export(const BuildOptions& options, const SiteFiles& files) {
  std::string objects;
  const SiteFiles exported = build_exported(options, objects);
  CHECK(first_difference(files, exported) == "");
  CHECK(objects.find("canary") == std::string::npos);
}

}  // namespace gazette
