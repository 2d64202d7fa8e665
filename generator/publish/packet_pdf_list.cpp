#include "publish/packet_pdf_list.h"

#include <fmt/format.h>

#include <vector>

#include "base/date.h"
#include "base/path.h"
#include "base/sha256.h"
#include "base/text.h"

namespace gazette {

namespace {

constexpr size_t digest_size = 64;
constexpr std::string_view between = "  ";
constexpr std::string_view hexadecimal = "0123456789abcdef";

}  // namespace

std::string pdf_of_packet(std::string_view page) {
  const auto parts = split(page, '/');
  const bool is_packet = parts.size() == 5 && parts[0] == "districts" && parts[2] == "packets" &&
                         parts[4] == "index.html" && parse_iso_date(std::string(parts[3]));
  return is_packet ? fmt::format("{}/{}", parent_folder(page), packet_pdf_name) : std::string();
}

std::string write_packet_pdf_list(const FileDigests& pdfs) {
  std::string text;
  for (const auto& [path, digest] : pdfs) text += fmt::format("{}{}{}\n", digest, between, path);
  return text;
}

FileDigests read_packet_pdf_list(std::string_view text, const FileDigests& site_files) {
  FileDigests pdfs;
  if (text.empty()) return pdfs;
  for (const std::string_view line : split(text, '\n')) {
    if (line.size() <= digest_size + between.size()) continue;
    const std::string_view digest = line.substr(0, digest_size);
    const std::string_view path = line.substr(digest_size + between.size());
    const std::string page = fmt::format("{}/index.html", parent_folder(path));
    const bool is_digest = digest.find_first_not_of(hexadecimal) == std::string_view::npos;
    if (is_digest && site_files.contains(page) && pdf_of_packet(page) == path) pdfs.emplace(path, digest);
  }
  pdfs.emplace(packet_pdf_list_path, sha256_of(text).hex());
  return pdfs;
}

}  // namespace gazette
