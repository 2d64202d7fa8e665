#include "base/print_sarif.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/text.h"

namespace gazette {

namespace {

using Json = nlohmann::ordered_json;

std::string_view level_of(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

Json text_of(std::string_view text) {
  return Json{{"text", replace_invalid_utf8(text)}};
}

Json describe_place(const Place& place) {
  Json physical = {{"artifactLocation", {{"uri", uri_of_path(place.file)}, {"uriBaseId", "%SRCROOT%"}}}};
  if (place.line > 0) {
    Json region = {{"startLine", place.line}};
    if (place.column > 0) {
      region["startColumn"] = place.column;
      region["endColumn"] = place.column + std::max(1, place.length);
    }
    physical["region"] = std::move(region);
  }
  return Json{{"physicalLocation", std::move(physical)}};
}

}  // namespace

std::string uri_of_path(const SourcePath& path) {
  constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/!$&'()*+,;=@";
  std::string uri;
  for (const char c : path.text) {
    if (plain.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

void print_sarif(std::ostream& out, const Diagnostics& diagnostics, const std::vector<SarifRule>& rules) {
  Json described = Json::array();
  std::map<std::string, size_t> positions;
  for (const SarifRule& rule : rules) {
    positions.emplace(rule.id, described.size());
    described.push_back({{"id", rule.id},
                         {"shortDescription", text_of(rule.meaning)},
                         {"help", text_of(rule.mend)},
                         {"defaultConfiguration", {{"level", level_of(rule.severity)}}}});
  }
  Json results = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    const auto [position, is_new] = positions.try_emplace(diagnostic.code, described.size());
    if (is_new) described.push_back({{"id", diagnostic.code}});
    const std::string message = diagnostic.hint.empty()
                                    ? diagnostic.message
                                    : fmt::format("{}\nHint: {}", diagnostic.message, diagnostic.hint);
    results.push_back({{"ruleId", diagnostic.code},
                       {"ruleIndex", position->second},
                       {"level", level_of(diagnostic.severity)},
                       {"message", text_of(message)},
                       {"locations", Json::array({describe_place(diagnostic.place)})}});
  }
  Json run = {{"tool", {{"driver", {{"name", "Gazette"}, {"rules", std::move(described)}}}}},
              {"columnKind", "unicodeCodePoints"},
              {"results", std::move(results)}};
  const Json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                    {"version", "2.1.0"},
                    {"runs", Json::array({std::move(run)})}};
  out << log.dump(2) << "\n";
}

}  // namespace gazette
