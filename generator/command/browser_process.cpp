#include "command/browser_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>

#include "base/failure.h"
#include "base/files.h"
#include "base/text.h"

extern char** environ;

namespace gazette {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

// Through these the browser reads and writes its messages.
constexpr int messages_in = 3;
constexpr int messages_out = 4;
constexpr int above_them = 10;
constexpr int cant_begin = 127;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(::fcntl(number, F_DUPFD_CLOEXEC, above_them)) {
    if (number >= 0) ::close(number);
  }
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }
  int release() { return std::exchange(number_, -1); }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }

 private:
  int number_;
};

bool write_all(const char* path, std::string_view text) {
  const int file = ::open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool is_written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  ::close(file);
  return is_written;
}

struct Child {
  std::vector<char*> arguments;
  std::vector<char*> environment;
  std::string user_map;
  std::string group_map;
  int messages = -1;
  int nothing = -1;
  int errors = -1;
  int status = -1;
  bool with_network = true;
};

enum class Step : char { network = 'n', program = 'p' };

[[noreturn]] void give_up(const Child& child, Step step) {
  const char byte = static_cast<char>(step);
  [[maybe_unused]] const ssize_t count = ::write(child.status, &byte, 1);
  ::_exit(cant_begin);
}

// Between fork and exec: nothing here allocates or locks.
[[noreturn]] void become(const Child& child) {
  ::setpgid(0, 0);
  if (!child.with_network) {
    const bool is_alone =
        ::unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0 && write_all("/proc/self/setgroups", "deny") &&
        write_all("/proc/self/uid_map", child.user_map) && write_all("/proc/self/gid_map", child.group_map);
    if (!is_alone) give_up(child, Step::network);
  }
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::dup2(child.nothing, STDIN_FILENO);
  ::dup2(child.nothing, STDOUT_FILENO);
  ::dup2(child.errors, STDERR_FILENO);
  ::dup2(child.messages, messages_in);
  ::dup2(child.messages, messages_out);
  ::execvpe(child.arguments.front(), child.arguments.data(), child.environment.data());
  give_up(child, Step::program);
}

std::vector<std::string> list_arguments(const std::string& program, const fs::path& folder) {
  std::vector<std::string> arguments = {program,
                                        "--headless",
                                        "--remote-debugging-pipe",
                                        fmt::format("--user-data-dir={}", (folder / "profile").string()),
                                        "--host-resolver-rules=MAP * ~NOTFOUND",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-default-apps",
                                        "--disable-dev-shm-usage",
                                        "--disable-extensions",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--disable-sync",
                                        "--no-default-browser-check",
                                        "--no-first-run"};
  // It doesn't start otherwise; what it draws are our own pages, whose scripts don't run.
  if (::geteuid() == 0) arguments.emplace_back("--no-sandbox");
  arguments.emplace_back("about:blank");
  return arguments;
}

// What the browser writes, it writes to its own folder.
std::vector<std::string> list_environment(const fs::path& folder) {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view text = *variable;
    if (!text.starts_with("HOME=") && !text.starts_with("XDG_") && !text.starts_with("TMPDIR="))
      variables.emplace_back(text);
  }
  variables.push_back(fmt::format("HOME={}", folder.string()));
  variables.push_back(fmt::format("TMPDIR={}", folder.string()));
  return variables;
}

std::vector<char*> point_at(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

constexpr std::string_view ended_early = "ended before it was done";
constexpr std::string_view mend =
    "install Chromium (Debian: chromium), or say where it is: --chromium PROGRAM";

}  // namespace

BrowserProcess::BrowserProcess(const std::string& program, milliseconds limit)
    : program_(program), limit_(limit) {
  begin();
  const std::vector<std::string> arguments = list_arguments(program_, scratch_.path());
  // Where the system lets nobody have a network of their own, nothing is asked of it all the same.
  if (!start(arguments, false)) start(arguments, true);
}

