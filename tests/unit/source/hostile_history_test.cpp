#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "expectations.h"
#include "source/history.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

struct RawEntry {
  std::string mode;
  std::string name;
  std::string hex;
};

// Objects that git itself would not make.
std::string make_object(const GitFixture& git, const std::string& type, const std::string& bytes) {
  return git.run_with({"hash-object", "-t", type, "--literally", "-w", "--stdin"}, bytes);
}

std::string make_blob(const GitFixture& git, const std::string& text) {
  return git.run_with({"hash-object", "-w", "--stdin"}, text);
}

std::string make_tree(const GitFixture& git, const std::vector<RawEntry>& entries) {
  std::string bytes;
  for (const RawEntry& entry : entries) {
    const Oid oid = oid_of(entry.hex);
    bytes += entry.mode + " " + entry.name + '\0';
    bytes.append(reinterpret_cast<const char*>(oid.bytes.data()), oid.bytes.size());
  }
  return make_object(git, "tree", bytes);
}

std::string people(const std::string& time) {
  return "author District Editor <editor@district.example> " + time +
         "\ncommitter State Publisher <publisher@state.example> " + time + "\n";
}

// Makes the commit and puts the branch on it.
std::string make_commit(const GitFixture& git, const std::string& tree, const std::string& parent,
                        const std::string& persons = people("1346760000 +0000")) {
  const std::string parent_line = parent.empty() ? "" : "parent " + parent + "\n";
  const std::string commit =
      make_object(git, "commit", "tree " + tree + "\n" + parent_line + persons + "\nMessage\n");
  fs::create_directories(git.path() / ".git/refs/heads");
  git.write(".git/refs/heads/main", commit + "\n");
  return commit;
}

std::string failure_to_read(const GitFixture& git) {
  return failure_of([&] { read_history(git); });
}

}  // namespace

TEST_CASE("entries that could lead out of their folder are refused by name") {
  for (const std::string name : {"..", ".", "", ".git", ".GIT", ".gIt", "a/b", "../../etc/passwd", "/abs"}) {
    CAPTURE(name);
    const GitFixture git;
    const std::string blob = make_blob(git, "text\n");
    const std::string inner = make_tree(git, {{"100644", name, blob}});
    make_commit(git, make_tree(git, {{"40000", "plans", inner}}), "");
    const std::string failure = failure_to_read(git);
    CHECK(contains(failure, "the folder \"plans\" in the repository has an entry named \"" + name + "\""));
    CHECK(contains(failure, "git filter-repo"));
    CHECK(failure == failure_of([&] {
            const Repository repository(git.path());
            read_tip_alone(repository, resolve_published_tip(repository, ""));
          }));
  }
}

TEST_CASE("a folder named .. is refused, too") {
  const GitFixture git;
  const std::string inner = make_tree(git, {{"100644", "evil.md", make_blob(git, "text\n")}});
  make_commit(git, make_tree(git, {{"40000", "..", inner}}), "");
  CHECK(contains(failure_to_read(git), "an entry named \"..\""));
}

TEST_CASE("odd names are printed escaped") {
  const GitFixture git;
  const std::string blob = make_blob(git, "text\n");
  make_commit(git, make_tree(git, {{"100644", "\x1b[2J\xff/x", blob}}), "");
  CHECK(contains(failure_to_read(git), "an entry named \"\\x1b[2J\\xff/x\""));
}

TEST_CASE("names that only look like .git are files") {
  const GitFixture git;
  const std::string blob = make_blob(git, "text\n");
  make_commit(
      git, make_tree(git, {{"100644", ".gitignore", blob}, {"100644", "...", blob}, {"100644", "git", blob}}),
      "");
  CHECK(read_history(git).files.size() == 3);
}

TEST_CASE("two entries of one name are refused, also a file and a folder") {
  const GitFixture git;
  const std::string blob = make_blob(git, "text\n");
  const std::string inner = make_tree(git, {{"100644", "x.md", blob}});
  make_commit(git, make_tree(git, {{"100644", "a", blob}, {"100644", "a", blob}}), "");
  CHECK(contains(failure_to_read(git), "two entries named \"a\""));
  make_commit(git, make_tree(git, {{"100644", "a", blob}, {"100644", "a.b", blob}, {"40000", "a", inner}}),
              "");
  CHECK(contains(failure_to_read(git), "two entries named \"a\""));
}

