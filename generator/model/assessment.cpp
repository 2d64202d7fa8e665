#include "model/assessment.h"

#include <algorithm>

#include "model/read_record.h"
#include "model/record_file.h"

namespace gazette {

namespace {

const SourceValue* find_called(const std::vector<const SourceValue*>& records, std::string_view id) {
  for (const SourceValue* record : records) {
    if (!id.empty() && read_text(*record, "id").value == id) return record;
  }
  return nullptr;
}

}  // namespace

Assessment read_assessment(const PlanFileText& file, const SiteSettings& settings) {
  const SourceValue& map = file.facts->front_matter.value;
  Assessment assessment;
  read_plan_document(file, settings, assessment);
  assessment.facts = file.facts;
  assessment.rubric = read_text(map, "rubric");
  assessment.plan = read_text(map, "plan");
  assessment.author = read_text(map, "author").value;
  assessment.overall = read_text(map, "overall").value;
  assessment.next_step = read_text(map, "next_step").value;
  for (const SourceValue* record : read_records(map, "ratings")) {
    RubricRating rating;
    rating.criterion = read_text(*record, "criterion");
    rating.level = read_text(*record, "level");
    rating.elements = read_texts(*record, "elements");
    rating.has_elements = record->find("elements") != nullptr;
    rating.note = read_text(*record, "note").value;
    rating.evidence = read_texts(*record, "evidence");
    assessment.ratings.push_back(std::move(rating));
  }
  return assessment;
}

std::vector<std::string> Rubric::list_scale() const {
  std::vector<std::string> names;
  for (const SourceValue* step : read_records(*facts, "scale"))
    names.push_back(read_text(*step, "name").value);
  return names;
}

const SourceValue* Rubric::find_criterion(std::string_view id) const {
  return find_called(read_records(*facts, "criteria"), id);
}

std::string Rubric::level_by_count(const SourceValue& criterion, size_t elements) {
  for (const SourceValue* level : read_records(criterion, "levels")) {
    const auto needed = read_number(*level, "elements");
    if (needed && needed.value <= elements) return read_text(*level, "name").value;
  }
  return {};
}

std::vector<Rubric> list_rubrics(const PublicHistory& history) {
  std::vector<Rubric> rubrics;
  for (const PublicDocument& document : history.documents) {
    if (document.is_removed || document.kind != DocumentKind::page) continue;
    const RecordFacts facts = facts_of(history, document.versions.back());
    if (facts.kind == nullptr || facts.kind->kind != "rubric" || !read_text(*facts.map, "id")) continue;
    rubrics.push_back({&document, facts.map});
  }
  return rubrics;
}

const Rubric* find_rubric(const std::vector<Rubric>& rubrics, std::string_view id) {
  const auto found = std::find_if(rubrics.begin(), rubrics.end(), [&](const Rubric& rubric) {
    return !id.empty() && read_text(*rubric.facts, "id").value == id;
  });
  return found == rubrics.end() ? nullptr : &*found;
}

}  // namespace gazette
