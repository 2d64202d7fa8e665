// The only place with threads: maps a function over positions and keeps the order of the results. The first
// exception (by chance, if several) is thrown again in the caller.
#pragma once

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>

#ifdef __SANITIZE_THREAD__
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#endif

#include <cstddef>
#include <vector>

namespace gazette {

#ifdef __SANITIZE_THREAD__
template <class Work>
void for_each_on_plain_threads(size_t count, const Work& work) {
  std::atomic<size_t> next = 0;
  std::mutex mutex;
  std::exception_ptr failure;
  const auto take_turns = [&] {
    for (size_t i = next++; i < count; i = next++) {
      try {
        work(i);
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (!failure) failure = std::current_exception();
      }
    }
  };
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) threads.emplace_back(take_turns);
  }
  if (failure) std::rethrow_exception(failure);
}
#endif

// Calls `work(i)` for each i in [0, count), each once, in no given order, on several threads.
template <class Work>
void parallel_for_each(size_t count, const Work& work) {
#ifdef __SANITIZE_THREAD__
  // The thread sanitizer doesn't see how the library's own threads meet, and would take that for races.
  for_each_on_plain_threads(count, work);
#else
  oneapi::tbb::parallel_for(size_t{0}, count, [&](size_t i) { work(i); });
#endif
}

// result[i] = work(i).
template <class Result, class Work>
std::vector<Result> parallel_map(size_t count, const Work& work) {
  std::vector<Result> results(count);
  parallel_for_each(count, [&](size_t i) { results[i] = work(i); });
  return results;
}

// While it lives, at most `threads` threads work (0: as many as the machine has).
class ThreadLimit {
 public:
  explicit ThreadLimit(size_t threads)
      : control_(oneapi::tbb::global_control::max_allowed_parallelism,
                 threads > 0 ? threads
                             : oneapi::tbb::global_control::active_value(
                                   oneapi::tbb::global_control::max_allowed_parallelism)) {}

 private:
  oneapi::tbb::global_control control_;
};

}  // namespace gazette
