// The rules of where initiatives come from: what they continue, were split from, or were merged from.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "model/check_plan_book.h"
#include "model/level_words.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

class LineageRules {
 public:
  LineageRules(const Plan& plan, const PlanBook& book, Diagnostics& problems)
      : plan_(plan),
        earlier_(book.find_plan(plan.continues.value)),
        book_(book),
        words_(level_words(book, plan)),
        problems_(problems) {}

  void check() {
    for (const Initiative& sheet : plan_.initiatives) check_sheet(sheet);
    check_taken_on();
  }

 private:
  void check_sheet(const Initiative& sheet) {
    SeenOnce once("duplicate-origin", words_.the_initiative(), "name each once: continued, split or merged",
                  problems_);
    const auto check_id = [&](const PlacedText& id) {
      if (!id) return;
      once.add(sheet, id);
      check_known(sheet, id);
    };
    check_id(sheet.continues);
    for (const PlacedText& id : sheet.split_from) check_id(id);
    for (const PlacedText& id : sheet.merged_from) check_id(id);
  }

  void check_known(const Initiative& sheet, const PlacedText& id) {
    if (earlier_ == nullptr) {
      // A plan that can't be found was reported there.
      if (plan_.continues || !plan_.is_whole) return;
      problems_.push_back(error_at(sheet, id.mark, "unknown-initiative",
                                   fmt::format("the plan continues none that could have \"{}\"", id.value),
                                   "name the plan of the year before in plan.md: \"continues: …\""));
      return;
    }
    if (!may_continue(plan_, *earlier_)) return;
    const Initiative* initiative = earlier_->find_initiative(id.value);
    if (initiative != nullptr) {
      rests_on_hidden(sheet, id.mark, *initiative, *earlier_, words_.the_initiative(), book_, problems_);
      return;
    }
    const Initiative* former = book_.past.find_initiative(*earlier_, id.value);
    if (former != nullptr && former->is_open()) {
      problems_.push_back(error_at(
          sheet, id.mark, "unknown-initiative",
          fmt::format("the plan \"{}\" gave up its {} \"{}\" before it ended: nothing is there to go on with",
                      earlier_->id.value, words_.initiative, id.value),
          "leave this out, and say in the text what is taken up again"));
      return;
    }
    problems_.push_back(
        error_at(sheet, id.mark, "unknown-initiative",
                 fmt::format("the plan \"{}\" has no {}{} \"{}\"", earlier_->id.value,
                             public_word(book_.has_private), words_.initiative, id.value),
                 suggest_initiative(id.value, *earlier_, "write the id that it had the year before")));
  }

  // What goes on as a whole goes on in one initiative; in several, it was split.
  void check_taken_on() {
    if (earlier_ == nullptr || !may_continue(plan_, *earlier_)) return;
    struct First {
      const Initiative* sheet;
      int line;
    };
    std::map<std::string, First> taken;
    for (const Initiative& sheet : plan_.initiatives) {
      if (sheet.visibility == Visibility::withdrawn) continue;
      for (const PlacedText& id : list_taken_on(sheet)) {
        if (earlier_->find_initiative(id.value) == nullptr) continue;
        const auto [first, is_new] = taken.try_emplace(id.value, First{&sheet, id.mark.line});
        const Initiative& other = *first->second.sheet;
        // Two sheets with one id were reported as that.
        if (is_new || &other == &sheet || other.id.value == sheet.id.value) continue;
        problems_.push_back(
            error_at(sheet, id.mark, "continued-twice",
                     fmt::format("\"{}\" of the year before goes on in two {}: here and in {}:{}", id.value,
                                 words_.initiatives, other.path.text, first->second.line),
                     fmt::format("where one became several, each says \"split_from: [{}]\"", id.value)));
      }
    }
  }

  // Those of the year before that go on in it as a whole. One that says nothing continues what had its id.
  static std::vector<PlacedText> list_taken_on(const Initiative& sheet) {
    std::vector<PlacedText> ids = sheet.merged_from;
    const PlacedText& continued = sheet.continues ? sheet.continues : sheet.id;
    const auto is_listed = [&](const std::vector<PlacedText>& list) {
      return std::any_of(list.begin(), list.end(),
                         [&](const PlacedText& id) { return id.value == continued.value; });
    };
    if (!is_listed(sheet.split_from) && !is_listed(sheet.merged_from)) ids.push_back(continued);
    return ids;
  }

  const Plan& plan_;
  const Plan* earlier_;
  const PlanBook& book_;
  LevelWords words_;
  Diagnostics& problems_;
};

}  // namespace

void check_lineage(const Plan& plan, const PlanBook& book, Diagnostics& problems) {
  LineageRules(plan, book, problems).check();
}

}  // namespace gazette
