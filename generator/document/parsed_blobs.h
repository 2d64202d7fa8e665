// Every document text of the whole history, parsed once by blob id. Facts stay in memory; bodies stay as far
// as a budget goes, and are parsed again when a page needs one that didn't. Of texts whose facts were kept by
// an earlier run, the bodies are parsed when they are asked for.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "document/document.h"
#include "document/text_outline.h"
#include "source/oid.h"

namespace gazette {

struct BlobFacts {
  FrontMatter front_matter;
  bool has_front_matter = false;
  Diagnostics problems;             // of front matter and body; places have no file yet
  Digest meaning;                   // of the body
  Digest wording;                   // of the body, but for where links of the site lead
  std::string first_heading;        // the words of the first heading, of any level; "" if there is none
  uint32_t first_heading_node = 0;  // 1: it opens the body
  // Where front matter has mistakes, or stands where it isn't read: the words before the colons of its lines,
  // repetitions too, so that what it may have meant to say can be guarded against.
  std::vector<std::string> doubtful_keys;
  bool is_beyond_limits = false;  // the text is too large or too deep to be read; the body is empty
  TextOutline outline;
};

class FactsCache;

class ParsedBlobs {
 public:
  using Reader = std::function<std::string(const Oid&)>;  // called from several threads

  explicit ParsedBlobs(Reader read, size_t kept_body_bytes = size_t{256} << 20);
  ~ParsedBlobs();

  // From now on, facts are taken from there as far as they are kept, and kept there.
  void use_cache(std::unique_ptr<FactsCache> cache);

  // Parses those that aren't known yet, in parallel. Not to be called while others read.
  void parse(const std::vector<Oid>& blobs);
  // Precondition of both: the blob was given to parse().
  const BlobFacts& facts(const Oid& blob) const;
  std::shared_ptr<const Body> body(const Oid& blob) const;

  size_t count() const { return entries_.size(); }

 private:
  struct Entry {
    BlobFacts facts;
    mutable std::shared_ptr<const Body> body;  // empty: not asked for yet, or over the budget
  };

  bool has_room_for(const Body& body) const;
  void parse_one(const Oid& blob, Entry& entry) const;
  void keep_facts(const std::vector<const std::pair<const Oid, Entry>*>& parsed);

  Reader read_;
  size_t kept_body_bytes_;
  mutable std::atomic<size_t> kept_ = 0;
  mutable std::mutex late_mutex_;  // of bodies that come after their facts
  std::unordered_map<Oid, Entry, OidHash> entries_;
  std::unique_ptr<FactsCache> cache_;
};

}  // namespace gazette
