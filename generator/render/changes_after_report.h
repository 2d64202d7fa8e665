// What a plan says otherwise now than in the version that a report measured: its ratings and figures hold for
// what the plan said then.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "render/document_changes.h"

namespace gazette {

struct ChangesAfterReport {
  std::shared_ptr<const DocumentChanges> changes;
  NameOfId name_of_id;
  Url since;  // the page that has them all
};

// Nothing where the plan is as it was, or the site has no versions. `work`: of the plan's document.
std::optional<ChangesAfterReport> find_changes_after(const RenderParts& parts, const ShelvedReport& report,
                                                     DocumentWork& work);

// A benchmark or an activity by its id, and the day of the stage that is meant, if any.
struct ReportedStage {
  std::string benchmark;
  PlacedDate due;
};

// What happened to it: {text, url (of all changes)}; nothing where nothing did.
ViewValue view_stage_changes(const RenderParts& parts, const Url& page, const ChangesAfterReport& changes,
                             std::string_view initiative, const ReportedStage& stage);
// The same of a final outcome of the plan, by its id.
ViewValue view_outcome_changes(const RenderParts& parts, const Url& page, const ChangesAfterReport& changes,
                               std::string_view outcome);
// {is_dropped, sentences (texts), url}: what else changed in the initiative; nothing where nothing did.
// `shown`: what view_stage_changes told of.
ViewValue view_initiative_changes(const RenderParts& parts, const Url& page,
                                  const ChangesAfterReport& changes, std::string_view initiative,
                                  const std::vector<ReportedStage>& shown);
// [{title, url (or nothing)}]: the initiatives that came into the plan after the report.
ViewList view_added_initiatives(const RenderParts& parts, const Url& page, const ShelvedPlan& plan,
                                const ChangesAfterReport& changes);

}  // namespace gazette
