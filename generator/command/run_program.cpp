#include "command/run_program.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "base/failure.h"
#include "base/text.h"

extern char** environ;

namespace gazette {

namespace {

constexpr int not_found = 127;

// A file in memory: unlike a pipe it never makes two programs wait for each other.
class Scratch {
 public:
  Scratch() : descriptor_(::memfd_create("gazette", MFD_CLOEXEC)) {
    if (descriptor_ < 0)
      throw WorldFailure(fmt::format("there is no memory for a program: {}", std::strerror(errno)));
  }
  ~Scratch() { ::close(descriptor_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  void put(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
      if (count <= 0)
        throw WorldFailure(fmt::format("there is no memory for a program: {}", std::strerror(errno)));
      bytes.remove_prefix(static_cast<size_t>(count));
    }
    ::lseek(descriptor_, 0, SEEK_SET);
  }

  std::string take() const {
    ::lseek(descriptor_, 0, SEEK_SET);
    std::string bytes;
    std::array<char, 65536> part{};
    for (ssize_t count = 0; (count = ::read(descriptor_, part.data(), part.size())) > 0;)
      bytes.append(part.data(), static_cast<size_t>(count));
    return bytes;
  }

  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

}  // namespace

bool is_program(const std::string& name) {
  if (name.find('/') != std::string::npos) return ::access(name.c_str(), X_OK) == 0;
  const char* path = std::getenv("PATH");
  for (const std::string_view folder : split(path == nullptr ? "" : path, ':')) {
    const std::string file = fmt::format("{}/{}", folder.empty() ? "." : folder, name);
    if (::access(file.c_str(), X_OK) == 0) return true;
  }
  return false;
}

ProgramResult run_program(const std::vector<std::string>& arguments, std::string_view input) {
  const Scratch in;
  const Scratch out;
  const Scratch errors;
  in.put(input);
  std::vector<char*> words;
  std::vector<std::string> own = arguments;
  for (std::string& argument : own) words.push_back(argument.data());
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions{};
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, in.get(), STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, out.get(), STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, errors.get(), STDERR_FILENO);
  pid_t child = 0;
  const int code = ::posix_spawnp(&child, words.front(), &actions, nullptr, words.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (code == ENOENT || code == EACCES) return {not_found, {}, {}};
  if (code != 0)
    throw WorldFailure(fmt::format("can't start {}: {}", arguments.front(), std::strerror(code)));
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) throw WorldFailure(fmt::format("can't wait for {}", arguments.front()));
  }
  const int exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return {exit_code, out.take(), errors.take()};
}

}  // namespace gazette
