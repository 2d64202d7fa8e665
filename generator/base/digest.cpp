#include "base/digest.h"

#include <xxhash.h>

#include <fmt/format.h>

namespace gazette {

namespace {

Digest from_xxh(XXH128_hash_t hash) {
  return {hash.high64, hash.low64};
}

}  // namespace

std::string Digest::hex() const {
  return fmt::format("{:016x}{:016x}", high, low);
}

Digest digest_of(std::string_view bytes) {
  return from_xxh(XXH3_128bits(bytes.data(), bytes.size()));
}

void DigestSink::Free::operator()(XXH3_state_s* state) const {
  XXH3_freeState(state);
}

DigestSink::DigestSink() : state_(XXH3_createState()) {
  XXH3_128bits_reset(state_.get());
}
DigestSink::~DigestSink() = default;

void DigestSink::add(std::string_view text) {
  add(static_cast<uint64_t>(text.size()));
  XXH3_128bits_update(state_.get(), text.data(), text.size());
}

void DigestSink::add(uint64_t number) {
  XXH3_128bits_update(state_.get(), &number, sizeof number);
}

void DigestSink::add(const Digest& digest) {
  add(digest.high);
  add(digest.low);
}

Digest DigestSink::finish() const {
  return from_xxh(XXH3_128bits_digest(state_.get()));
}

}  // namespace gazette
