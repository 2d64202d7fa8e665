#include "command/browser_process.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "base/failure.h"
#include "base/files.h"
#include "git_fixture.h"

namespace gazette {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

namespace {

fs::path make_program(const TemporaryFolder& folder, const std::string& script) {
  fs::path program = folder.path() / "browser";
  write_file(program, "#!/bin/sh\n" + script + "\n");
  fs::permissions(program, fs::perms::owner_all);
  return program;
}

// What is said of a program that should answer, and doesn't, or of one that should take a `message`.
std::string failure_of(const std::string& program, milliseconds limit, const std::string& message = "") {
  try {
    BrowserProcess browser(program, limit);
    if (!message.empty()) browser.send(message);
    return browser.receive();
  } catch (const WorldFailure& failure) {
    CHECK_FALSE(failure.hint().empty());
    return failure.what();
  }
}

}  // namespace

TEST_CASE("messages go to a browser and come back, each whole") {
  const TemporaryFolder folder;
  BrowserProcess browser(make_program(folder, "exec cat <&3 >&4").string(), milliseconds(20'000));
  const std::string longer(300'000, 'x');
  browser.send("one");
  browser.send(longer);
  CHECK(browser.receive() == "one");
  CHECK(browser.receive() == longer);
}

TEST_CASE("a browser that isn't there, ends or hangs is told as what it is") {
  const TemporaryFolder folder;
  CHECK(failure_of((folder.path() / "nowhere").string(), milliseconds(20'000))
            .ends_with("nowhere, which draws PDFs"));
  const std::string program = make_program(folder, "echo 'no memory' >&2; exit 3").string();
  CHECK(failure_of(program, milliseconds(20'000)) == program + " ended before it was done: no memory");
  const std::string more_than_a_socket_holds(10'000'000, 'x');
  CHECK(failure_of(program, milliseconds(20'000), more_than_a_socket_holds) ==
        program + " ended before it was done: no memory");
  make_program(folder, "exec sleep 60");
  CHECK(failure_of(program, milliseconds(1'000)) == program + " gave no answer within 1 seconds");
  CHECK(failure_of(program, milliseconds(1'000), more_than_a_socket_holds) ==
        program + " gave no answer within 1 seconds");
}

}  // namespace gazette
