#include "model/minutes.h"

#include "model/read_record.h"

namespace gazette {

Minutes read_minutes(const PlanFileText& file, const SiteSettings& settings) {
  const SourceValue& map = file.facts->front_matter.value;
  Minutes minutes;
  read_plan_document(file, settings, minutes);
  minutes.plan = read_text(map, "plan");
  minutes.next_on = read_date(map, "next_on");
  minutes.participants = read_texts(map, "participants");
  minutes.submitted_by = read_text(map, "submitted_by");
  minutes.draft_sent_on = read_date(map, "draft_sent_on");
  minutes.reported_on = read_date(map, "reported_on");
  minutes.final_on = read_date(map, "final_on");
  minutes.discussed = read_texts(map, "discussed");
  minutes.sections = list_sections(*minutes.body);
  return minutes;
}

}  // namespace gazette
