#include "preview/folder_watch.h"

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "base/failure.h"
#include "base/files.h"
#include "git_fixture.h"
#include "preview/watch_rules.h"

namespace gazette {

namespace {

namespace fs = std::filesystem;

// A change is waited for much longer than it takes; that nothing changed shows at once, since what was
// written before is reported already.
constexpr std::chrono::milliseconds long_wait{20'000};
constexpr std::chrono::milliseconds no_wait{0};

// A folder with one page in it, watched.
struct WatchedFolder {
  TemporaryFolder temporary;
  fs::path root = temporary.path() / "root";
  fs::path outside = temporary.path() / "outside";

  WatchedFolder() {
    write_file(root / "plans/northfield/plan.md", "old");
    fs::create_directories(root / ".git/refs");
    fs::create_directories(root / "site/public");
    fs::create_directories(outside);
  }

  FolderWatch watch() const { return FolderWatch(root, {root / "site/public"}); }
};

// Takes the rest of what was reported, so that the next change is seen alone.
void settle(FolderWatch& watch) {
  while (watch.wait(no_wait)) {
  }
}

}  // namespace

TEST_CASE("nothing written is no change") {
  const WatchedFolder folder;
  FolderWatch watch = folder.watch();
  CHECK_FALSE(watch.wait(no_wait));
  CHECK_FALSE(watch.wait(std::chrono::milliseconds(50)));
}

TEST_CASE("a file created, written, renamed or deleted is a change") {
  const WatchedFolder folder;
  const fs::path page = folder.root / "plans/northfield/plan.md";
  const fs::path report = folder.root / "plans/northfield/report.md";
  FolderWatch watch = folder.watch();
  SUBCASE("created") {
    write_file(report, "new");
  }
  SUBCASE("written") {
    write_file(page, "new");
  }
  SUBCASE("appended") {
    std::ofstream(page, std::ios::app) << "more";
  }
  SUBCASE("renamed") {
    fs::rename(page, report);
  }
  SUBCASE("deleted") {
    fs::remove(page);
  }
  SUBCASE("moved away") {
    fs::rename(page, folder.outside / "plan.md");
  }
  SUBCASE("linked") {
    fs::create_symlink("plan.md", report);
  }
  SUBCASE("written in the root itself") {
    write_file(folder.root / "readme.md", "new");
  }
  CHECK(watch.wait(long_wait));
  settle(watch);
  CHECK_FALSE(watch.wait(no_wait));
}

TEST_CASE("a change made while waiting ends the wait") {
  const WatchedFolder folder;
  FolderWatch watch = folder.watch();
  std::thread writer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    write_file(folder.root / "plans/northfield/plan.md", "new");
  });
  CHECK(watch.wait(long_wait));
  writer.join();
}

TEST_CASE("a save by renaming over the file is a change, the editor's own files aren't") {
  const WatchedFolder folder;
  const fs::path home = folder.root / "plans/northfield";
  FolderWatch watch = folder.watch();
  write_file(home / ".plan.md.swp", "swap");
  write_file(home / "4913", "");
  write_file(home / "plan.md~", "backup");
  write_file(home / "#plan.md#", "autosave");
  fs::create_symlink("lock", home / ".#plan.md");
  fs::remove(home / "4913");
  CHECK_FALSE(watch.wait(no_wait));
  write_file(home / ".goutputstream-X1Y2", "new");
  CHECK_FALSE(watch.wait(no_wait));
  fs::rename(home / ".goutputstream-X1Y2", home / "plan.md");
  CHECK(watch.wait(long_wait));
}

TEST_CASE("only files that editors leave are passed over") {
  for (const char* name : {".a.md.swp", ".a.md.swx", "4913", "a.md~", "#a.md#", ".#a.md", ".~lock.a.odt#",
                           ".goutputstream-ABC", ".a.md.kate-swp"}) {
    CAPTURE(name);
    CHECK(is_editor_leftover(name));
  }
  for (const char* name : {"a.md", "4913.md", "#a", "#", "a.swp.md", ".sw", "swp", "a~b.md", ".gitignore"}) {
    CAPTURE(name);
    CHECK_FALSE(is_editor_leftover(name));
  }
}

