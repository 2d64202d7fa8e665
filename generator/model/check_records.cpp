#include "model/check_records.h"

#include <algorithm>

#include "model/check_unfilled.h"
#include "model/read_record.h"
#include "model/record_file.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

// In each list by itself: a criterion may have the id of an element.
void check_ids(const PlanDocument& page, const SourceValue& map, const RecordRule& rule,
               Diagnostics& problems) {
  for (const FieldRule& field : rule.fields) {
    if (field.record == nullptr) continue;
    SeenOnce once = once_by_id(problems);
    std::vector<const SourceValue*> records = read_records(map, field.key);
    for (const SourceValue* record : records) once.add(page, read_text(*record, "id"));
    for (const SourceValue* record : records) check_ids(page, *record, *field.record, problems);
  }
}

}  // namespace

Diagnostics check_records(const PublicHistory& history, const PlanBook& book,
                          const std::vector<PlanFileText>& plan_files) {
  Diagnostics problems;
  for (const PublicDocument& document : history.documents) {
    if (document.is_removed || document.kind != DocumentKind::page) continue;
    const RecordFacts facts = facts_of(history, document.versions.back());
    if (facts.kind == nullptr) continue;
    PlanDocument page;
    page.path = document.path;
    check_ids(page, *facts.map, *facts.kind->rule, problems);
    const Oid& blob = document.versions.back().blob;
    if (!document.is_draft) {
      append(problems,
             check_unfilled(
                 {document.path, {history.blobs, &history.blobs->facts(blob)}, history.blobs->body(blob)}));
    }
    if (facts.kind->kind == "program") check_program(document.path, *facts.map, book.districts, problems);
    if (facts.kind->kind == "regulation") check_regulation(document.path, *facts.map, problems);
    if (facts.kind->kind == "rubric") check_rubric(document.path, *facts.map, problems);
  }
  append(problems, check_assessments(history, book));
  append(problems, check_citations(history, plan_files));
  return problems;
}

void check_rubric(const SourcePath& path, const SourceValue& facts, Diagnostics& problems) {
  PlanDocument page;
  page.path = path;
  std::vector<std::string> scale;
  SeenOnce steps("duplicate-step", "the level", "each level of a scale has words of its own", problems);
  for (const SourceValue* step : read_records(facts, "scale")) {
    const PlacedText name = read_text(*step, "name");
    steps.add(page, name);
    scale.push_back(name.value);
  }
  for (const SourceValue* criterion : read_records(facts, "criteria")) {
    const size_t most = read_records(*criterion, "elements").size();
    Placed<uint32_t> better;  // the count of the level before
    for (const SourceValue* level : read_records(*criterion, "levels")) {
      const PlacedText name = read_text(*level, "name");
      if (name && std::find(scale.begin(), scale.end(), name.value) == scale.end()) {
        problems.push_back(error_at(page, name.mark, "unknown-level",
                                    fmt::format("the rubric's scale has no level \"{}\"", name.value),
                                    suggest(name.value, scale, "use the words of the scale")));
      }
      const auto count = read_number(*level, "elements");
      if (!count) continue;
      if (count.value > most) {
        problems.push_back(
            error_at(page, count.mark, "element-count",
                     fmt::format("this level takes {} elements, but the criterion has {}", count.value, most),
                     "correct the number, or add the elements that are missing"));
      } else if (better && count.value >= better.value) {
        problems.push_back(
            error_at(page, count.mark, "element-count",
                     fmt::format("this level takes {} elements, and the better one before it {}", count.value,
                                 better.value),
                     "put the best level first; each level below it takes fewer elements"));
      }
      better = count;
    }
  }
}

}  // namespace gazette
