// What the framework demands of a plan: how many objectives and initiatives, which sections, how many words.
#include <algorithm>

#include "base/text.h"
#include "model/check_plan_book.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

class LevelLimits {
 public:
  LevelLimits(const Plan& plan, const FrameworkLevel& level, Diagnostics& problems)
      : plan_(plan), level_(level), problems_(problems) {}

  // `owner`: "the plan", "the objective …". `all_known`: none is left out because of another mistake.
  void check(const Mark& mark, const std::string& owner, size_t count, bool all_known) {
    const std::string has = fmt::format("{} has {}", owner, count_words(count));
    if (level_.at_most && count > level_.at_most.value) {
      problems_.push_back(error_at(
          plan_, mark, "too-many", fmt::format("{}; there may be at most {}", has, level_.at_most.value),
          fmt::format("keep those that matter most, or join some {}", level_.other)));
    } else if (level_.usually_at_most && count > level_.usually_at_most.value) {
      problems_.push_back(
          warning_at(plan_, mark, "more-than-usual",
                     fmt::format("{}; usually there are at most {}", has, level_.usually_at_most.value),
                     fmt::format("see whether the plan would be clearer with fewer {}", level_.other)));
    } else if (level_.at_least && count < level_.at_least.value && all_known && !plan_.is_private) {
      // A draft may still grow.
      problems_.push_back(
          warning_at(plan_, mark, "too-few",
                     fmt::format("{}; a plan of this kind has at least {}", has, level_.at_least.value),
                     level_.id.value == "initiative"
                         ? fmt::format("add {}, or see whether their status is published", level_.other)
                         : fmt::format("add {}; the plan can be published without", level_.other)));
    }
  }

 private:
  std::string count_words(size_t count) const {
    if (count == 0) return "no " + level_.one;
    return fmt::format("{} {}", count, count == 1 ? level_.one : level_.other);
  }

  const Plan& plan_;
  const FrameworkLevel& level_;
  Diagnostics& problems_;
};

// A reader of a public plan sees its public sheets alone.
bool counts(const Initiative& sheet, const Plan& plan) {
  return plan.is_private ? sheet.visibility != Visibility::withdrawn : sheet.is_open();
}

const BodySection* find_section(const std::vector<BodySection>& sections, const std::string& title,
                                int level) {
  const auto found = std::find_if(sections.begin(), sections.end(), [&](const BodySection& section) {
    return section.level == level && fold(section.heading) == fold(title);
  });
  return found == sections.end() ? nullptr : &*found;
}

class MissingSections {
 public:
  MissingSections(const PlanDocument& document, std::string owner, int level, Diagnostics& problems)
      : document_(document), owner_(std::move(owner)), level_(level), problems_(problems) {}

  void report(const std::vector<BodySection>& sections, const Mark& mark, const FrameworkSection& wanted) {
    const std::string heading =
        fmt::format("{} {}", std::string(static_cast<size_t>(level_), '#'), wanted.title);
    const std::string missing = fmt::format("{} has no section \"{}\"", owner_, wanted.title);
    for (const BodySection& section : sections) {
      const bool is_same = fold(section.heading) == fold(wanted.title);
      if (!is_same && !nearest(fold(section.heading), {fold(wanted.title)})) continue;
      problems_.push_back(error_at(
          document_, section.mark, "missing-section", missing,
          is_same ? fmt::format("begin the heading with {} signs: {}", level_ == 2 ? "two" : "three", heading)
                  : fmt::format("did you mean it here? Then write: {}", heading)));
      return;
    }
    problems_.push_back(error_at(document_, mark, "missing-section", missing,
                                 fmt::format("add the heading \"{}\" and the text below it", heading)));
  }

 private:
  const PlanDocument& document_;
  std::string owner_;
  int level_;
  Diagnostics& problems_;
};

// What the framework asks of each item of the first level, below a heading that is the item's id.
void check_sections_of_objectives(const Plan& plan, const FrameworkLevel& level, Diagnostics& problems) {
  if (level.sections.empty()) return;
  for (const Objective& objective : plan.objectives) {
    const std::string owner = fmt::format("the {} \"{}\"", level.one, objective.id.value);
    const BodySection* whole = find_section(plan.sections, objective.id.value, 2);
    if (whole == nullptr) {
      problems.push_back(error_at(
          plan, objective.id.mark, "missing-section", fmt::format("{} has no text in the plan", owner),
          fmt::format("add the heading \"## {}\" and its sections below it", objective.id.value)));
      continue;
    }
    std::vector<BodySection> inside;
    for (const BodySection& section : plan.sections) {
      if (whole->begin <= section.begin && section.end <= whole->end && section.level > 2)
        inside.push_back(section);
    }
    MissingSections missing(plan, owner, 3, problems);
    for (const FrameworkSection& wanted : level.sections) {
      if (wanted.required && find_section(inside, wanted.title, 3) == nullptr)
        missing.report(inside, whole->mark, wanted);
    }
  }
}

