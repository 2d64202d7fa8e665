#include "model/translate_plan.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/language_marks.h"
#include "document/join_bodies.h"
#include "document/mark_body.h"
#include "model/translation_path.h"

namespace gazette {

namespace {

template <typename T>
const T* find_by_id(const std::vector<T>& list, const PlacedText& id) {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [&](const T& one) { return id && one.id && one.id.value == id.value; });
  return found == list.end() ? nullptr : &*found;
}

class WordChanger {
 public:
  explicit WordChanger(std::string_view language) : language_(language) {}

  void change(PlacedText& text, const PlacedText& words) const {
    if (words) text.value = mark_language(words.value, language_);
  }

  // Each of a list stands for the one in its place.
  void change(std::vector<PlacedText>& texts, const std::vector<PlacedText>& words) const {
    if (texts.size() != words.size()) return;
    for (size_t i = 0; i < texts.size(); ++i) change(texts[i], words[i]);
  }

  void change(PlanDocument& document, const PlanDocument& words) const {
    change(document.title, words.title);
    if (!words.summary.empty()) document.summary = mark_language(words.summary, language_);
  }

  void change(std::vector<Benchmark>& benchmarks, const std::vector<Benchmark>& words) const {
    for (Benchmark& benchmark : benchmarks) {
      const Benchmark* own = find_by_id(words, benchmark.id);
      if (own == nullptr) continue;
      change(benchmark.text, own->text);
      change(benchmark.measure, own->measure);
      change(benchmark.population, own->population);
      change(benchmark.frequency, own->frequency);
    }
  }

  void change_sheet(Initiative& sheet, const Initiative& words) const {
    change(static_cast<PlanDocument&>(sheet), words);
    change(sheet.lead, words.lead);
    change(sheet.resources, words.resources);
    change(sheet.short_term_outcomes, words.short_term_outcomes);
    change(sheet.early_evidence, words.early_evidence);
    change(sheet.benchmarks, words.benchmarks);
    for (Activity& activity : sheet.activities) {
      const Activity* own = find_by_id(words.activities, activity.id);
      if (own == nullptr) continue;
      change(activity.text, own->text);
      change(activity.lead, own->lead);
      change(activity.frequency, own->frequency);
    }
    if (has_words(*words.body, 0)) sheet.body = mark(*words.body);
  }

  std::shared_ptr<const Body> mark(const Body& body) const {
    return std::make_shared<const Body>(mark_body(body, language_));
  }

 private:
  const std::string_view language_;
};

// Sections of both have the same ranks in the same order, and those that are called by an id the same one.
bool have_same_sections(const Plan& plan, const Plan& words) {
  return std::equal(plan.sections.begin(), plan.sections.end(), words.sections.begin(), words.sections.end(),
                    [&](const BodySection& a, const BodySection& b) {
                      const bool is_id = plan.find_objective(a.heading) != nullptr;
                      return a.level == b.level && (!is_id || a.heading == b.heading);
                    });
}

bool is_same_part(const Narrative& a, const Narrative& b) {
  return a.about == b.about && a.objective == b.objective && a.id == b.id &&
         (a.about != Narrative::About::misplaced || a.section.level == b.section.level);
}

}  // namespace

void translate_plan(Plan& plan, const Plan& words, const SiteSettings& settings, std::string_view language) {
  const WordChanger changer(language);
  changer.change(static_cast<PlanDocument&>(plan), words);
  for (Objective& objective : plan.objectives) {
    const Objective* own = find_by_id(words.objectives, objective.id);
    if (own == nullptr) continue;
    changer.change(objective.title, own->title);
    changer.change(objective.lead, own->lead);
  }
  for (FinalOutcome& outcome : plan.final_outcomes) {
    const FinalOutcome* own = find_by_id(words.final_outcomes, outcome.id);
    if (own == nullptr) continue;
    changer.change(outcome.text, own->text);
    changer.change(outcome.measure, own->measure);
    changer.change(outcome.population, own->population);
  }
  if (has_words(*words.body, 0) && have_same_sections(plan, words)) {
    for (size_t i = 0; i < plan.sections.size(); ++i) {
      // Frameworks know it by what it is called in the original.
      std::string heading = std::move(plan.sections[i].heading);
      plan.sections[i] = words.sections[i];
      plan.sections[i].heading = std::move(heading);
    }
    plan.body = changer.mark(*words.body);
  }
  for (const Initiative& sheet : words.initiatives) {
    const auto place = find_translation(settings, sheet.path);
    for (Initiative& own : plan.initiatives) {
      if (place && own.path == place->original) changer.change_sheet(own, sheet);
    }
  }
}

void translate_report(Report& report, const Report& words, std::string_view language) {
  const WordChanger changer(language);
  changer.change(static_cast<PlanDocument&>(report), words);
  changer.change(report.author, words.author);
  for (Rating& rating : report.ratings) {
    for (const Rating& own : words.ratings) {
      if (own.initiative && own.initiative.value == rating.initiative.value)
        changer.change(rating.evidence, own.evidence);
    }
  }
  if (!has_words(*words.body, 0)) return;
  // Both texts in one, since narratives may come from either.
  const uint32_t shift =
      static_cast<uint32_t>(report.body->nodes.empty() ? 0 : report.body->nodes.size() - 1);
  report.body = std::make_shared<const Body>(join_bodies(*report.body, *changer.mark(*words.body)));
  for (Narrative& narrative : report.narratives) {
    for (const Narrative& own : words.narratives) {
      if (!is_same_part(narrative, own) || narrative.about == Narrative::About::misplaced) continue;
      BodySection section = own.section;
      section.begin += shift;
      section.end += shift;
      narrative.section = std::move(section);
    }
  }
}

void translate_minutes(Minutes& minutes, const Minutes& words, std::string_view language) {
  const WordChanger changer(language);
  changer.change(static_cast<PlanDocument&>(minutes), words);
  changer.change(minutes.participants, words.participants);
  changer.change(minutes.submitted_by, words.submitted_by);
  if (!has_words(*words.body, 0)) return;
  minutes.body = changer.mark(*words.body);
  minutes.sections = words.sections;
}

}  // namespace gazette
