// Files that aren't documents (images, PDF, spreadsheets), by path and time. Public only where a public
// document links to them: nobody lists them, they are only asked for. Of images the picture alone goes out.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/digest.h"
#include "base/path.h"
#include "source/history.h"

namespace gazette {

// A question for the file at a path, and what stood there: zero for nothing.
struct AskedAttachment {
  uint32_t publication = 0;
  std::string path;
  Oid blob;
  auto operator<=>(const AskedAttachment&) const = default;
};

class Attachments {
 public:
  using Reader = std::function<std::string(const Oid&)>;

  Attachments(const SourceHistory& history, Reader read);

  // The address of the file that stood at `path` as of a publication, or nothing where there was none, or
  // none of a kind that is published. The address comes from the bytes that readers get, so that it never
  // changes. An empty one: there is an image that isn't published, since the picture can't be told from what
  // stands beside it. From several threads.
  std::optional<Url> find(std::string_view path, uint32_t publication);
  // The same, of what a public text shows: it is written.
  std::optional<Url> place(std::string_view path, uint32_t publication);
  // What was asked for so far, of what stood at those paths at any time, sorted. What isn't published counts
  // as nothing.
  std::vector<AskedAttachment> asked() const;
  // The files placed so far, by address, sorted.
  std::vector<std::pair<Url, Oid>> placed() const;
  // As readers get it. Precondition: it was placed, or asked for and there.
  std::string read(const Oid& blob) const;
  // Of which files stood where, and when.
  const Digest& digest_places() const { return places_; }
  // What a web server should call a file of this name; nothing: files of this kind aren't published.
  static std::optional<std::string_view> content_type(std::string_view path);
  static bool is_image(std::string_view path);

 private:
  struct Stay {
    uint32_t from = 0;
    Oid blob;
  };
  enum class Use : uint8_t { look, write };
  std::optional<Url> find_for(Use use, std::string_view path, uint32_t publication);
  const std::string& digest_of_public(const Oid& blob);

  Reader read_;
  Digest places_;
  std::unordered_map<std::string, std::vector<Stay>> stays_;
  mutable std::mutex mutex_;
  std::set<AskedAttachment> asked_;
  std::unordered_map<std::string, Oid> placed_;
  std::unordered_map<Oid, std::string, OidHash> digests_;  // empty: not published
};

}  // namespace gazette
