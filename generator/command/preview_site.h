// What `gazette serve` answers: the newest state of the files that can be shown, in both views, with what is
// wrong. Safe from several threads; while the files are read again, the state before is shown.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/failure.h"
#include "command/preview_space.h"
#include "preview/preview_bar.h"

namespace gazette {

// The view of the public and what changes for it, which are made when they are asked for first.
class PublicSide {
 public:
  explicit PublicSide(BuildOptions options) : options_(std::move(options)) {}

  // WorldFailure: it can't be shown.
  std::shared_ptr<const PreviewSpace> space();
  // Somebody asked for it.
  bool is_used() const { return is_used_; }
  // HTML.
  std::string changes();

 private:
  std::shared_ptr<const PreviewSpace> space_locked();

  const BuildOptions options_;
  std::atomic<bool> is_used_ = false;
  std::mutex mutex_;
  std::shared_ptr<const PreviewSpace> space_;
  std::optional<std::string> changes_;
};

struct PreviewState {
  std::shared_ptr<const PreviewSpace> drafts;  // null: nothing could be shown yet
  std::shared_ptr<PublicSide> public_side;     // of the same time
  std::shared_ptr<const PreviewSpace>
      newest;                          // what could be read of the newest files, though it isn't shown
  std::vector<ShownProblem> problems;  // of those
  PreviewTrouble trouble;              // why those can't be shown
  bool is_former = false;              // what is shown is older than the files
};

class PreviewSite {
 public:
  // `is_shared`: others on the network can open it.
  PreviewSite(BuildOptions options, bool is_shared);

  // Reads the files as they are now. UsageFailure: there is nothing to preview, and there never was.
  void refresh();
  std::shared_ptr<const PreviewState> state() const;

  PreviewAnswer answer(std::string_view path) const;

 private:
  void show(PreviewState state);
  PreviewAnswer answer_in_drafts(const PreviewState& state, std::string_view path) const;
  PreviewAnswer answer_as_public(const PreviewState& state, std::string_view path) const;
  PreviewAnswer answer_own(const PreviewState& state, std::string_view path) const;
  PreviewAnswer answer_trouble(const PreviewState& state, const WorldFailure& failure) const;
  static std::string note_on_missing(const PreviewSpace& space, std::string_view path);
  PreviewBar start_bar(const PreviewState& state, PreviewView view, std::string_view path) const;
  void add_problems_of_page(const PreviewState& state, const Page& page, PreviewBar& bar) const;

  const BuildOptions options_;
  const bool is_shared_;
  mutable std::mutex mutex_;
  std::shared_ptr<const PreviewState> state_;
};

}  // namespace gazette
