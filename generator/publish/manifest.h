// /manifest.json: what a site consists of, for whoever wants to check it later: each file with the digest of
// its bytes, each public document with its versions. Described in generator/publish/MANIFEST.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette {

inline constexpr const char* manifest_path = "manifest.json";

struct ManifestVersion {
  std::string id;
  std::string wording;      // a digest of what it says; empty: it is withheld
  std::string withheld_on;  // the day on which that was decided
};

struct ManifestDocument {
  std::string address;
  std::string kind;
  std::string title;
  bool is_withdrawn = false;  // its versions aren't shown any more, and not listed
  std::vector<ManifestVersion> versions;
  std::vector<std::string> former_addresses;  // not written: the public found it there, too
};

// Address and SHA-256 of each file.
using ManifestFiles = std::vector<std::pair<std::string, std::string>>;

struct Manifest {
  static constexpr int format = 1;
  // How the digests of wordings are made: where it differs, they can't be compared.
  static constexpr int own_wording_format = 1;

  int wording_format = own_wording_format;
  std::vector<ManifestDocument> documents;
  ManifestFiles files;
};

// Puts both lists in order.
std::string write_manifest(Manifest manifest);
// Nothing: it isn't one, or of a format that this program doesn't know.
std::optional<Manifest> read_manifest(std::string_view bytes);

// "a/b/index.html" -> "/a/b/"; any other file is its own address.
std::string address_of_file(std::string_view path);

}  // namespace gazette
