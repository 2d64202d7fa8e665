#include "preview/connection_limits.h"

#include <sys/socket.h>

#include <algorithm>

namespace gazette {

ConnectionLimits::ConnectionLimits(const ConnectionPace& pace) : pace_(pace), watcher_([this] { watch(); }) {}

ConnectionLimits::~ConnectionLimits() {
  {
    const std::scoped_lock lock(mutex_);
    closing_ = true;
  }
  closed_.notify_all();
  watcher_.join();
}

void ConnectionLimits::open(const void* connection, int socket) {
  const std::scoped_lock lock(mutex_);
  entries_[connection] = {socket, Phase::asking, Clock::now()};
  keep_within_locked(Phase::asking, pace_.most_asking);
}

void ConnectionLimits::close(const void* connection) {
  const std::scoped_lock lock(mutex_);
  entries_.erase(connection);
}

void ConnectionLimits::begin_answer(const void* connection) {
  const std::scoped_lock lock(mutex_);
  enter_locked(connection, Phase::answering);
  keep_within_locked(Phase::answering, pace_.most_answering);
}

void ConnectionLimits::begin_stream(const void* connection) {
  const std::scoped_lock lock(mutex_);
  enter_locked(connection, Phase::streaming);
}

void ConnectionLimits::end_answer(const void* connection) {
  const std::scoped_lock lock(mutex_);
  enter_locked(connection, Phase::asking);
}

void ConnectionLimits::enter_locked(const void* connection, Phase phase) {
  const auto found = entries_.find(connection);
  if (found == entries_.end() || found->second.phase == Phase::ended) return;
  found->second.phase = phase;
  found->second.since = Clock::now();
}

// The server finds the connection ended, and closes it in its own time.
void ConnectionLimits::end_locked(Entry& entry) {
  entry.phase = Phase::ended;
  ::shutdown(entry.socket, SHUT_RDWR);
}

void ConnectionLimits::keep_within_locked(Phase phase, size_t most) {
  size_t count = 0;
  Entry* oldest = nullptr;
  for (auto& [connection, entry] : entries_) {
    if (entry.phase != phase) continue;
    ++count;
    if (oldest == nullptr || entry.since < oldest->since) oldest = &entry;
  }
  if (count > most) end_locked(*oldest);
}

void ConnectionLimits::watch() {
  const auto pause = std::clamp<std::chrono::milliseconds>(
      std::min(pace_.ask, pace_.answer) / 4, std::chrono::milliseconds(10), std::chrono::milliseconds(500));
  std::unique_lock lock(mutex_);
  while (!closed_.wait_for(lock, pause, [this] { return closing_; })) {
    const Clock::time_point now = Clock::now();
    for (auto& [connection, entry] : entries_) {
      const bool is_late = (entry.phase == Phase::asking && now - entry.since > pace_.ask) ||
                           (entry.phase == Phase::answering && now - entry.since > pace_.answer);
      if (is_late) end_locked(entry);
    }
  }
}

}  // namespace gazette
