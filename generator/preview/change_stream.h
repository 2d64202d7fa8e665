// The event streams of the pages that are open (text/event-stream): a waiting stream is a suspended
// connection, and takes no thread. Safe to call from any thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>

struct MHD_Connection;
struct MHD_Response;

namespace gazette {

class ChangeStreams {
 public:
  // A comment goes to each stream at every `keep_alive`, so that those whose client is gone are found out.
  explicit ChangeStreams(std::chrono::milliseconds keep_alive);
  // Every connection must be closed by now.
  ~ChangeStreams();
  ChangeStreams(const ChangeStreams&) = delete;
  ChangeStreams& operator=(const ChangeStreams&) = delete;

  // A mark for the changes announced so far: no two changes share one, in other runs of the program neither.
  std::string mark() const;
  // A response that lasts as long as the connection. `seen`: the mark that the client knows, or empty; if
  // changes were announced since, it hears of them at once. nullptr: too many streams are open.
  MHD_Response* open(MHD_Connection* connection, std::string_view seen);
  void announce();
  // Lets every stream end, also those opened later. Must come before the daemon is stopped.
  void close();

 private:
  struct Stream;
  static ssize_t read(void* stream, uint64_t position, char* buffer, size_t room);
  static void forget(void* stream);

  std::string mark_locked() const;
  std::string change_locked() const;
  void wake_locked(Stream& stream);
  void keep_alive(std::chrono::milliseconds interval);

  const std::string run_;  // differs in each run
  mutable std::mutex mutex_;
  std::condition_variable closed_;
  bool closing_ = false;
  uint64_t changes_ = 0;
  std::set<Stream*> streams_;
  std::thread keeper_;
};

}  // namespace gazette
