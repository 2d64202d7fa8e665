// A site as readers get it, from a folder or over the network, for whoever checks it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gazette {

class LiveSite {
 public:
  LiveSite() = default;
  virtual ~LiveSite() = default;
  LiveSite(const LiveSite&) = delete;
  LiveSite& operator=(const LiveSite&) = delete;

  // The bytes of "a/index.html"; nullopt: readers don't get it. From several threads. WorldFailure: it can't
  // be told, since the network or the disk failed.
  virtual std::optional<std::string> read(const std::string& path) const = 0;
  // The same as who takes it compressed ("gzip", "br") gets it, expanded again: browsers do. nullopt: they
  // don't get it, or what they get can't be expanded. Asked of sites on the network alone, of files that
  // read() found.
  virtual std::optional<std::string> read_compressed(const std::string& path, const char* encoding) const = 0;
  // Everything that is there, sorted; nullopt: a site on the network can't be listed.
  virtual std::optional<std::vector<std::string>> list() const = 0;
  // When it was published, in seconds since 1970; nullopt: nothing tells.
  virtual std::optional<int64_t> published_at() const = 0;
};

// `place`: a folder, or an address that begins with http:// or https://.
std::unique_ptr<LiveSite> open_live_site(const std::string& place);

}  // namespace gazette
