// The skeletons of `gazette new`, one for each kind of file. Each passes `gazette check` as a draft at once.
// UsageFailure: what was asked for can't be begun here; the hint says what can.
#pragma once

#include <string>
#include <vector>

#include "command/plan_desk.h"
#include "command/skeleton.h"

namespace gazette {

struct NewFileRequest {
  std::string kind;
  std::vector<std::string> words;  // as many as the kind needs; the last may be a title
  std::string name;
  std::string code;
  std::string region;
  std::string framework;
  std::string school;  // the id of one, where a school's own plan is meant
  std::string objective;
};

Skeleton begin_district(const PlanDesk& desk, const NewFileRequest& request);
Skeleton begin_department(const PlanDesk& desk, const NewFileRequest& request);
Skeleton begin_plan(const PlanDesk& desk, const NewFileRequest& request);
Skeleton begin_initiative(const PlanDesk& desk, const NewFileRequest& request);
Skeleton begin_report(const PlanDesk& desk, const NewFileRequest& request);
Skeleton begin_minutes(const PlanDesk& desk, const NewFileRequest& request);
Skeleton begin_assessment(const PlanDesk& desk, const NewFileRequest& request);
Skeleton begin_program(const PlanDesk& desk, const NewFileRequest& request);
Skeleton begin_regulation(const PlanDesk& desk, const NewFileRequest& request);
Skeleton begin_rubric(const PlanDesk& desk, const NewFileRequest& request);
Skeleton begin_framework(const PlanDesk& desk, const NewFileRequest& request);
Skeleton begin_redactions(const PlanDesk& desk, const NewFileRequest& request);
Skeleton begin_notes(const PlanDesk& desk, const NewFileRequest& request);
Skeleton begin_translation(const PlanDesk& desk, const NewFileRequest& request);
Skeleton begin_page(const PlanDesk& desk, const NewFileRequest& request);

}  // namespace gazette
