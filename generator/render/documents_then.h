// What of a district was in force on a day: its plans, reports, minutes and assessments, typed, in the
// versions of then.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "render/document_work.h"
#include "render/render_parts.h"

namespace gazette {

// A document in the version that was in force.
struct InForce {
  DocumentNumber document = 0;
  uint32_t version = 0;
};

struct PlanThen {
  InForce place;
  std::shared_ptr<const Plan> plan;  // without its texts
};

struct ReportThen {
  InForce place;
  std::shared_ptr<const Report> report;  // likewise
};

struct DocumentsThen {
  std::vector<PlanThen> plans;      // the district's own before those of its schools, the newest year first
  std::vector<ReportThen> reports;  // by the time they cover
  std::vector<InForce> minutes;
  std::vector<InForce> assessments;
  std::vector<InForce> withheld;  // of which nothing is known but that they were

  const PlanThen* find_plan(std::string_view id) const;
  // Those on that plan.
  std::vector<const ReportThen*> reports_on(const PlanThen& plan) const;
};

// The version of a document in force on a day. None: it wasn't there yet, or was gone.
std::optional<uint32_t> find_in_force(const PublicDocument& document, Date date);
const Version& version_at(const RenderParts& parts, InForce place);

// `work`: what the days of one district share.
DocumentsThen list_documents_then(const RenderParts& parts, DistrictNumber district, Date date,
                                  DocumentWork& work);

}  // namespace gazette
