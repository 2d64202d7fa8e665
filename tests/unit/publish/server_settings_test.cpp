#include "publish/server_settings.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <string>

#include "base/files.h"
#include "git_fixture.h"
#include "publish/security_headers.h"

namespace gazette {

TEST_CASE("settings of web servers name the link, also one with odd signs") {
  const std::string nginx = write_nginx_settings("/srv/our \"plans\"/current");
  CHECK(nginx.find("root \"/srv/our \\\"plans\\\"/current\";") != std::string::npos);
  const std::string caddy = write_caddy_settings("/srv/plans/current");
  CHECK(caddy.find("root * \"/srv/plans/current\"") != std::string::npos);
  for (const ResponseHeader& header : security_headers()) {
    CHECK(nginx.find(header.value) != std::string::npos);
    CHECK(caddy.find(header.value) != std::string::npos);
  }
}

TEST_CASE("settings that say the same already aren't touched") {
  const TemporaryFolder folder;
  keep_server_settings(folder.path(), folder.path() / "current");
  struct stat before{};
  struct stat after{};
  const auto file = folder.path() / "serve" / "nginx.conf";
  REQUIRE(::stat(file.c_str(), &before) == 0);
  keep_server_settings(folder.path(), folder.path() / "current");
  REQUIRE(::stat(file.c_str(), &after) == 0);
  CHECK(before.st_ino == after.st_ino);
  write_file(file, "Edited");
  keep_server_settings(folder.path(), folder.path() / "current");
  CHECK(read_file(file) == write_nginx_settings(folder.path() / "current"));
}

}  // namespace gazette