TEST_CASE("a folder whose entries are out of order is compared rightly") {
  const GitFixture git;
  const std::string one = make_blob(git, "one\n");
  const std::string two = make_blob(git, "two\n");
  const std::string parent =
      make_commit(git, make_tree(git, {{"100644", "b", one}, {"100644", "a", one}}), "");
  make_commit(git, make_tree(git, {{"100644", "a", one}, {"100644", "b", two}}), parent);
  const SourceHistory history = read_history(git);
  CHECK(paths_of(history.line.at(0).changes) == std::vector<std::string>{"a", "b"});
  CHECK(paths_of(history.line.at(1).changes) == std::vector<std::string>{"b"});
}

TEST_CASE("old spellings of modes are no change") {
  const GitFixture git;
  const std::string blob = make_blob(git, "text\n");
  const std::string inner = make_tree(git, {{"100644", "x.md", blob}});
  const std::string parent =
      make_commit(git, make_tree(git, {{"100664", "a.md", blob}, {"040000", "plans", inner}}), "");
  make_commit(git, make_tree(git, {{"100644", "a.md", blob}, {"40000", "plans", inner}}), parent);
  const SourceHistory history = checked_history(git);
  CHECK(history.line.at(1).changes.empty());
}

TEST_CASE("a torn folder and an unknown mode are damage") {
  const GitFixture git;
  const std::string blob = make_blob(git, "text\n");
  const std::string odd = make_tree(git, {{"130000", "a.md", blob}});
  make_commit(git, odd, "");
  CHECK(contains(failure_to_read(git), odd + " of the repository is damaged"));
  for (const std::string& bytes :
       {std::string("100644 a.md"), std::string("100644 a.md\0short", 17), std::string("a.md\0", 5),
        std::string("99 x\0", 5), std::string(30, '7')}) {
    make_commit(git, make_object(git, "tree", bytes), "");
    CHECK(contains(failure_to_read(git), "an entry that can't be read"));
  }
}

TEST_CASE("a commit without a readable folder or parent is damage") {
  const GitFixture git;
  const std::string tree = make_tree(git, {});
  for (const std::string& bytes :
       {std::string("\n"), std::string("tree 123\n\n"), "parent " + tree + "\n",
        "tree " + tree + "\nparent nonsense\n\n", "tree " + std::string(40, 'g') + "\n"}) {
    CAPTURE(bytes);
    const std::string commit = make_object(git, "commit", bytes);
    git.write(".git/refs/heads/main", commit + "\n");
    CHECK(contains(failure_to_read(git), commit + " of the repository is damaged"));
  }
}

TEST_CASE("dates that don't count and missing persons don't end the history") {
  const GitFixture git;
  struct Case {
    std::string persons;
    int64_t committed_at;
  };
  const std::vector<Case> cases = {
      {people("1346760000 +0000"), 1346760000},
      {people("4294967296 -0500"), 4294967296},
      {people("99999999999999999999999 +0000"), 0},
      {people("9223372036854775807 +0000"), 0},
      {people("253402300799 +0000"), 253402300799},
      {people("253402300800 +0000"), 0},
      {people("-86400 +0000"), 0},
      {people("0 +0000"), 0},
      {people("12x34 +0000"), 0},
      {people("1346760000"), 1346760000},
      {people("1346760000 +9999999"), 1346760000},
      {people(""), 0},
      {"", 0},
      {"committer State Publisher 1346760000 +0000\n", 0},
      {"committer State > Publisher <publisher@state.example> 1346760000 +0000\n", 1346760000},
      {"author District Editor <editor@district.example> 1346760000 +0000\n", 0},
      {people("1346760001 +0000") + "gpgsig -----BEGIN\n committer A <b> 5 +0000\n", 1346760001}};
  std::string parent;
  for (size_t i = 0; i < cases.size(); ++i) {
    const std::string blob = make_blob(git, "text " + std::to_string(i));
    parent = make_commit(git, make_tree(git, {{"100644", "plan.md", blob}}), parent, cases[i].persons);
  }
  const SourceHistory history = read_history(git);
  REQUIRE(history.line.size() == cases.size());
  for (size_t i = 0; i < cases.size(); ++i) {
    CAPTURE(i);
    CHECK(history.line[i].committed_at == cases[i].committed_at);
    CHECK(history.line[i].changes.size() == 1);
  }
}

