#include "feeds/paper_tables.h"

#include <algorithm>

#include "feeds/cell_text.h"
#include "feeds/site_address.h"
#include "model/assessment.h"

namespace gazette {

namespace {

class PaperRows {
 public:
  PaperRows(const RenderParts& parts, const DocumentNames& names, const std::vector<Rubric>& rubrics)
      : parts_(parts), names_(names), rubrics_(rubrics) {}

  void add_minutes(DocumentNumber number, PaperTables& tables) const {
    SpanRows rows(parts_, table_rule("minutes"), number);
    const std::vector<Version>& versions = parts_.portal.document(number).versions;
    for (uint32_t v = 0; v < versions.size(); ++v) {
      if (versions[v].has_text()) {
        const Minutes minutes = read_minutes_facts(parts_.portal.history, versions[v]);
        RowMaker row = start("minutes", "minutes", number);
        row.set("plan", minutes.plan.value).set("title", versions[v].title);
        row.set("dated", text_of(minutes.dated)).set("draft_sent_on", text_of(minutes.draft_sent_on));
        row.set("reported_on", text_of(minutes.reported_on)).set("final_on", text_of(minutes.final_on));
        row.set("discussed", list_of(minutes.discussed)).set("next_on", text_of(minutes.next_on));
        row.set("page", page_of(number));
        rows.add(v, "", "minutes", std::move(row).take());
      }
      rows.end_version(v);
    }
    append_rows(std::move(rows), tables.minutes);
  }

  void add_assessment(DocumentNumber number, PaperTables& tables) const {
    SpanRows rows(parts_, table_rule("assessments"), number);
    SpanRows levels(parts_, table_rule("assessment_levels"), number);
    const std::vector<Version>& versions = parts_.portal.document(number).versions;
    for (uint32_t v = 0; v < versions.size(); ++v) {
      if (versions[v].has_text()) {
        const Assessment one = read_assessment_version(parts_.portal.history, versions[v]);
        RowMaker row = start("assessments", "assessment", number);
        row.set("plan", one.plan.value).set("rubric", one.rubric.value).set("title", versions[v].title);
        row.set("author", one.author).set("dated", text_of(one.dated)).set("overall", one.overall);
        row.set("next_step", one.next_step).set("page", page_of(number));
        rows.add(v, "", "assessment", std::move(row).take());
        for (const RubricRating& rating : one.ratings) add_level(v, number, one, rating, levels);
      }
      rows.end_version(v);
      levels.end_version(v);
    }
    append_rows(std::move(rows), tables.assessments);
    append_rows(std::move(levels), tables.assessment_levels);
  }

 private:
  RowMaker start(std::string_view table, std::string_view key, DocumentNumber number) const {
    RowMaker row(table_rule(table));
    row.set(key, names_.of(number)).set("district", names_.district_of(number));
    return row;
  }

  std::string page_of(DocumentNumber number) const {
    return address_on_site(parts_.portal.history.settings, parts_.site.documents[number].url);
  }

  void add_level(uint32_t version, DocumentNumber number, const Assessment& one, const RubricRating& rating,
                 SpanRows& levels) const {
    if (rating.criterion.value.empty() || rating.level.value.empty()) return;
    RowMaker row = start("assessment_levels", "assessment", number);
    row.set("criterion", rating.criterion.value).set("plan", one.plan.value).set("rubric", one.rubric.value);
    row.set("rubric_level", rating.level.value).set("elements", list_of(rating.elements));
    row.set("note", rating.note);
    if (const Rubric* rubric = find_rubric(rubrics_, one.rubric.value)) {
      const std::vector<std::string> scale = rubric->list_scale();
      const auto step = std::find(scale.begin(), scale.end(), rating.level.value);
      if (step != scale.end()) row.set("step", std::to_string(step - scale.begin() + 1));
    }
    levels.add(version, rating.criterion.value, "criterion", std::move(row).take());
  }

  const RenderParts& parts_;
  const DocumentNames& names_;
  const std::vector<Rubric>& rubrics_;
};

}  // namespace

PaperTables list_paper_tables(const RenderParts& parts, const DocumentNames& names) {
  PaperTables tables;
  tables.minutes.rule = &table_rule("minutes");
  tables.assessments.rule = &table_rule("assessments");
  tables.assessment_levels.rule = &table_rule("assessment_levels");
  const std::vector<Rubric> rubrics = list_rubrics(parts.portal.history);
  const PaperRows rows(parts, names, rubrics);
  for (DocumentNumber i = 0; i < parts.portal.history.documents.size(); ++i) {
    const DocumentKind kind = parts.portal.document(i).kind;
    if (kind == DocumentKind::minutes) rows.add_minutes(i, tables);
    if (kind == DocumentKind::assessment) rows.add_assessment(i, tables);
  }
  return tables;
}

}  // namespace gazette
