#include "publish/file_lock.h"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>

#include "base/failure.h"
#include "git_fixture.h"

namespace gazette {

namespace {

std::string refusal(const std::filesystem::path& file) {
  try {
    const FileLock lock(file, "the web server", WhenBusy::give_up);
  } catch (const WorldFailure& failure) {
    return failure.what();
  }
  return {};
}

}  // namespace

TEST_CASE("a lock is told of by the place that it guards") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "lock";
  {
    const FileLock lock(file, "the web server", WhenBusy::give_up);
    CHECK(refusal(file) == "somebody else publishes to the web server right now");
  }
  CHECK(refusal(file).empty());
  CHECK(refusal(folder.path() / "no" / "folder").starts_with("can't write "));
}

TEST_CASE("a lock goes with its owner, however that one ends") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "lock";
  int told[2];
  REQUIRE(::pipe(told) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const FileLock lock(file, "the web server", WhenBusy::give_up);
    if (::write(told[1], "x", 1) != 1) ::_exit(1);
    for (;;) ::pause();
  }
  char byte = 0;
  REQUIRE(::read(told[0], &byte, 1) == 1);
  CHECK_FALSE(refusal(file).empty());
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  CHECK(refusal(file).empty());
  ::close(told[0]);
  ::close(told[1]);
}

}  // namespace gazette
