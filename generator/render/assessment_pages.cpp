#include "render/assessment_pages.h"

#include <algorithm>
#include <string>
#include <utility>

#include "model/read_record.h"
#include "render/report_pages.h"

namespace gazette {

namespace {

const RubricRating* find_rating(const Assessment* assessment, std::string_view criterion) {
  if (assessment == nullptr) return nullptr;
  for (const RubricRating& rating : assessment->ratings) {
    if (rating.criterion.value == criterion) return &rating;
  }
  return nullptr;
}

// "up", "down", "same" or, where nothing can be compared, nothing.
ViewValue view_trend(const std::vector<std::string>& scale, const std::string& was, const std::string& is) {
  const auto place_of = [&](const std::string& level) {
    return std::find(scale.begin(), scale.end(), level);
  };
  if (place_of(was) == scale.end() || place_of(is) == scale.end()) return {};
  if (was == is) return "same";
  return place_of(is) < place_of(was) ? "up" : "down";
}

ViewList view_elements(const SourceValue* criterion, const RubricRating& rating) {
  ViewList list;
  for (const PlacedText& element : rating.elements) {
    std::string title = element.value;
    for (const SourceValue* known :
         criterion == nullptr ? std::vector<const SourceValue*>() : read_records(*criterion, "elements")) {
      if (read_text(*known, "id").value == element.value) title = read_text(*known, "title").value;
    }
    list.emplace_back(std::move(title));
  }
  return list;
}

ViewRecord view_rating(const Rubric* rubric, const RubricRating& rating, const Assessment* before) {
  const SourceValue* criterion = rubric == nullptr ? nullptr : rubric->find_criterion(rating.criterion.value);
  ViewRecord view;
  const std::string title =
      criterion == nullptr ? rating.criterion.value : read_text(*criterion, "title").value;
  view.set("criterion", title).set("level", text_or_nothing(rating.level.value));
  ViewValue element_count;
  if (criterion != nullptr && rating.has_elements)
    element_count = read_records(*criterion, "elements").size();
  view.set("elements", view_elements(criterion, rating)).set("element_count", std::move(element_count));
  const RubricRating* earlier = find_rating(before, rating.criterion.value);
  view.set("before", earlier == nullptr ? ViewValue() : text_or_nothing(earlier->level.value));
  view.set("trend", earlier == nullptr || rubric == nullptr
                        ? ViewValue()
                        : view_trend(rubric->list_scale(), earlier->level.value, rating.level.value));
  ViewList evidence;
  for (const PlacedText& one : rating.evidence) evidence.emplace_back(one.value);
  view.set("note", text_or_nothing(rating.note)).set("evidence", std::move(evidence));
  return view;
}

}  // namespace

ViewList view_assessments_of(const RenderParts& parts, const Url& page, const ShelvedPlan& plan) {
  ViewList list;
  for (auto number = plan.assessments.rbegin(); number != plan.assessments.rend(); ++number) {
    const ShelvedAssessment& one = parts.portal.shelf.assessments[*number];
    ViewRecord link = view_link(page, parts.portal.document(one.document).versions.back().title,
                                parts.site.documents[one.document].url);
    list.emplace_back(std::move(link.set("dated", view_date(parts, one.assessment.dated))));
  }
  return list;
}

ViewRecord view_assessment_text(const RenderParts& parts, const TextPlace& place,
                                const Assessment& assessment, const Assessment* before) {
  const std::vector<Rubric> rubrics = list_rubrics(parts.portal.history);
  const Rubric* rubric = find_rubric(rubrics, assessment.rubric.value);
  ViewRecord view;
  view.set("rubric", ViewValue());
  if (rubric != nullptr) {
    const auto number = static_cast<DocumentNumber>(rubric->document - parts.portal.history.documents.data());
    view.set("rubric", view_link(place.page, rubric->document->versions.back().title,
                                 parts.site.documents[number].url));
  }
  view.set("rubric_id", text_or_nothing(assessment.rubric.value));
  view.set("dated", view_date(parts, assessment.dated));
  view.set("author", text_or_nothing(assessment.author));
  view.set("summary", text_or_nothing(assessment.summary));
  view.set("overall", text_or_nothing(assessment.overall));
  view.set("next_step", text_or_nothing(assessment.next_step));
  ViewList ratings;
  for (const RubricRating& rating : assessment.ratings)
    ratings.emplace_back(view_rating(rubric, rating, before));
  view.set("ratings", std::move(ratings));
  const uint32_t end = assessment.body->nodes.empty() ? 0 : assessment.body->nodes[0].end;
  view.set("body", view_text(parts, place, assessment.body, 1, end, 2, ""));
  view.set("has_before", before != nullptr);
  return view;
}

void fill_assessment(const RenderParts& parts, const Page& page, ViewRecord& view) {
  const PlanShelf& shelf = parts.portal.shelf;
  const auto number = shelf.find_assessment(page.subject);
  if (!number) return;
  const ShelvedAssessment& shelved = shelf.assessments[*number];
  const ShelvedPlan* plan = shelved.plan ? &shelf.plans[*shelved.plan] : nullptr;
  start_part_of_plan(parts, page, shelved.assessment, plan, view);
  // Those on the same plan by the same rubric stand in the order of their days.
  const ShelvedAssessment* before = nullptr;
  for (AssessmentNumber i = 0; i < *number; ++i) {
    const ShelvedAssessment& other = shelf.assessments[i];
    const bool is_of_plan = shelved.plan && other.plan == shelved.plan;
    if (is_of_plan && other.assessment.rubric.value == shelved.assessment.rubric.value) before = &other;
  }
  const TextPlace place{page.url, parts.portal.document(page.subject).path,
                        parts.portal.history.publication_count};
  view.set("assessment", view_assessment_text(parts, place, shelved.assessment,
                                              before == nullptr ? nullptr : &before->assessment));
  view.set("assessment_before", ViewValue());
  if (before == nullptr) return;
  ViewRecord link = view_link(page.url, parts.portal.document(before->document).versions.back().title,
                              parts.site.documents[before->document].url);
  view.set("assessment_before", std::move(link.set("dated", view_date(parts, before->assessment.dated))));
}

}  // namespace gazette
