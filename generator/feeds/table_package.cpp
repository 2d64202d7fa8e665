#include "feeds/table_package.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/sha256.h"
#include "base/text.h"
#include "feeds/json_text.h"
#include "feeds/site_address.h"
#include "site/feed_addresses.h"

namespace gazette {

namespace {

std::string_view type_of(ColumnType type) {
  switch (type) {
    case ColumnType::number:
      return "integer";
    case ColumnType::date:
      return "date";
    case ColumnType::text:
      break;
  }
  return "string";
}

std::string list_texts(const std::vector<std::string_view>& texts) {
  std::vector<std::string> written;
  for (const std::string_view text : texts) written.push_back(json_text(text));
  return fmt::format("[{}]", join(written, ", "));
}

class PackageWriter {
 public:
  explicit PackageWriter(const RenderParts& parts) : parts_(parts) {}

  std::string write(const std::vector<Table>& tables, const std::vector<std::string>& csv) const {
    const SiteSettings& settings = parts_.portal.history.settings;
    std::string json = "{\n  \"profile\": \"tabular-data-package\",\n";
    json += fmt::format("  \"name\": {},\n", json_text(name_of_package(settings)));
    json += fmt::format("  \"id\": {},\n", json_text(stable_uuid(settings, {"tables"})));
    json += fmt::format("  \"title\": {},\n", json_text(word("data.package_title", {settings.title})));
    json += fmt::format("  \"description\": {},\n", json_text(word("data.package_meaning", {})));
    if (!settings.address.empty())
      json += fmt::format("  \"homepage\": {},\n", json_text(address_on_site(settings, downloads_url)));
    if (const auto day = newest_day(parts_.portal))
      json += fmt::format("  \"version\": {},\n", json_text(iso_date(*day)));
    json += write_license(settings);
    json += "  \"resources\": [\n";
    for (size_t i = 0; i < tables.size(); ++i)
      json += write_resource(tables[i], csv[i]) + (i + 1 < tables.size() ? ",\n" : "\n");
    return json + "  ]\n}\n";
  }

 private:
  std::string word(const std::string& name, const std::vector<std::string>& arguments) const {
    return parts_.words.fill(name, arguments);
  }

  // Small letters, digits, hyphens.
  static std::string name_of_package(const SiteSettings& settings) {
    std::string name;
    for (const char c : slugify(settings.title)) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-') name += c;
    }
    return name.empty() ? "site" : name;
  }

  // A license needs a name without spaces, or an address.
  static std::string write_license(const SiteSettings& settings) {
    const bool is_name = !settings.license.empty() &&
                         std::all_of(settings.license.begin(), settings.license.end(), [](char c) {
                           const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                           return is_letter || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
                         });
    if (!is_name && settings.license_url.empty()) return {};
    std::vector<std::string> parts;
    if (is_name) parts.push_back(fmt::format("\"name\": {}", json_text(settings.license)));
    if (!settings.license_url.empty())
      parts.push_back(fmt::format("\"path\": {}", json_text(settings.license_url)));
    if (!settings.license.empty()) parts.push_back(fmt::format("\"title\": {}", json_text(settings.license)));
    return fmt::format("  \"licenses\": [{{{}}}],\n", join(parts, ", "));
  }

  std::string write_resource(const Table& table, const std::string& csv) const {
    const TableRule& rule = *table.rule;
    std::string json = "    {\n      \"profile\": \"tabular-data-resource\",\n";
    json += fmt::format("      \"name\": {},\n", json_text(rule.name));
    json += fmt::format("      \"path\": {},\n", json_text(fmt::format("{}.csv", rule.name)));
    json += fmt::format("      \"title\": {},\n",
                        json_text(word(fmt::format("data.table.{}.title", rule.name), {})));
    json += fmt::format("      \"description\": {},\n",
                        json_text(word(fmt::format("data.table.{}.meaning", rule.name), {})));
    json +=
        "      \"format\": \"csv\",\n      \"mediatype\": \"text/csv\",\n      \"encoding\": \"utf-8\",\n";
    json += fmt::format("      \"bytes\": {},\n      \"hash\": \"sha256:{}\",\n", csv.size(),
                        sha256_of(csv).hex());
    json += "      \"schema\": {\n        \"fields\": [\n";
    for (size_t i = 0; i < rule.columns.size(); ++i)
      json += write_field(rule.columns[i]) + (i + 1 < rule.columns.size() ? ",\n" : "\n");
    json += "        ]";
    json += write_keys(rule);
    return json + "\n      }\n    }";
  }

  std::string write_field(const ColumnRule& column) const {
    std::string json =
        fmt::format("          {{\"name\": {}, \"type\": \"{}\", \"description\": {}", json_text(column.name),
                    type_of(column.type), json_text(word(fmt::format("data.column.{}", column.name), {})));
    std::vector<std::string> limits;
    if (column.is_required) limits.emplace_back("\"required\": true");
    if (!column.choices.empty()) limits.push_back(fmt::format("\"enum\": {}", list_texts(column.choices)));
    if (column.type == ColumnType::number) limits.emplace_back("\"minimum\": 0");
    if (!limits.empty()) json += fmt::format(", \"constraints\": {{{}}}", join(limits, ", "));
    return json + "}";
  }

  std::string write_keys(const TableRule& rule) const {
    std::string json;
    std::vector<std::string_view> key = rule.key;
    // Where nothing has a version, each thing has one row.
    if (!parts_.portal.history.has_versions) std::erase(key, "version");
    if (!key.empty()) json += fmt::format(",\n        \"primaryKey\": {}", list_texts(key));
    if (rule.references.empty()) return json;
    std::vector<std::string> references;
    for (const TableReference& reference : rule.references) {
      references.push_back(
          fmt::format("{{\"fields\": {0}, \"reference\": {{\"resource\": {1}, \"fields\": {0}}}}}",
                      json_text(reference.column), json_text(reference.table)));
    }
    return fmt::format("{},\n        \"foreignKeys\": [{}]", json, join(references, ", "));
  }

  const RenderParts& parts_;
};

}  // namespace

std::string write_package(const RenderParts& parts, const std::vector<Table>& tables,
                          const std::vector<std::string>& csv) {
  return PackageWriter(parts).write(tables, csv);
}

}  // namespace gazette
