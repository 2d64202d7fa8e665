#include "publish/compress.h"

#include <brotli/decode.h>
#include <brotli/encode.h>
#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/failure.h"
#include "base/path.h"

namespace gazette {

namespace {

constexpr size_t least_bytes = 1024;  // below, a packet holds it anyway
constexpr int gzip_level = 9;
constexpr int brotli_quality = 9;

using Compressor = std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)>;
using Decompressor = std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)>;

[[noreturn]] void fail() {
  throw WorldFailure("there isn't enough memory to compress pages",
                     "leave that out: compress: false, of the target in site/site.yml");
}

const uint8_t* octets(std::string_view bytes) {
  return reinterpret_cast<const uint8_t*>(bytes.data());
}

// No larger than what fits: a reader's browser sets this much memory aside.
int window_for(size_t size) {
  int bits = BROTLI_MIN_WINDOW_BITS;
  while (bits < 22 && (size_t{1} << static_cast<unsigned>(bits)) < size + 16) ++bits;
  return bits;
}

}  // namespace

bool is_worth_compressing(std::string_view path, size_t size) {
  static constexpr std::array<std::string_view, 10> extensions = {".html", ".css", ".js",  ".json", ".xml",
                                                                  ".svg",  ".txt", ".csv", ".ics",  ".atom"};
  return size >= least_bytes &&
         std::find(extensions.begin(), extensions.end(), file_extension(path)) != extensions.end();
}

std::string compress_gzip(std::string_view bytes) {
  const Compressor compressor(libdeflate_alloc_compressor(gzip_level), &libdeflate_free_compressor);
  if (!compressor) fail();
  std::string made(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
  made.resize(
      libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), made.data(), made.size()));
  return made;
}

std::string compress_brotli(std::string_view bytes) {
  std::string made(BrotliEncoderMaxCompressedSize(bytes.size()) + 16, '\0');
  size_t size = made.size();
  const BROTLI_BOOL is_made =
      BrotliEncoderCompress(brotli_quality, window_for(bytes.size()), BROTLI_MODE_TEXT, bytes.size(),
                            octets(bytes), &size, reinterpret_cast<uint8_t*>(made.data()));
  if (is_made != BROTLI_TRUE) fail();
  made.resize(size);
  return made;
}

std::optional<std::string> expand_gzip(std::string_view bytes, size_t most_bytes) {
  const Decompressor decompressor(libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
  if (!decompressor) fail();
  std::string expanded(most_bytes, '\0');
  size_t size = 0;
  const libdeflate_result result = libdeflate_gzip_decompress(decompressor.get(), bytes.data(), bytes.size(),
                                                              expanded.data(), expanded.size(), &size);
  if (result != LIBDEFLATE_SUCCESS) return std::nullopt;
  expanded.resize(size);
  return expanded;
}

std::optional<std::string> expand_brotli(std::string_view bytes, size_t most_bytes) {
  std::string expanded(most_bytes, '\0');
  size_t size = expanded.size();
  const BrotliDecoderResult result = BrotliDecoderDecompress(bytes.size(), octets(bytes), &size,
                                                             reinterpret_cast<uint8_t*>(expanded.data()));
  if (result != BROTLI_DECODER_RESULT_SUCCESS) return std::nullopt;
  expanded.resize(size);
  return expanded;
}

}  // namespace gazette
