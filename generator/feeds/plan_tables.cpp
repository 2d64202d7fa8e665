#include "feeds/plan_tables.h"

#include <fmt/format.h>

#include "feeds/cell_text.h"
#include "feeds/site_address.h"
#include "model/plan_file.h"

namespace gazette {

namespace {

std::string or_number(const PlacedText& id, std::string_view kind, size_t number) {
  return id.value.empty() ? fmt::format("{}-{}", kind, number + 1) : id.value;
}

// All versions of one plan.
class PlanRows {
 public:
  PlanRows(const RenderParts& parts, const DocumentNames& names, DocumentNumber document)
      : parts_(parts),
        names_(names),
        number_(document),
        plans_(parts, table_rule("plans"), document),
        objectives_(parts, table_rule("objectives"), document),
        initiatives_(parts, table_rule("initiatives"), document),
        benchmarks_(parts, table_rule("benchmarks"), document),
        outcomes_(parts, table_rule("final_outcomes"), document),
        stated_(parts, names, document) {}

  void read() {
    const std::vector<Version>& versions = parts_.portal.document(number_).versions;
    for (uint32_t v = 0; v < versions.size(); ++v) {
      if (versions[v].has_text()) add_version(v, read_plan_facts(parts_.portal.history, versions[v]));
      for (SpanRows* rows : {&plans_, &objectives_, &initiatives_, &benchmarks_, &outcomes_})
        rows->end_version(v);
      stated_.end_version(v);
    }
  }

  void move_to(PlanTables& tables) && {
    append_rows(std::move(plans_), tables.plans);
    append_rows(std::move(objectives_), tables.objectives);
    append_rows(std::move(initiatives_), tables.initiatives);
    append_rows(std::move(benchmarks_), tables.benchmarks);
    append_rows(std::move(outcomes_), tables.final_outcomes);
    std::move(stated_).move_to(tables.stated);
  }

 private:
  const std::string& own_name() const { return names_.of(number_); }
  std::string page_of(const Url& url) const { return address_on_site(parts_.portal.history.settings, url); }

  void add_version(uint32_t v, const Plan& plan) {
    const PublicDocument& document = parts_.portal.document(number_);
    const Version& version = document.versions[v];
    RowMaker row(table_rule("plans"));
    row.set("plan", own_name()).set("district", names_.district_of(number_));
    row.set("school", std::string(school_folder(document.path)));
    row.set("school_year", plan.school_year.value).set("framework", plan.framework.value);
    row.set("title", version.title).set("summary", plan.summary);
    row.set("dated", text_of(plan.dated)).set("approved_on", text_of(plan.approved_on));
    row.set("continues", plan.continues.value);
    row.set("page", page_of(parts_.site.documents[number_].url));
    plans_.add(v, "", "plan", std::move(row).take());
    for (size_t i = 0; i < plan.objectives.size(); ++i) add_objective(v, plan.objectives[i], i);
    for (size_t i = 0; i < plan.initiatives.size(); ++i) add_initiative(v, plan.initiatives[i], i);
    for (size_t i = 0; i < plan.final_outcomes.size(); ++i) add_outcome(v, plan.final_outcomes[i], i);
    stated_.add_version(v, plan);
  }

  void add_objective(uint32_t v, const Objective& objective, size_t at) {
    const std::string id = or_number(objective.id, "objective", at);
    RowMaker row(table_rule("objectives"));
    row.set("plan", own_name()).set("objective", id);
    if (objective.number) row.set("rank", std::to_string(objective.number.value));
    row.set("title", objective.title.value).set("lead", objective.lead.value);
    row.set("serves", list_of(objective.aligns_with));
    objectives_.add(v, id, "objective", std::move(row).take());
  }

