#include "render/report_pages.h"

namespace gazette {

void fill_report(const RenderParts&, const Page&, ViewRecord&) {}
void fill_minutes(const RenderParts&, const Page&, ViewRecord&) {}

ViewRecord view_report_text(const RenderParts&, const TextPlace&, const Report&, const Plan*,
                            const Framework*) {
  return {};
}
ViewRecord view_minutes_text(const RenderParts&, const TextPlace&, const Minutes&) {
  return {};
}

}  // namespace gazette
