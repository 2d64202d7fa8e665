#include "model/shelf_steps.h"

namespace gazette {

void find_steps(Report& report, const PlanShelf& shelf) {
  const auto plan = shelf.find_plan_called(report.plan.value);
  const Framework* framework = plan ? shelf.framework_of(shelf.plans[*plan]) : nullptr;
  if (framework != nullptr) find_steps(report, *framework);
}

}  // namespace gazette
