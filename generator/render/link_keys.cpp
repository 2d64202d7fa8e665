#include "render/link_keys.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <string>
#include <string_view>

#include "base/byte_stream.h"
#include "base/parallel_map.h"

namespace gazette {

namespace {

using KeyMap = std::unordered_map<Digest, Digest, DigestHash>;

Digest name_of(const LinkedText& text) {
  DigestSink sink;
  sink.add(std::string_view(reinterpret_cast<const char*>(text.blob.bytes.data()), text.blob.bytes.size()));
  sink.add(text.path->text);
  sink.add(uint64_t{text.publication});
  return sink.finish();
}

Digest resolve_all(const LinkedText& text, const ParsedBlobs& blobs, const LinkTargets& links) {
  const TextOutline& outline = blobs.facts(text.blob).outline;
  std::optional<Anchors> anchors;
  const auto own_anchors = [&]() -> const Anchors& {
    if (!anchors) anchors.emplace(outline.heading_ids());
    return *anchors;
  };
  DigestSink sink;
  for (const OutlineLink& link : outline.links()) {
    const LinkTarget target = links.find(link.destination, link.is_image, *text.path, text.publication,
                                         own_anchors, Asking::to_know);
    sink.add(static_cast<uint64_t>(target.kind));
    sink.add(target.url.text);
    sink.add(target.anchor);
  }
  sink.add(links.digest_citations());
  return sink.finish();
}

// What was kept for the same places that links can lead to.
KeyMap read_kept(const CacheFolder& cache, const std::string& name_in_cache, const Digest& places) {
  KeyMap keys;
  const auto bytes = cache.read(name_in_cache);
  if (!bytes) return keys;
  ByteReader from(*bytes);
  if (from.take_plain<Digest>() != places) return keys;
  const size_t count = from.take_count(2 * sizeof(Digest));
  keys.reserve(count);
  for (size_t i = 0; i < count; ++i) {
    const auto name = from.take_plain<Digest>();
    keys.emplace(name, from.take_plain<Digest>());
  }
  if (!from.is_done()) keys.clear();
  return keys;
}

void keep(const CacheFolder& cache, const std::string& name_in_cache, const Digest& places,
          const KeyMap& keys) {
  ByteWriter to;
  to.add_plain(places);
  to.add_number(keys.size());
  for (const auto& [name, key] : keys) {
    to.add_plain(name);
    to.add_plain(key);
  }
  cache.write(name_in_cache, to.bytes());
}

}  // namespace

std::vector<LinkedText> list_linked_texts(const PublicDocument& document, uint32_t now) {
  std::vector<LinkedText> texts;
  const auto add = [&](const Version& version, const SourcePath& path, uint32_t publication) {
    texts.push_back({version.blob, &path, publication});
    for (const VersionSheet& sheet : version.sheets) texts.push_back({sheet.blob, &sheet.path, publication});
  };
  for (const Version& version : document.versions) {
    if (version.has_text()) add(version, version.path, version.publication);
  }
  if (!document.is_removed) add(document.versions.back(), document.path, now);
  return texts;
}

static std::vector<LinkedText> list_all(const PublicHistory& history) {
  std::vector<LinkedText> texts;
  for (const PublicDocument& document : history.documents) {
    for (const LinkedText& text : list_linked_texts(document, history.publication_count))
      texts.push_back(text);
  }
  return texts;
}

void place_attachments(const PublicHistory& history, const LinkTargets& links) {
  const auto texts = list_all(history);
  parallel_for_each(texts.size(), [&](size_t i) {
    static const Anchors none;
    for (const OutlineLink& link : history.blobs->facts(texts[i].blob).outline.links()) {
      const std::string_view path = link.destination.substr(0, link.destination.find_first_of("?#"));
      if (path.ends_with(".md") || path.ends_with('/')) continue;
      const bool may_be_one = path.find('%') != std::string_view::npos || Attachments::content_type(path);
      if (!may_be_one) continue;
      links.find(link.destination, link.is_image, *texts[i].path, texts[i].publication,
                 []() -> const Anchors& { return none; });
    }
  });
}

LinkKeys::LinkKeys(const Portal& portal, const LinkTargets& links, const CacheFolder* cache,
                   const std::string& name_in_cache) {
  const Digest places = cache == nullptr ? Digest() : links.digest_places();
  KeyMap kept;
  if (cache != nullptr) kept = read_kept(*cache, name_in_cache, places);
  const auto texts = list_all(portal.history);
  struct Named {
    Digest name;
    Digest key;
    bool is_new = false;
  };
  const auto named = parallel_map<Named>(texts.size(), [&](size_t i) -> Named {
    const Digest name = name_of(texts[i]);
    const auto found = kept.find(name);
    if (found != kept.end()) return {name, found->second, false};
    return {name, resolve_all(texts[i], *portal.history.blobs, links), true};
  });
  keys_.reserve(named.size());
  for (const Named& text : named) keys_.emplace(text.name, text.key);
  const bool has_new = std::any_of(named.begin(), named.end(), [](const Named& text) { return text.is_new; });
  if (cache != nullptr && has_new) keep(*cache, name_in_cache, places, keys_);
}

const Digest& LinkKeys::of(const LinkedText& text) const {
  const auto found = keys_.find(name_of(text));
  assert(found != keys_.end());
  return found->second;
}

}  // namespace gazette
