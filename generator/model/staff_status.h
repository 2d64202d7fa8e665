// What staff should look at on a day: plans, reports and minutes that are late, missing or due, benchmarks of
// which no report speaks, what is in review, what nobody leads, benchmarks and activities of the month, and
// the days of programs. Drafts included: this is never published.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/plan_book.h"

namespace gazette {

enum class StaffMatter {
  late,
  missing,
  due,
  unreported,
  in_review,
  without_lead,
  unaligned,
  benchmark,
  activity,
  deadline
};

// As people and programs read it: "late", "in review".
std::string_view name_of(StaffMatter matter);

struct StaffItem {
  StaffMatter matter = StaffMatter::due;
  std::string district;     // its folder
  std::string role;         // whose matter it is, as far as the files say
  std::optional<Date> day;  // by which it was or is due
  std::string text;
  SourcePath file;  // to look at; empty: there is none yet
};

// A page in content/programs/, a draft or not.
struct ProgramPage {
  SourcePath path;
  SourceValue facts;
};

// What there is besides plans and reports.
struct StaffPapers {
  std::vector<SourcePath> in_review;  // files whose status says so
  std::vector<ProgramPage> programs;
};

// By district, matter and day.
std::vector<StaffItem> list_staff_items(const PlanBook& book, const StaffPapers& papers, Date day);

// Every role that a framework, plan, report or program names, whether it has anything to do or not.
std::vector<std::string> list_known_roles(const PlanBook& book, const std::vector<ProgramPage>& programs);

// A duty that falls into the month of a day; `by`: the last day for it, where it can be told.
struct DutyOfMonth {
  const Framework* framework = nullptr;
  const Duty* duty = nullptr;
  std::string district;  // empty: of every district, or no day is known
  std::optional<Date> by;
};

// Of the frameworks that plans of that time use; by role, in the framework's order. Ongoing ones too.
std::vector<DutyOfMonth> list_duties_on(const PlanBook& book, Date day);

}  // namespace gazette