TEST_CASE("only the first parent of a commit is followed") {
  const GitFixture git;
  const std::string tree = make_tree(git, {});
  const std::string first = make_commit(git, tree, "");
  const std::string second = make_commit(git, tree, "", people("1346760001 +0000"));
  const std::string tip = make_commit(git, tree, first + "\nparent " + second);
  const SourceHistory history = read_history(git);
  REQUIRE(history.line.size() == 2);
  CHECK(history.line[0].commit.hex() == first);
  CHECK(history.line[1].commit.hex() == tip);
}

TEST_CASE("a missing parent, folder or commit is a failure") {
  const std::string nothing(40, '1');
  const GitFixture git;
  const std::string tree = make_tree(git, {});
  make_commit(git, tree, nothing);
  CHECK(contains(failure_to_read(git), nothing + " is missing"));
  make_commit(git, nothing, "");
  CHECK(contains(failure_to_read(git), nothing + " is missing"));
  make_commit(git, make_tree(git, {{"40000", "plans", nothing}}), "");
  CHECK(contains(failure_to_read(git), nothing + " is missing"));
}

TEST_CASE("a missing blob doesn't keep the history from being read") {
  const GitFixture git;
  make_commit(git, make_tree(git, {{"100644", "plan.md", std::string(40, '1')}}), "");
  CHECK(read_history(git).files.size() == 1);
}

TEST_CASE("folders 4,000 deep are refused, 200 deep are read") {
  const GitFixture git;
  std::string input;
  const auto add_file_at = [&](int depth, const std::string& branch) {
    std::string path;
    for (int i = 0; i < depth; ++i) path += "d/";
    input += "commit refs/heads/" + branch +
             "\ncommitter State Publisher <publisher@state.example> 1346760000 +0000\ndata 0\n"
             "M 100644 inline " +
             path + "deep.md\ndata 2\nx\n\n";
  };
  add_file_at(4000, "deep");
  add_file_at(200, "fair");
  git.run_with({"fast-import", "--quiet"}, input);
  CHECK(contains(failure_of([&] { read_history(git, "deep"); }), "folders lie more than 256 deep at \"d/d/"));
  const SourceHistory fair = read_history(git, "fair");
  REQUIRE(fair.files.size() == 1);
  CHECK(fair.files[0].path.text.size() == 2 * 200 + 7);
}

TEST_CASE("a history that brings and takes very many files again and again is refused") {
  const GitFixture git;
  std::string entry = make_blob(git, "x");
  std::string mode = "100644";
  for (int level = 0; level < 2; ++level) {
    std::vector<RawEntry> entries;
    for (int i = 0; i < 900; ++i) entries.push_back({mode, std::to_string(1000 + i), entry});
    entry = make_tree(git, entries);
    mode = "40000";
  }
  const std::string nothing = make_tree(git, {});
  std::string parent;
  for (int i = 0; i < 6; ++i) parent = make_commit(git, i % 2 == 0 ? entry : nothing, parent);
  CHECK(contains(failure_to_read(git), "the history has more than 4000000 changes"));
}

TEST_CASE("a few folders that stand for billions of files are refused") {
  const GitFixture git;
  std::string entry = make_blob(git, "x");
  std::string mode = "100644";
  for (int level = 0; level < 12; ++level) {
    std::vector<RawEntry> entries;
    for (char name = 'a'; name <= 'j'; ++name) entries.push_back({mode, std::string(1, name), entry});
    entry = make_tree(git, entries);
    mode = "40000";
  }
  make_commit(git, entry, "");
  const std::string failure = failure_to_read(git);
  CHECK(contains(failure, "one commit has more than 1000000 new or changed files and folders, at \"a/a/a/"));
}

}  // namespace gazette