TEST_CASE("a burst of saves is one change") {
  const WatchedFolder folder;
  FolderWatch watch = folder.watch();
  for (int i = 0; i < 300; ++i) write_file(folder.root / ("page" + std::to_string(i) + ".md"), "new");
  CHECK(watch.wait(long_wait));
  CHECK_FALSE(watch.wait(no_wait));
}

TEST_CASE("new folders are watched, with what is in them already") {
  const WatchedFolder folder;
  FolderWatch watch = folder.watch();
  fs::create_directories(folder.root / "plans/westbrook/2012-13/reports");
  write_file(folder.root / "plans/westbrook/2012-13/plan.md", "new");
  CHECK(watch.wait(long_wait));
  settle(watch);
  write_file(folder.root / "plans/westbrook/2012-13/reports/december.md", "new");
  CHECK(watch.wait(long_wait));
}

TEST_CASE("a folder that is moved is watched where it is") {
  const WatchedFolder folder;
  FolderWatch watch = folder.watch();
  SUBCASE("within") {
    fs::rename(folder.root / "plans/northfield", folder.root / "plans/southfield");
    CHECK(watch.wait(long_wait));
    settle(watch);
    write_file(folder.root / "plans/southfield/plan.md", "new");
    CHECK(watch.wait(long_wait));
    settle(watch);
    fs::create_directory(folder.root / "plans/southfield/reports");
    CHECK(watch.wait(long_wait));
    settle(watch);
    write_file(folder.root / "plans/southfield/reports/march.md", "new");
    CHECK(watch.wait(long_wait));
  }
  SUBCASE("out") {
    fs::rename(folder.root / "plans", folder.outside / "plans");
    CHECK(watch.wait(long_wait));
    settle(watch);
    write_file(folder.outside / "plans/northfield/plan.md", "new");
    CHECK_FALSE(watch.wait(no_wait));
  }
  SUBCASE("in") {
    write_file(folder.outside / "eastham/2012-13/plan.md", "old");
    fs::rename(folder.outside / "eastham", folder.root / "plans/eastham");
    CHECK(watch.wait(long_wait));
    settle(watch);
    write_file(folder.root / "plans/eastham/2012-13/plan.md", "new");
    CHECK(watch.wait(long_wait));
  }
}

TEST_CASE("git's own folder and ignored folders aren't watched") {
  const WatchedFolder folder;
  FolderWatch watch = folder.watch();
  write_file(folder.root / ".git/index", "new");
  write_file(folder.root / ".git/refs/main", "new");
  write_file(folder.root / "site/public/index.html", "new");
  write_file(folder.root / "site/public/plans/index.html", "new");
  CHECK_FALSE(watch.wait(no_wait));
  fs::remove_all(folder.root / "site/public");
  write_file(folder.root / "site/public/index.html", "new");
  CHECK_FALSE(watch.wait(no_wait));
  write_file(folder.root / "site/site.yml", "new");
  CHECK(watch.wait(long_wait));
}

TEST_CASE("symlinks to folders aren't followed, the root may be one") {
  const WatchedFolder folder;
  fs::create_directory_symlink(folder.outside, folder.root / "plans/elsewhere");
  fs::create_directory_symlink(folder.root, folder.root / "plans/loop");
  fs::create_directory_symlink(folder.root, folder.outside / "root");
  FolderWatch watch(folder.outside / "root", {folder.outside / "root/site/public"});
  write_file(folder.outside / "note.md", "new");
  write_file(folder.root / "site/public/index.html", "new");
  CHECK_FALSE(watch.wait(no_wait));
  write_file(folder.root / "plans/northfield/plan.md", "new");
  CHECK(watch.wait(long_wait));
}

