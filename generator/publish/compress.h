// Compressed copies of files, the same bytes on every machine with these libraries. The one user of
// libdeflate and brotli.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gazette {

// Whether a web server should find compressed copies beside a file of this name and size.
bool is_worth_compressing(std::string_view path, size_t size);

std::string compress_gzip(std::string_view bytes);
std::string compress_brotli(std::string_view bytes);

// nullopt: it isn't such a file, or holds more than `most_bytes`.
std::optional<std::string> expand_gzip(std::string_view bytes, size_t most_bytes);
std::optional<std::string> expand_brotli(std::string_view bytes, size_t most_bytes);

}  // namespace gazette
