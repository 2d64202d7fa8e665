#include "render/plan_pages.h"

namespace gazette {

void fill_plan(const RenderParts&, const Page&, ViewRecord&) {}
void fill_initiative(const RenderParts&, const Page&, ViewRecord&) {}

ViewRecord view_plan_text(const RenderParts&, const TextPlace&, const Plan&, const Framework*) {
  return {};
}

}  // namespace gazette
