// The rules of assessments: what they refer to, and what can be counted.
#include <algorithm>
#include <set>
#include <string>

#include "base/text.h"
#include "model/check_plan_book.h"
#include "model/check_records.h"
#include "model/plan_book.h"
#include "model/plan_file.h"
#include "model/read_record.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

std::vector<std::string> list_names(const std::vector<const SourceValue*>& records, std::string_view key) {
  std::vector<std::string> names;
  for (const SourceValue* record : records) {
    if (PlacedText name = read_text(*record, key)) names.push_back(std::move(name.value));
  }
  return names;
}

class AssessmentRules {
 public:
  AssessmentRules(const Assessment& assessment, const PlanBook& book, const std::vector<Rubric>& rubrics,
                  Diagnostics& problems)
      : assessment_(assessment), book_(book), rubrics_(rubrics), problems_(problems) {}

  void check() {
    check_plan();
    if (!assessment_.rubric) return;
    const Rubric* rubric = find_rubric(rubrics_, assessment_.rubric.value);
    if (rubric == nullptr) {
      std::vector<std::string> ids;
      for (const Rubric& known : rubrics_) ids.push_back(read_text(*known.facts, "id").value);
      return complain(assessment_.rubric.mark, "unknown-rubric",
                      fmt::format("there is no public rubric \"{}\"", assessment_.rubric.value),
                      suggest(assessment_.rubric.value, ids, "write the id of a page in content/rubrics/"));
    }
    SeenOnce once("duplicate-rating", "the criterion", "keep one of the two", problems_);
    for (const RubricRating& rating : assessment_.ratings) {
      once.add(assessment_, rating.criterion);
      check_rating(*rubric, rating);
    }
    check_all_rated(*rubric);
  }

 private:
  void complain(const Mark& mark, std::string code, std::string message, std::string hint) {
    problems_.push_back(error_at(assessment_, mark, std::move(code), std::move(message), std::move(hint)));
  }

  void check_plan() {
    if (!assessment_.plan) return;
    const Plan* plan = book_.find_plan(assessment_.plan.value);
    if (plan == nullptr) {
      return complain(
          assessment_.plan.mark, "unknown-plan",
          fmt::format("there is no {}plan \"{}\"", public_word(book_.has_private), assessment_.plan.value),
          suggest_plan(assessment_, assessment_.plan.value, book_));
    }
    rests_on_hidden(assessment_, assessment_.plan.mark, *plan, "its plan", book_, problems_);
    if (plan_folder(plan->path) != plan_folder(assessment_.path)) {
      complain(assessment_.plan.mark, "other-plan",
               fmt::format("the plan \"{}\" stands in another folder", assessment_.plan.value),
               fmt::format("move the assessment to {}/assessments/, or correct the plan",
                           plan_folder(plan->path)));
    }
  }

  void check_rating(const Rubric& rubric, const RubricRating& rating) {
    const std::vector<std::string> scale = rubric.list_scale();
    const bool is_level =
        rating.level && std::find(scale.begin(), scale.end(), rating.level.value) != scale.end();
    if (rating.level && !is_level) {
      complain(rating.level.mark, "unknown-level",
               fmt::format("the rubric's scale has no level \"{}\"", rating.level.value),
               suggest(rating.level.value, scale, "use the words of the scale"));
    }
    if (!rating.criterion) return;
    const SourceValue* criterion = rubric.find_criterion(rating.criterion.value);
    if (criterion == nullptr) {
      return complain(
          rating.criterion.mark, "unknown-criterion",
          fmt::format("the rubric has no criterion \"{}\"", rating.criterion.value),
          suggest(rating.criterion.value, list_names(read_records(*rubric.facts, "criteria"), "id"),
                  "write the id that stands in the rubric"));
    }
    const auto known = list_names(read_records(*criterion, "elements"), "id");
    std::set<std::string> found;
    for (const PlacedText& element : rating.elements) {
      if (std::find(known.begin(), known.end(), element.value) != known.end()) {
        found.insert(element.value);
        continue;
      }
      complain(
          element.mark, "unknown-element",
          fmt::format("the criterion \"{}\" has no element \"{}\"", rating.criterion.value, element.value),
          suggest(element.value, known, "write the id that stands in the rubric"));
    }
    const std::string counted = Rubric::level_by_count(*criterion, found.size());
    if (!rating.has_elements || !is_level || counted.empty() || counted == rating.level.value) return;
    complain(rating.level.mark, "countable-level",
             fmt::format("{} of {} elements make the level \"{}\", not \"{}\"", found.size(), known.size(),
                         counted, rating.level.value),
             "correct the level, or the elements that were found");
  }

  void check_all_rated(const Rubric& rubric) {
    if (!assessment_.is_whole || assessment_.ratings.empty()) return;
    std::vector<std::string> left_out;
    for (const std::string& id : list_names(read_records(*rubric.facts, "criteria"), "id")) {
      const bool is_rated =
          std::any_of(assessment_.ratings.begin(), assessment_.ratings.end(),
                      [&](const RubricRating& rating) { return rating.criterion.value == id; });
      if (!is_rated) left_out.push_back(id);
    }
    if (left_out.empty()) return;
    problems_.push_back(warning_at(assessment_, assessment_.rubric.mark, "unrated-criterion",
                                   fmt::format("no rating for: {}", join(left_out, ", ")),
                                   "add one for each criterion of the rubric"));
  }

  const Assessment& assessment_;
  const PlanBook& book_;
  const std::vector<Rubric>& rubrics_;
  Diagnostics& problems_;
};

}  // namespace

Diagnostics check_assessments(const PublicHistory& history, const PlanBook& book) {
  Diagnostics problems;
  if (book.assessments.empty()) return problems;
  const std::vector<Rubric> rubrics = list_rubrics(history);
  for (const Assessment& assessment : book.assessments)
    AssessmentRules(assessment, book, rubrics, problems).check();
  return problems;
}

}  // namespace gazette
