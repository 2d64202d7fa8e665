// Ends connections that take too long: whose request doesn't come, or whose answer isn't taken. When there
// are too many of a kind, the oldest goes, so that whoever asks properly is always served. Safe to call from
// any thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <thread>

namespace gazette {

struct ConnectionPace {
  std::chrono::milliseconds ask{10'000};     // within which a request comes
  std::chrono::milliseconds answer{60'000};  // within which its answer is taken
  size_t most_asking = 200;
  size_t most_answering = 200;
};

class ConnectionLimits {
 public:
  explicit ConnectionLimits(const ConnectionPace& pace);
  ~ConnectionLimits();
  ConnectionLimits(const ConnectionLimits&) = delete;
  ConnectionLimits& operator=(const ConnectionLimits&) = delete;

  // `connection`: any name that is its own while it is open. `socket` stays open until close() has returned.
  void open(const void* connection, int socket);
  void close(const void* connection);
  // Its request has come.
  void begin_answer(const void* connection);
  // The answer lasts as long as the client wants: no limit holds.
  void begin_stream(const void* connection);
  // The next request may come.
  void end_answer(const void* connection);

 private:
  using Clock = std::chrono::steady_clock;
  enum class Phase { asking, answering, streaming, ended };
  struct Entry {
    int socket = -1;
    Phase phase = Phase::asking;
    Clock::time_point since;
  };

  void enter_locked(const void* connection, Phase phase);
  void end_locked(Entry& entry);
  void keep_within_locked(Phase phase, size_t most);
  void watch();

  const ConnectionPace pace_;
  std::mutex mutex_;
  std::condition_variable closed_;
  bool closing_ = false;
  std::map<const void*, Entry> entries_;
  std::thread watcher_;
};

}  // namespace gazette