// "1a. Evidence": "evidence".
std::string without_number(std::string_view heading) {
  const size_t end = heading.find(". ");
  const bool is_numbered =
      end != std::string_view::npos && end <= 3 && heading[0] >= '0' && heading[0] <= '9';
  return fold(is_numbered ? heading.substr(end + 2) : heading);
}

}  // namespace

void check_minutes_sections(const Minutes& minutes, const Framework& framework, Diagnostics& problems) {
  // What isn't public is still being written until its draft is sent.
  const bool is_done = minutes.is_open() || minutes.draft_sent_on || minutes.final_on;
  if (!is_done || minutes.visibility == Visibility::withdrawn) return;
  std::vector<std::string> missing;
  for (const FrameworkSection& wanted : framework.minutes_sections) {
    const bool is_there =
        std::any_of(minutes.sections.begin(), minutes.sections.end(), [&](const BodySection& section) {
          return section.level == 2 && without_number(section.heading) == without_number(wanted.title);
        });
    if (wanted.required && !is_there) missing.push_back(fmt::format("\"## {}\"", wanted.title));
  }
  if (missing.empty()) return;
  problems.push_back(
      warning_at(minutes, {1, 1, 1}, "minutes-section",
                 fmt::format("the minutes lack {} {}", missing.size() == 1 ? "the section" : "the sections",
                             join(missing, ", ")),
                 "add the heading and what was said; where there was nothing to say, write that below it"));
}

void check_plan_limits(const Plan& plan, const Framework& framework, Diagnostics& problems) {
  const FrameworkLevel* objectives = framework.find_level("objective");
  if (objectives != nullptr && !plan.objectives.empty())
    LevelLimits(plan, *objectives, problems)
        .check(plan.objectives_mark, "the plan", plan.objectives.size(), true);
  const FrameworkLevel* initiatives = framework.find_level("initiative");
  if (initiatives == nullptr) return;
  const bool all_known =
      std::all_of(plan.initiatives.begin(), plan.initiatives.end(), [&](const Initiative& sheet) {
        const bool hidden_by_mistake = sheet.visibility == Visibility::hidden && !sheet.is_private;
        return !hidden_by_mistake && plan.find_objective(sheet.objective.value) != nullptr;
      });
  for (const Objective& objective : plan.objectives) {
    const auto count =
        std::count_if(plan.initiatives.begin(), plan.initiatives.end(), [&](const Initiative& sheet) {
          return counts(sheet, plan) && sheet.objective.value == objective.id.value;
        });
    LevelLimits(plan, *initiatives, problems)
        .check(objective.id.mark,
               fmt::format("the {} \"{}\"", objectives ? objectives->one : "objective", objective.id.value),
               static_cast<size_t>(count), all_known);
  }
}

void check_sections(const PlanDocument& document, const std::vector<BodySection>& found,
                    const std::vector<FrameworkSection>& wanted, const std::string& owner,
                    Diagnostics& problems) {
  MissingSections missing(document, owner, 2, problems);
  for (const FrameworkSection& section : wanted) {
    if (section.required && find_section(found, section.title, 2) == nullptr)
      missing.report(found, {1, 1, 1}, section);
  }
}

void check_plan_sections(const Plan& plan, const Framework& framework, Diagnostics& problems) {
  check_sections(plan, plan.sections, framework.sections, "the plan", problems);
  std::vector<const BodySection*> found;
  for (const FrameworkSection& wanted : framework.sections) {
    if (const BodySection* section = find_section(plan.sections, wanted.title, 2)) found.push_back(section);
  }
  if (const FrameworkLevel* level = framework.find_level("objective"))
    check_sections_of_objectives(plan, *level, problems);
  SeenOnce once("duplicate-section", "the section", "join the two", problems);
  for (const BodySection& section : plan.sections) {
    if (section.level == 2) once.add(plan, {section.heading, section.mark});
  }
  if (!framework.summary_words) return;
  std::sort(found.begin(), found.end(),
            [](const BodySection* a, const BodySection* b) { return a->begin < b->begin; });
  size_t words = 0;
  const BodySection* too_long = nullptr;
  for (const BodySection* section : found) {
    words += count_words(*plan.body, *section);
    if (too_long == nullptr && words > framework.summary_words.value) too_long = section;
  }
  if (too_long == nullptr) return;
  problems.push_back(
      error_at(plan, too_long->mark, "summary-too-long",
               fmt::format("the sections have {} words together; there may be at most {}", words,
                           framework.summary_words.value),
               framework.find_level("initiative") == nullptr
                   ? std::string("keep what a reader needs first")
                   : "keep what a reader needs first; the rest belongs into the strategy sheets"));
}

}  // namespace gazette
