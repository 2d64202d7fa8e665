#include "git_fixture.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

// libgit2 1.5 forgets a buffer of its expression library for each setting of a repository that names
// extensions.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libpcre2-8\n";
}

namespace gazette {

namespace fs = std::filesystem;

namespace {

using Pipe = std::array<int, 2>;

Pipe open_pipe() {
  Pipe ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("can't make a pipe");
  return ends;
}

std::vector<char*> as_pointers(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

// Reads what `from` says to the end.
std::string read_all(int from) {
  std::string bytes;
  std::array<char, 65536> piece{};
  for (;;) {
    const ssize_t count = ::read(from, piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    bytes.append(piece.data(), static_cast<size_t>(count));
  }
  return bytes;
}

// A file that has no name, for standard input: unlike a pipe, it can't fill up.
int open_input(std::string_view bytes) {
  std::string name = (fs::temp_directory_path() / "gazette-input-XXXXXX").string();
  const int file = ::mkostemp(name.data(), O_CLOEXEC);
  if (file < 0) throw std::runtime_error("can't make a temporary file");
  ::unlink(name.c_str());
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count <= 0) throw std::runtime_error("can't write a temporary file");
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  ::lseek(file, 0, SEEK_SET);
  return file;
}

std::string without_line_break(std::string text) {
  if (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "gazette-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("can't make a temporary folder");
  path_ = fs::canonical(name);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

GitFixture::GitFixture(const std::vector<std::string>& init_options)
    : work_tree_(folder_.path() / "repository") {
  fs::create_directories(work_tree_);
  std::vector<std::string> arguments = {"init", "-q", "-b", "main"};
  arguments.insert(arguments.end(), init_options.begin(), init_options.end());
  run_with(arguments);
}

std::string GitFixture::run_with(const std::vector<std::string>& arguments, std::string_view input,
                                 const std::vector<std::string>& environment) const {
  const char* search_path = std::getenv("PATH");
  std::vector<std::string> settings = {std::string("PATH=") + (search_path ? search_path : "/usr/bin:/bin"),
                                       "HOME=" + folder_.path().string(),
                                       "LC_ALL=C",
                                       "TZ=UTC",
                                       "GIT_CONFIG_GLOBAL=/dev/null",
                                       "GIT_CONFIG_NOSYSTEM=1",
                                       "GIT_TERMINAL_PROMPT=0",
                                       "GIT_AUTHOR_NAME=District Editor",
                                       "GIT_AUTHOR_EMAIL=editor@district.example",
                                       "GIT_COMMITTER_NAME=State Publisher",
                                       "GIT_COMMITTER_EMAIL=publisher@state.example"};
  settings.insert(settings.end(), environment.begin(), environment.end());
  std::vector<std::string> words = {"git", "-C", work_tree_.string(), "-c", "protocol.file.allow=always"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  const std::vector<char*> word_pointers = as_pointers(words);
  const std::vector<char*> setting_pointers = as_pointers(settings);

  const int in = open_input(input);
  const int complaints = open_input({});
  const Pipe out = open_pipe();
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("can't start git");
  if (child == 0) {
    ::dup2(in, STDIN_FILENO);
    ::dup2(out[1], STDOUT_FILENO);
    ::dup2(complaints, STDERR_FILENO);
    ::execvpe("git", word_pointers.data(), setting_pointers.data());
    ::_exit(127);
  }
  ::close(in);
  ::close(out[1]);
  const std::string printed = read_all(out[0]);
  ::close(out[0]);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  ::lseek(complaints, 0, SEEK_SET);
  const std::string complained = read_all(complaints);
  ::close(complaints);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    std::string command = "git";
    for (const std::string& argument : arguments) command += " " + argument;
    throw std::runtime_error(command + " failed: " + complained + printed);
  }
  return without_line_break(printed);
}

void GitFixture::write(const std::string& path, std::string_view text) const {
  const fs::path file = work_tree_ / path;
  fs::create_directories(file.parent_path());
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  stream.write(text.data(), static_cast<std::streamsize>(text.size()));
  stream.close();
  if (!stream) throw std::runtime_error("can't write " + file.string());
}

void GitFixture::remove(const std::string& path) const {
  if (fs::remove_all(work_tree_ / path) == 0) throw std::runtime_error("there is no " + path);
}

void GitFixture::move(const std::string& from, const std::string& to) const {
  fs::create_directories((work_tree_ / to).parent_path());
  fs::rename(work_tree_ / from, work_tree_ / to);
}

std::string GitFixture::commit(const std::string& message, const std::string& date) const {
  run("add", "-A");
  run_with({"commit", "-q", "--allow-empty", "-m", message}, {},
           {"GIT_AUTHOR_DATE=" + date, "GIT_COMMITTER_DATE=" + date});
  return run("rev-parse", "HEAD");
}

std::string GitFixture::merge(const std::string& branch, const std::string& date) const {
  run_with({"merge", "-q", "--no-ff", "--no-edit", branch}, {},
           {"GIT_AUTHOR_DATE=" + date, "GIT_COMMITTER_DATE=" + date});
  return run("rev-parse", "HEAD");
}

}  // namespace gazette
