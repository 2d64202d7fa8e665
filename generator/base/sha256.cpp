#include "base/sha256.h"

#include <openssl/evp.h>

#include "base/failure.h"

namespace gazette {

Sha256 sha256_of(std::string_view bytes) {
  static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  Sha256 digest;
  unsigned size = 0;
  if (algorithm == nullptr ||
      EVP_Digest(bytes.data(), bytes.size(), digest.bytes.data(), &size, algorithm, nullptr) != 1) {
    throw WorldFailure("this machine's libcrypto can't compute SHA-256", "install libssl3 again");
  }
  return digest;
}

std::string Sha256::hex() const {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const unsigned char byte : bytes) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

}  // namespace gazette
