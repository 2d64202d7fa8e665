#include "feeds/span_rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "feeds/site_address.h"

namespace gazette {

namespace {

// But for what says how long it stood.
bool says_the_same(const TableRule& rule, const TableRow& a, const TableRow& b) {
  for (size_t i = 0; i < rule.columns.size(); ++i) {
    const std::string_view name = rule.columns[i].name;
    const bool is_span =
        name == "version" || name == "published_from" || name == "published_until" || name == "address";
    if (!is_span && a[i] != b[i]) return false;
  }
  return true;
}

}  // namespace

void SpanRows::fill_span(uint32_t version, TableRow& row) const {
  const PublicHistory& history = parts_.portal.history;
  const Version& of = parts_.portal.document(document_).versions[version];
  const Url url =
      history.has_versions ? parts_.site.version_url(document_, of) : parts_.site.documents[document_].url;
  row[rule_.position_of("address")] = address_on_site(history.settings, url);
  if (!history.has_versions) return;
  row[rule_.position_of("version")] = of.id;
  row[rule_.position_of("published_from")] = iso_date(of.date);
}

void SpanRows::add(uint32_t version, const std::string& key, std::string_view key_column, TableRow row) {
  std::string own = key;
  for (int n = 2; seen_.contains(own); ++n) own = fmt::format("{}\n{}", key, n);
  if (own != key) row[rule_.position_of(key_column)] += fmt::format("~{}", own.substr(key.size() + 1));
  seen_.emplace(own, true);
  const size_t order = order_.try_emplace(own, order_.size()).first->second;
  const auto open = open_.find(own);
  if (open != open_.end()) {
    Row& before = rows_[open->second];
    if (says_the_same(rule_, before.cells, row)) return;
    before.ended = version;
  }
  fill_span(version, row);
  open_[own] = rows_.size();
  rows_.push_back({std::move(row), order, std::nullopt, key});
}

void SpanRows::end_version(uint32_t version) {
  for (auto open = open_.begin(); open != open_.end();) {
    if (seen_.contains(open->first)) {
      ++open;
      continue;
    }
    rows_[open->second].ended = version;
    open = open_.erase(open);
  }
  seen_.clear();
}

std::vector<SpanRows::Row> SpanRows::take() && {
  const std::vector<Version>& versions = parts_.portal.document(document_).versions;
  for (Row& row : rows_) {
    if (row.ended) row.cells[rule_.position_of("published_until")] = iso_date(versions[*row.ended].date);
  }
  std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.order < b.order; });
  return std::move(rows_);
}

}  // namespace gazette
