#include "publish/manifest.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace gazette {

namespace {

using Json = nlohmann::json;

// Throws what the library throws where something is missing or of another type.
Manifest read(const Json& json) {
  Manifest manifest;
  manifest.wording_format = json.at("wording_format").get<int>();
  for (const Json& record : json.at("documents")) {
    ManifestDocument document;
    document.address = record.at("address").get<std::string>();
    document.kind = record.at("kind").get<std::string>();
    document.title = record.at("title").get<std::string>();
    document.is_withdrawn = record.value("withdrawn", false);
    for (const Json& entry : record.at("versions")) {
      ManifestVersion version;
      version.id = entry.at("id").get<std::string>();
      if (entry.contains("withheld")) {
        version.withheld_on = entry.at("withheld").get<std::string>();
      } else {
        version.wording = entry.at("wording").get<std::string>();
      }
      document.versions.push_back(std::move(version));
    }
    manifest.documents.push_back(std::move(document));
  }
  for (const auto& [address, digest] : json.at("files").items())
    manifest.files.emplace_back(address, digest.get<std::string>());
  return manifest;
}

void add_quoted(std::string& to, std::string_view text) {
  const bool is_plain = std::all_of(text.begin(), text.end(), [](char character) {
    return character >= ' ' && character <= '~' && character != '"' && character != '\\';
  });
  if (!is_plain) {
    to += Json(text).dump();
    return;
  }
  to += '"';
  to += text;
  to += '"';
}

void add_pair(std::string& to, std::string_view name, std::string_view text) {
  add_quoted(to, name);
  to += ':';
  add_quoted(to, text);
}

// By hand, since it is written at each build.
void add_document(std::string& to, const ManifestDocument& document) {
  to += '{';
  add_pair(to, "address", document.address);
  to += ',';
  add_pair(to, "kind", document.kind);
  to += ',';
  add_pair(to, "title", document.title);
  if (document.is_withdrawn) to += ",\"withdrawn\":true";
  to += ",\"versions\":[";
  for (size_t i = 0; i < document.versions.size(); ++i) {
    const ManifestVersion& version = document.versions[i];
    to += i == 0 ? "{" : ",{";
    add_pair(to, "id", version.id);
    to += ',';
    if (version.wording.empty()) {
      add_pair(to, "withheld", version.withheld_on);
    } else {
      add_pair(to, "wording", version.wording);
    }
    to += '}';
  }
  to += "]}";
}

}  // namespace

std::string write_manifest(Manifest manifest) {
  std::sort(manifest.documents.begin(), manifest.documents.end(),
            [](const ManifestDocument& a, const ManifestDocument& b) { return a.address < b.address; });
  std::sort(manifest.files.begin(), manifest.files.end());
  // A line each, so that two manifests can be compared by eye.
  std::string text = fmt::format("{{\n\"gazette_manifest\": {},\n\"wording_format\": {},\n\"documents\": [",
                                 Manifest::format, manifest.wording_format);
  for (size_t i = 0; i < manifest.documents.size(); ++i) {
    text += i == 0 ? "\n" : ",\n";
    add_document(text, manifest.documents[i]);
  }
  text += "\n],\n\"files\": {";
  for (size_t i = 0; i < manifest.files.size(); ++i) {
    text += i == 0 ? "\n" : ",\n";
    add_quoted(text, manifest.files[i].first);
    text += ": ";
    add_quoted(text, manifest.files[i].second);
  }
  text += "\n}\n}\n";
  return text;
}

std::optional<Manifest> read_manifest(std::string_view bytes) {
  const Json json = Json::parse(bytes, nullptr, false);
  if (!json.is_object() || json.value("gazette_manifest", Json()) != Manifest::format) return std::nullopt;
  try {
    return read(json);
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

std::string address_of_file(std::string_view path) {
  constexpr std::string_view index = "index.html";
  const bool is_page = path == index || path.ends_with("/index.html");
  std::string address = "/";
  address += is_page ? path.substr(0, path.size() - index.size()) : path;
  return address;
}

}  // namespace gazette