  // As it stands now; of one that the plan has no more, the plan's.
  std::string page_of_initiative(const std::string& id) const {
    const PlanShelf& shelf = parts_.portal.shelf;
    const auto plan = shelf.find_plan(number_);
    for (size_t i = 0; plan && i < shelf.plans[*plan].plan.initiatives.size(); ++i) {
      if (shelf.plans[*plan].plan.initiatives[i].id.value == id)
        return page_of(parts_.site.initiatives[*plan][i]);
    }
    return page_of(parts_.site.documents[number_].url);
  }

  void add_initiative(uint32_t v, const Initiative& initiative, size_t at) {
    const std::string id = or_number(initiative.id, "initiative", at);
    RowMaker row(table_rule("initiatives"));
    row.set("plan", own_name()).set("initiative", id);
    row.set("initiative_number", initiative.number.value).set("title", initiative.title.value);
    row.set("objective", initiative.objective.value).set("lead", initiative.lead.value);
    row.set("schools", list_of(initiative.schools)).set("continues", initiative.continues.value);
    row.set("serves", list_of(initiative.aligns_with)).set("page", page_of_initiative(id));
    initiatives_.add(v, id, "initiative", std::move(row).take());
    for (const std::vector<Benchmark>* list : initiative.all_benchmarks()) {
      for (size_t i = 0; i < list->size(); ++i) add_benchmark(v, id, (*list)[i], i);
    }
  }

  void add_benchmark(uint32_t v, const std::string& initiative, const Benchmark& benchmark, size_t at) {
    const std::string id = or_number(benchmark.id, benchmark.type.value, at);
    const size_t stages = std::max<size_t>(benchmark.stages.size(), 1);
    for (size_t i = 0; i < stages; ++i) {
      RowMaker row(table_rule("benchmarks"));
      row.set("plan", own_name()).set("initiative", initiative).set("benchmark", id);
      row.set("stage", std::to_string(i + 1)).set("benchmark_type", benchmark.type.value);
      row.set("text", benchmark.text.value).set("measure", benchmark.measure.value);
      row.set("population", benchmark.population.value).set("frequency", benchmark.frequency.value);
      if (i < benchmark.stages.size()) {
        const Stage& stage = benchmark.stages[i];
        row.set("due", text_of(stage.due)).set("due_words", stage.when.value);
        row.set("target", stage.target.value);
      }
      benchmarks_.add(v, fmt::format("{}\n{}\n{}", initiative, id, i), "benchmark", std::move(row).take());
    }
  }

  void add_outcome(uint32_t v, const FinalOutcome& outcome, size_t at) {
    const std::string id = or_number(outcome.id, "outcome", at);
    RowMaker row(table_rule("final_outcomes"));
    row.set("plan", own_name()).set("outcome", id).set("text", outcome.text.value);
    row.set("measure", outcome.measure.value).set("population", outcome.population.value);
    row.set("baseline", outcome.baseline.value).set("due", text_of(outcome.due));
    row.set("due_words", outcome.when.value).set("target", outcome.target.value);
    outcomes_.add(v, id, "outcome", std::move(row).take());
  }

  const RenderParts& parts_;
  const DocumentNames& names_;
  DocumentNumber number_;
  SpanRows plans_;
  SpanRows objectives_;
  SpanRows initiatives_;
  SpanRows benchmarks_;
  SpanRows outcomes_;
  StatedRows stated_;
};

}  // namespace

PlanTables list_plan_tables(const RenderParts& parts, const DocumentNames& names) {
  PlanTables tables;
  tables.plans.rule = &table_rule("plans");
  tables.objectives.rule = &table_rule("objectives");
  tables.initiatives.rule = &table_rule("initiatives");
  tables.benchmarks.rule = &table_rule("benchmarks");
  tables.final_outcomes.rule = &table_rule("final_outcomes");
  for (DocumentNumber i = 0; i < parts.portal.history.documents.size(); ++i) {
    if (parts.portal.document(i).kind != DocumentKind::plan) continue;
    PlanRows rows(parts, names, i);
    rows.read();
    std::move(rows).move_to(tables);
  }
  return tables;
}

}  // namespace gazette
