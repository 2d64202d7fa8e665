#include "model/make_versions.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace gazette {

namespace {

Digest meaning_of(const DocumentHeader& header, const BlobFacts& facts) {
  DigestSink sink;
  sink.add(header.title);
  sink.add(header.summary);
  sink.add(header.language);
  sink.add(facts.meaning);
  return sink.finish();
}

class VersionMaker {
 public:
  VersionMaker(const ParsedBlobs& blobs, PublicDocument& document) : blobs_(blobs), document_(document) {}

  void add(const PublicState& state) {
    const bool is_text = state.header && state.header->visibility == Visibility::open;
    if (is_text) {
      add_text(state);
    } else if (state.header || in_force_) {
      add_removal(state);
    }
  }

 private:
  void add_text(const PublicState& state) {
    const SourcePath& path = state.state->path;
    note_path(state);
    const Digest meaning = meaning_of(*state.header, blobs_.facts(state.state->blob));
    if (in_force_ && meaning == meaning_) return;
    Version version;
    version.event = document_.versions.empty() ? EventKind::published
                    : in_force_                ? EventKind::changed
                                               : EventKind::restored;
    version.header = state.header;
    version.title = shown_title(*state.header, path);
    version.blob = state.state->blob;
    version.id = next_id(state.date);
    push(std::move(version), state);
    meaning_ = meaning;
    in_force_ = true;
    document_.is_removed = false;
  }

  void add_removal(const PublicState& state) {
    const Version* last = document_.latest_text();
    Version version;
    version.event = EventKind::removed;
    version.header = last != nullptr ? last->header : state.header;
    version.title = last != nullptr ? last->title : shown_title(*state.header, state.state->path);
    if (last == nullptr) document_.path = state.state->path;
    document_.is_removed = true;
    document_.removal_reason = state.header ? state.header->note : "";
    // Withdrawn again, with another reason perhaps: still the same removal.
    if (in_force_ || document_.versions.empty()) push(std::move(version), state);
    in_force_ = false;
  }

  void push(Version version, const PublicState& state) {
    version.date = state.date;
    version.path = state.state->path;
    version.publication = state.state->publication;
    if (!document_.versions.empty()) document_.versions.back().until = state.date;
    document_.versions.push_back(std::move(version));
  }

  void note_path(const PublicState& state) {
    const SourcePath& path = state.state->path;
    if (!document_.paths.empty() && document_.path == path) return;
    if (!document_.paths.empty()) {
      document_.former_paths.push_back({document_.path, document_.versions.size()});
    }
    document_.paths.emplace_back(state.state->publication, path);
    document_.path = path;
  }

  std::string next_id(Date date) {
    if (date != day_) ordinal_ = 0;
    day_ = date;
    ++ordinal_;
    return ordinal_ == 1 ? iso_date(date) : fmt::format("{}.{}", iso_date(date), ordinal_);
  }

  const ParsedBlobs& blobs_;
  PublicDocument& document_;
  Digest meaning_;
  bool in_force_ = false;
  Date day_{};
  int ordinal_ = 0;
};

}  // namespace

std::string shown_title(const DocumentHeader& header, const SourcePath& path) {
  if (!header.title.empty()) return header.title;
  std::string_view name = file_stem(path.text);
  const std::string lower = to_lower_ascii(name);
  if ((lower == "index" || lower == "readme") && path.text.find('/') != std::string::npos) {
    name = file_name(parent_folder(path.text));
  }
  std::string title(name);
  for (char& c : title) {
    if (c == '-' || c == '_') c = ' ';
  }
  title = collapse_space(title);
  title.erase(0, std::min(title.size(), title.find_first_not_of('.')));
  if (title.empty()) return std::string(name);
  if (title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

PublicDocument make_versions(const DocumentLife& life, const ParsedBlobs& blobs, Date build_date) {
  PublicDocument document;
  VersionMaker maker(blobs, document);
  for (const PublicState& state : life.states) {
    // Only what waits for its day can be late: a move after the newest version, which has no date of its
    // own to readers, is in force at once.
    if (!state.embargoed || state.date <= build_date) maker.add(state);
  }
  return document;
}

const Version* PublicDocument::latest_text() const {
  const auto found = std::find_if(versions.rbegin(), versions.rend(),
                                  [](const Version& version) { return version.has_text(); });
  return found == versions.rend() ? nullptr : &*found;
}

}  // namespace gazette