TEST_CASE("when reports are lost, everything is looked at anew") {
  const WatchedFolder folder;
  std::ifstream limit_file("/proc/sys/fs/inotify/max_queued_events");
  int limit = 0;
  limit_file >> limit;
  REQUIRE(limit > 0);
  FolderWatch watch = folder.watch();
  const fs::path one = folder.root / "one.md";
  const fs::path two = folder.root / "two.md";
  write_file(one, "new");
  for (int i = 0; i < limit / 4 + 10; ++i) {
    fs::rename(one, two);
    fs::rename(two, one);
  }
  fs::create_directories(folder.root / "plans/westbrook/reports");
  CHECK(watch.wait(long_wait));
  settle(watch);
  write_file(folder.root / "plans/westbrook/reports/march.md", "new");
  CHECK(watch.wait(long_wait));
}

TEST_CASE("a folder that is gone is a change once, and no endless one") {
  const WatchedFolder folder;
  FolderWatch watch = folder.watch();
  fs::remove_all(folder.root);
  CHECK(watch.wait(long_wait));
  settle(watch);
  CHECK_FALSE(watch.wait(no_wait));
}

TEST_CASE("a folder that isn't there can't be watched") {
  const WatchedFolder folder;
  CHECK_THROWS_AS(FolderWatch(folder.root / "none"), WorldFailure);
  CHECK_THROWS_AS(FolderWatch(folder.root / "plans/northfield/plan.md"), WorldFailure);
}

TEST_CASE("a limit of the system is reported with the command that raises it") {
  CHECK(failure_to_watch("/plans", ENOSPC).hint().find("sudo sysctl fs.inotify.max_user_watches=") !=
        std::string::npos);
  CHECK(failure_to_watch("/plans", EMFILE).hint().find("sudo sysctl fs.inotify.max_user_instances=") !=
        std::string::npos);
  CHECK(std::string(failure_to_watch("/plans", ENOSPC).what()) ==
        "can't watch /plans: the system allows no more watched folders");
}

TEST_CASE("no file left to open is a failure that says so") {
  const WatchedFolder folder;
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
  rlimit none = before;
  none.rlim_cur = 0;
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &none) == 0);
  std::string hint;
  try {
    const FolderWatch watch(folder.root);
  } catch (const WorldFailure& failure) {
    hint = failure.hint();
  }
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
  CHECK(hint.find("max_user_instances") != std::string::npos);
}

TEST_CASE("a folder that is moved away or deleted, and comes back, is watched on") {
  const WatchedFolder folder;
  FolderWatch watch = folder.watch();
  const fs::path elsewhere = folder.temporary.path() / "elsewhere";
  SUBCASE("moved away and back") {
    fs::rename(folder.root, elsewhere);
    CHECK(watch.wait(long_wait));
    settle(watch);
    write_file(elsewhere / "plans/northfield/plan.md", "not ours now");
    CHECK_FALSE(watch.wait(no_wait));
    fs::rename(elsewhere, folder.root);
  }
  SUBCASE("deleted and made anew") {
    fs::remove_all(folder.root);
    CHECK(watch.wait(long_wait));
    settle(watch);
    write_file(folder.root / "plans/northfield/plan.md", "new");
  }
  SUBCASE("another folder takes its place") {
    fs::rename(folder.root, elsewhere);
    write_file(folder.root / "plans/northfield/plan.md", "other");
  }
  CHECK(watch.wait(long_wait));
  settle(watch);
  write_file(folder.root / "plans/northfield/plan.md", "newer");
  CHECK(watch.wait(long_wait));
}

TEST_CASE("a thousand files saved at once are few changes") {
  const WatchedFolder folder;
  FolderWatch watch = folder.watch();
  std::thread writer([&] {
    for (int i = 0; i < 1000; ++i) write_file(folder.root / ("plans/" + std::to_string(i) + ".md"), "new");
  });
  int changes = 0;
  while (watch.wait(std::chrono::milliseconds(1000))) ++changes;
  writer.join();
  CHECK(changes >= 1);
  CHECK(changes < 100);
}

}  // namespace gazette
