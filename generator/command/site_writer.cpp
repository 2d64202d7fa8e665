#include "command/site_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/failure.h"
#include "publish/preview_mark.h"

namespace gazette {

bool SiteWriter::keep(const OutputPath& path, const Digest& key) {
  return note_kept(path, output_.keep(path, key));
}

bool SiteWriter::keep_any(const OutputPath& path) {
  return note_kept(path, output_.keep_any(path));
}

namespace {

// Long enough for the head of any page.
constexpr size_t longest_head = size_t{16} * 1024;

// A theme may have been made from a page that a preview showed.
void refuse_preview(const OutputPath& path, std::string_view bytes) {
  if (!path.text.ends_with(".html") || !is_of_preview(bytes.substr(0, longest_head))) return;
  throw WorldFailure(fmt::format("{} would be a page of a preview, which is never published", path.text),
                     "take what `gazette serve` put into it out of the theme's templates");
}

}  // namespace

void SiteWriter::put(const OutputPath& path, std::string_view bytes, const Digest& key) {
  refuse_preview(path, bytes);
  const std::string reason(explain_ ? output_.reason_to_make(path) : "");
  note_outcome(path, output_.put(path, bytes, key), reason);
}

void SiteWriter::put_whole(const OutputPath& path, std::string_view bytes, const Digest& key) {
  const std::string reason(explain_ ? output_.reason_to_make(path) : "");
  note_outcome(path, output_.put_whole(path, bytes, key), reason);
}

void SiteWriter::note_outcome(const OutputPath& path, WriteOutcome outcome, const std::string& reason) {
  ++count_;
  static constexpr std::array<std::string_view, 3> words = {"new", "changed", "unchanged"};
  if (explain_) note(path, fmt::format("{} ({})", words[static_cast<size_t>(outcome)], reason));
}

std::vector<std::string> SiteWriter::explain() && {
  std::sort(lines_.begin(), lines_.end());
  return std::move(lines_);
}

bool SiteWriter::note_kept(const OutputPath& path, bool is_kept) {
  if (!is_kept) return false;
  ++count_;
  if (explain_) note(path, "kept");
  return true;
}

void SiteWriter::note(const OutputPath& path, std::string_view what) {
  const std::scoped_lock lock(mutex_);
  lines_.push_back(fmt::format("{}: {}", path.text, what));
}

}  // namespace gazette
