#include "render/district_pages.h"

namespace gazette {

void fill_districts(const RenderParts&, const Page&, ViewRecord&) {}
void fill_district(const RenderParts&, const Page&, ViewRecord&) {}
void fill_school(const RenderParts&, const Page&, ViewRecord&) {}
void fill_calendar(const RenderParts&, const Page&, ViewRecord&) {}
void add_districts(const RenderParts&, const Page&, ViewRecord&) {}

}  // namespace gazette
