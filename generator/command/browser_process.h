// A browser without a window, in a process of its own: without network where the system allows that, its
// files in a folder that goes with it, ended with all that it started. Messages go both ways, each whole.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "command/scratch_folder.h"

namespace gazette {

class BrowserProcess {
 public:
  // `limit`: how long an answer may take. WorldFailure: there is no such program, or it doesn't start.
  BrowserProcess(const std::string& program, std::chrono::milliseconds limit);
  ~BrowserProcess();
  BrowserProcess(const BrowserProcess&) = delete;
  BrowserProcess& operator=(const BrowserProcess&) = delete;

  // WorldFailure: the browser takes nothing in time, or ended.
  void send(const std::string& message) const;
  // The next message. WorldFailure: none came in time, or the browser ended.
  std::string receive();
  // From now on answers may take the whole time again.
  void begin();

 private:
  bool start(const std::vector<std::string>& arguments, bool with_network);
  void end();
  std::string tell_limit() const;
  [[noreturn]] void fail(const std::string& what) const;

  std::string program_;
  std::chrono::milliseconds limit_;
  std::chrono::steady_clock::time_point deadline_;
  ScratchFolder scratch_;
  int socket_ = -1;
  int process_ = -1;
  std::string received_;
};

}  // namespace gazette
