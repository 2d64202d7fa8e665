#include "model/level_words.h"

namespace gazette {

LevelWords level_words(const PlanBook& book, const Plan& plan) {
  const Framework* framework = book.find_framework(plan.framework.value);
  if (framework == nullptr) return {};
  return {framework->one("objective"), framework->other("objective"), framework->one("initiative"),
          framework->other("initiative")};
}

}  // namespace gazette
