#include "preview/change_stream.h"

#include <microhttpd.h>

#include <algorithm>
#include <cassert>
#include <memory>
#include <random>

#include <fmt/format.h>

namespace gazette {

namespace {

// Fewer than the connections that the server allows, so that pages can always be read.
constexpr size_t most_streams = 384;
constexpr size_t block_size = 1024;

std::string random_name() {
  std::random_device random;
  return fmt::format("{:08x}{:08x}", random(), random());
}

}  // namespace

struct ChangeStreams::Stream {
  ChangeStreams& streams;
  MHD_Connection* connection;
  std::string unsent;
  uint64_t told = 0;  // changes that the client has heard of
  bool asleep = false;
};

ChangeStreams::ChangeStreams(std::chrono::milliseconds keep_alive_interval)
    : run_(random_name()), keeper_([this, keep_alive_interval] { keep_alive(keep_alive_interval); }) {}

ChangeStreams::~ChangeStreams() {
  close();
  keeper_.join();
  assert(streams_.empty());
}

std::string ChangeStreams::mark() const {
  const std::scoped_lock lock(mutex_);
  return mark_locked();
}

std::string ChangeStreams::mark_locked() const {
  return fmt::format("{}-{}", run_, changes_);
}

std::string ChangeStreams::change_locked() const {
  return fmt::format("id: {}\nevent: change\ndata: {}\n\n", mark_locked(), changes_);
}

MHD_Response* ChangeStreams::open(MHD_Connection* connection, std::string_view seen) {
  const std::scoped_lock lock(mutex_);
  if (streams_.size() >= most_streams) return nullptr;
  auto stream = std::make_unique<Stream>(Stream{*this, connection, "retry: 500\n\n", changes_});
  if (!seen.empty() && seen != mark_locked()) stream->unsent += change_locked();
  MHD_Response* response =
      MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, block_size, &read, stream.get(), &forget);
  if (response != nullptr) streams_.insert(stream.release());
  return response;
}

ssize_t ChangeStreams::read(void* opaque, uint64_t, char* buffer, size_t room) {
  Stream& stream = *static_cast<Stream*>(opaque);
  ChangeStreams& streams = stream.streams;
  const std::scoped_lock lock(streams.mutex_);
  if (streams.closing_) return MHD_CONTENT_READER_END_OF_STREAM;
  if (stream.unsent.empty() && stream.told < streams.changes_) {
    // To a slow client several changes are one: the page reloads once.
    stream.told = streams.changes_;
    stream.unsent = streams.change_locked();
  }
  if (stream.unsent.empty()) {
    stream.asleep = true;
    MHD_suspend_connection(stream.connection);
    return 0;
  }
  const size_t count = std::min(room, stream.unsent.size());
  stream.unsent.copy(buffer, count);
  stream.unsent.erase(0, count);
  return static_cast<ssize_t>(count);
}

void ChangeStreams::forget(void* opaque) {
  const std::unique_ptr<Stream> stream(static_cast<Stream*>(opaque));
  const std::scoped_lock lock(stream->streams.mutex_);
  stream->streams.streams_.erase(stream.get());
}

void ChangeStreams::wake_locked(Stream& stream) {
  if (!stream.asleep) return;
  stream.asleep = false;
  MHD_resume_connection(stream.connection);
}

void ChangeStreams::announce() {
  const std::scoped_lock lock(mutex_);
  ++changes_;
  for (Stream* stream : streams_) wake_locked(*stream);
}

void ChangeStreams::close() {
  const std::scoped_lock lock(mutex_);
  closing_ = true;
  for (Stream* stream : streams_) wake_locked(*stream);
  closed_.notify_all();
}

void ChangeStreams::keep_alive(std::chrono::milliseconds interval) {
  std::unique_lock lock(mutex_);
  while (!closed_.wait_for(lock, interval, [this] { return closing_; })) {
    for (Stream* stream : streams_) {
      if (!stream->asleep) continue;
      stream->unsent = ": still here\n\n";
      wake_locked(*stream);
    }
  }
}

}  // namespace gazette
