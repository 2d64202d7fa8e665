#include "feeds/report_tables.h"

#include <fmt/format.h>

#include <map>

#include "feeds/cell_text.h"
#include "feeds/site_address.h"

namespace gazette {

namespace {

// Why the newer version corrected what the older one said, by what it is about.
using Reasons = std::map<std::pair<uint32_t, std::string>, std::string>;

std::string rating_key(std::string_view initiative, std::string_view scale) {
  return fmt::format("{}\n{}", initiative, scale);
}

std::string status_key(std::string_view initiative, std::string_view benchmark, std::optional<Date> stage) {
  return fmt::format("{}\n{}\n{}", initiative, benchmark, stage ? iso_date(*stage) : "");
}

class ReportRows {
 public:
  ReportRows(const RenderParts& parts, const DocumentNames& names, DocumentNumber document)
      : parts_(parts),
        names_(names),
        number_(document),
        reports_(parts, table_rule("reports"), document),
        ratings_(parts, table_rule("ratings"), document),
        statuses_(parts, table_rule("benchmark_statuses"), document) {}

  void read() {
    const std::vector<Version>& versions = parts_.portal.document(number_).versions;
    for (uint32_t v = 0; v < versions.size(); ++v) {
      if (versions[v].has_text()) add_version(v, read_report_facts(parts_.portal.history, versions[v]));
      for (SpanRows* rows : {&reports_, &ratings_, &statuses_}) rows->end_version(v);
    }
  }

  void move_to(ReportTables& tables) && {
    const Reasons reasons = list_reasons();
    for (SpanRows::Row& row : std::move(reports_).take()) tables.reports.rows.push_back(std::move(row.cells));
    append_with_reasons(std::move(ratings_), reasons, tables.ratings);
    append_with_reasons(std::move(statuses_), reasons, tables.benchmark_statuses);
  }

 private:
  Reasons list_reasons() const {
    Reasons reasons;
    for (const RegisterEntry& entry : parts_.portal.registers.entries) {
      if (entry.kind != RegisterKind::corrections || entry.document != number_) continue;
      const Correction& correction = entry.correction;
      const std::string key = correction.is_of_rating()
                                  ? rating_key(correction.initiative, correction.scale)
                                  : status_key(correction.initiative, correction.benchmark, correction.stage);
      reasons.try_emplace({entry.version, key}, entry.reason);
    }
    return reasons;
  }

  static void append_with_reasons(SpanRows&& spans, const Reasons& reasons, Table& table) {
    const size_t column = table.rule->position_of("correction_reason");
    for (SpanRows::Row& row : std::move(spans).take()) {
      const auto reason = row.ended ? reasons.find({*row.ended, row.key}) : reasons.end();
      if (reason != reasons.end()) row.cells[column] = reason->second;
      table.rows.push_back(std::move(row.cells));
    }
  }

  void add_version(uint32_t v, Report report) {
    const PlanShelf& shelf = parts_.portal.shelf;
    const auto plan = shelf.find_plan_called(report.plan.value);
    const Framework* framework = plan ? shelf.framework_of(shelf.plans[*plan]) : nullptr;
    if (framework != nullptr) find_steps(report, *framework);
    add_report(v, report);
    for (const Rating& rating : report.ratings) add_rating(v, report, rating);
    for (const BenchmarkStatus& status : report.benchmarks) add_status(v, report, status);
  }

  RowMaker start(const TableRule& rule, const Report& report) const {
    RowMaker row(rule);
    row.set("report", names_.of(number_)).set("district", names_.district_of(number_));
    row.set("plan", report.plan.value);
    return row;
  }

  void add_report(uint32_t v, const Report& report) {
    RowMaker row = start(table_rule("reports"), report);
    row.set("kind_of_report", report.kind.value).set("summary", report.summary);
    row.set("title", parts_.portal.document(number_).versions[v].title).set("author", report.author.value);
    row.set("period_from", text_of(report.period.from)).set("period_to", text_of(report.period.to));
    row.set("dated", text_of(report.dated));
    row.set("page", address_on_site(parts_.portal.history.settings, parts_.site.documents[number_].url));
    reports_.add(v, "", "report", std::move(row).take());
  }

  void add_rating(uint32_t v, const Report& report, const Rating& rating) {
    if (rating.initiative.value.empty()) return;
    for (const RatingOnScale& one : rating.scales) {
      if (one.scale.empty() || one.words.value.empty()) continue;
      RowMaker row = start(table_rule("ratings"), report);
      row.set("initiative", rating.initiative.value).set("scale", one.scale).set("rating", one.words.value);
      if (one.step) row.set("step", std::to_string(*one.step + 1));
      ratings_.add(v, rating_key(rating.initiative.value, one.scale), "initiative", std::move(row).take());
    }
  }

  void add_status(uint32_t v, const Report& report, const BenchmarkStatus& status) {
    // One without an initiative is of a final outcome of the plan.
    if (status.benchmark.value.empty()) return;
    RowMaker row = start(table_rule("benchmark_statuses"), report);
    row.set("initiative", status.initiative.value).set("benchmark", status.benchmark.value);
    row.set("stage_due", text_of(status.stage)).set("status", status.words.value);
    if (status.state) row.set("state", std::string(benchmark_state_name(*status.state)));
    row.set("figure", status.figure).set("dated", text_of(status.dated));
    if (status.group_size) row.set("group_size", std::to_string(status.group_size.value));
    if (status.population) row.set("group_of", std::to_string(status.population.value));
    const auto stage = status.stage ? std::optional(status.stage.value) : std::nullopt;
    statuses_.add(v, status_key(status.initiative.value, status.benchmark.value, stage), "benchmark",
                  std::move(row).take());
  }

  const RenderParts& parts_;
  const DocumentNames& names_;
  DocumentNumber number_;
  SpanRows reports_;
  SpanRows ratings_;
  SpanRows statuses_;
};

}  // namespace

ReportTables list_report_tables(const RenderParts& parts, const DocumentNames& names) {
  ReportTables tables;
  tables.reports.rule = &table_rule("reports");
  tables.ratings.rule = &table_rule("ratings");
  tables.benchmark_statuses.rule = &table_rule("benchmark_statuses");
  for (DocumentNumber i = 0; i < parts.portal.history.documents.size(); ++i) {
    if (parts.portal.document(i).kind != DocumentKind::report) continue;
    ReportRows rows(parts, names, i);
    rows.read();
    std::move(rows).move_to(tables);
  }
  return tables;
}

}  // namespace gazette