bool BrowserProcess::start(const std::vector<std::string>& arguments, bool with_network) {
  std::array<int, 2> ends{-1, -1};
  std::array<int, 2> status{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0 ||
      ::pipe2(status.data(), O_CLOEXEC) != 0) {
    throw WorldFailure(fmt::format("can't start {}: {}", program_, std::strerror(errno)));
  }
  Descriptor own(ends[0]);
  Descriptor theirs(ends[1]);
  const Descriptor heard(status[0]);
  Descriptor told(status[1]);
  const Descriptor nothing(::open("/dev/null", O_RDWR | O_CLOEXEC));
  const Descriptor errors(
      ::open((scratch_.path() / "errors").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
  std::vector<std::string> words = arguments;
  std::vector<std::string> variables = list_environment(scratch_.path());
  const Child child{point_at(words),
                    point_at(variables),
                    fmt::format("{0} {0} 1", ::geteuid()),
                    fmt::format("{0} {0} 1", ::getegid()),
                    theirs.get(),
                    nothing.get(),
                    errors.get(),
                    told.get(),
                    with_network};
  process_ = ::fork();
  if (process_ < 0) throw WorldFailure(fmt::format("can't start {}: {}", program_, std::strerror(errno)));
  if (process_ == 0) become(child);
  ::setpgid(process_, process_);
  theirs.close();
  told.close();
  char step = 0;
  ssize_t count = 0;
  do count = ::read(heard.get(), &step, 1);
  while (count < 0 && errno == EINTR);
  if (count <= 0) {
    socket_ = own.release();
    timeval wait{};
    wait.tv_sec = std::max<time_t>(1, std::chrono::duration_cast<std::chrono::seconds>(limit_).count());
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
    return true;
  }
  end();
  if (step == static_cast<char>(Step::network)) return false;
  throw WorldFailure(fmt::format("there is no program {}, which draws PDFs", program_), std::string(mend));
}

BrowserProcess::~BrowserProcess() {
  end();
  if (socket_ >= 0) ::close(socket_);
}

void BrowserProcess::end() {
  if (process_ <= 0) return;
  ::kill(-process_, SIGKILL);
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
}

void BrowserProcess::begin() {
  deadline_ = steady_clock::now() + limit_;
}

void BrowserProcess::send(const std::string& message) const {
  std::string_view rest(message.c_str(), message.size() + 1);  // a zero byte ends it
  while (!rest.empty()) {
    const ssize_t count = ::send(socket_, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) fail(tell_limit());
    if (count <= 0) fail(std::string(ended_early));
    rest.remove_prefix(static_cast<size_t>(count));
  }
}

std::string BrowserProcess::receive() {
  size_t looked_at = 0;
  for (;;) {
    const size_t end = received_.find('\0', looked_at);
    if (end != std::string::npos) {
      std::string message = received_.substr(0, end);
      received_.erase(0, end + 1);
      return message;
    }
    looked_at = received_.size();
    const auto left = std::chrono::duration_cast<milliseconds>(deadline_ - steady_clock::now());
    pollfd waiting{socket_, POLLIN, 0};
    const int ready = left.count() <= 0 ? 0 : ::poll(&waiting, 1, static_cast<int>(left.count()));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) fail(tell_limit());
    std::array<char, 65536> part{};
    const ssize_t count = ::read(socket_, part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail(std::string(ended_early));
    received_.append(part.data(), static_cast<size_t>(count));
  }
}

std::string BrowserProcess::tell_limit() const {
  return fmt::format("gave no answer within {} seconds", limit_.count() / 1000);
}

void BrowserProcess::fail(const std::string& what) const {
  const std::string errors = read_file(scratch_.path() / "errors").value_or("");
  const std::string_view said = trim(errors);
  const size_t last = said.rfind('\n');
  const std::string_view line = last == std::string_view::npos ? said : said.substr(last + 1);
  throw WorldFailure(
      line.empty() ? fmt::format("{} {}", program_, what) : fmt::format("{} {}: {}", program_, what, line),
      "try again; if this comes again, see whether this opens a page: " + program_ +
          " --headless --dump-dom about:blank");
}

}  // namespace gazette
