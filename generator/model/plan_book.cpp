#include "model/plan_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "model/check_plan_book.h"
#include "model/check_plan_habits.h"
#include "model/check_unfilled.h"
#include "model/personal_patterns.h"
#include "model/plan_file.h"
#include "model/read_record.h"

namespace gazette {

namespace {

template <typename T>
const T* find_by_id(const std::vector<T>& documents, std::string_view id) {
  if (id.empty()) return nullptr;
  const auto found = std::find_if(documents.begin(), documents.end(),
                                  [&](const T& document) { return document.id.value == id; });
  return found == documents.end() ? nullptr : &*found;
}

template <typename T>
void put_in_order(std::vector<T>& documents) {
  std::sort(documents.begin(), documents.end(), [](const T& a, const T& b) {
    return std::tie(a.is_private, a.path) < std::tie(b.is_private, b.path);
  });
}

// What is wrong with one file, whatever the others say.
Diagnostics check_file(const PlanFileText& file, PlanFileKind kind) {
  Diagnostics problems = file.facts->problems;
  const bool has_facts = !is_markdown_kind(kind) || file.facts->has_front_matter;
  if (!has_facts && !has_errors(problems)) {
    problems.push_back(make_diagnostic(Severity::error, "missing-front-matter", {{}, 1, 1, 1},
                                       fmt::format("{} has no facts at its beginning", rule_of(kind).name),
                                       "begin it with a line of ---, the facts, and another line of ---; "
                                       "plans/README.md shows how"));
  }
  // Where the facts can't be read to their end, what is missing may stand in the rest.
  if (has_facts && file.facts->front_matter.readable)
    append(problems, check_record(file.facts->front_matter.value, rule_of(kind)));
  for (Diagnostic& problem : problems) problem.place.file = file.path;
  return problems;
}

// What can't be an id isn't known either: that says more, and tells what is meant.
void drop_told_ids(Diagnostics& problems) {
  const auto key = [](const Place& place) { return std::tie(place.file, place.line, place.column); };
  std::set<std::tuple<SourcePath, int, int>> unknown;
  for (const Diagnostic& problem : problems) {
    if (problem.severity == Severity::error && problem.code.starts_with("unknown-"))
      unknown.insert(key(problem.place));
  }
  std::erase_if(problems, [&](const Diagnostic& problem) {
    return problem.code == "bad-identifier" && unknown.contains(key(problem.place));
  });
}

class BookReader {
 public:
  BookReader(const SiteSettings& settings, const PlanBookOptions& options)
      : settings_(settings), options_(options) {
    book_.has_private = options.with_private;
    if (options.history != nullptr) book_.past = PastPlans(*options.history);
  }

  void read(const PlanFileText& file) {
    const PlanFileKind kind = kind_of_plan_file(file.path);
    switch (kind) {
      case PlanFileKind::none:
        return;
      case PlanFileKind::unknown:
        return complain_of_unknown(file);
      case PlanFileKind::framework:
        for (const SourceValue* words : read_records(file.facts->front_matter.value, "designations")) {
          book_.designations.push_back(
              {read_texts(*words, "words"), read_date(*words, "from"), read_date(*words, "to")});
        }
        return keep(book_.frameworks, read_framework(file), file, kind);
      case PlanFileKind::district:
        return keep(book_.districts, read_district(file), file, kind);
      case PlanFileKind::plan: {
        Plan plan = read_plan(file, settings_);
        plans_seen_[plan_folder(file.path)] = plan.is_private;
        return keep(book_.plans, std::move(plan), file, kind);
      }
      case PlanFileKind::initiative:
        sheets_.push_back(&file);
        return;
      case PlanFileKind::report: {
        Report report = read_report(file, settings_);
        const bool is_told = !report.is_private || options_.with_private;
        if (is_told && report.visibility != Visibility::withdrawn)
          check_review_days(report, file.facts->front_matter.value, problems_);
        return keep(book_.reports, std::move(report), file, kind);
      }
      case PlanFileKind::minutes:
        return keep(book_.minutes, read_minutes(file, settings_), file, kind);
      case PlanFileKind::assessment:
        return keep(book_.assessments, read_assessment(file, settings_), file, kind);
    }
  }

  std::pair<PlanBook, Diagnostics> finish() {
    read_sheets();
    put_in_order(book_.frameworks);
    put_in_order(book_.districts);
    put_in_order(book_.plans);
    put_in_order(book_.reports);
    put_in_order(book_.minutes);
    put_in_order(book_.assessments);
    for (Plan& plan : book_.plans) put_in_order(plan.initiatives);
    rate_by_steps();
    append(problems_, check_plan_book(book_));
    drop_told_ids(problems_);
    return {std::move(book_), std::move(problems_)};
  }

 private:
  template <typename T>
  void keep(std::vector<T>& list, T document, const PlanFileText& file, PlanFileKind kind) {
    if (document.is_private && !options_.with_private) return;
    Diagnostics problems = check_file(file, kind);
    append(problems_, std::move(problems));
    if (document.is_open() && !document.is_private) append(problems_, check_unfilled(file));
    append(problems_, check_personal_patterns(file));
    list.push_back(std::move(document));
  }

  void complain_of_unknown(const PlanFileText& file) {
    const bool is_text = is_markdown(file.path.text);
    const bool is_private = is_text && read_document_header(*file.facts, settings_).is_private;
    if (is_private && !options_.with_private) return;
    std::string message = "no plan or report is made of a file with this place and name";
    if (const auto folder = folder_of_no_year(file.path)) {
      if (!folders_of_no_year_.insert(*folder).second) return;  // told once, not for each file
      message = fmt::format("the folder \"{}\" is no school year, so that nothing in it is read", *folder);
    }
    problems_.push_back(make_diagnostic(Severity::error, "unknown-file", {file.path}, std::move(message),
                                        hint_for_unknown_file(file.path)));
  }

  // A sheet is public with its plan, so that it is private with it too.
  void read_sheets() {
    std::map<std::string, Plan*> plans;
    for (Plan& plan : book_.plans) plans[plan_folder(plan.path)] = &plan;
    for (const PlanFileText* file : sheets_) {
      const std::string folder = plan_folder(file->path);
      Initiative sheet = read_initiative(*file, settings_);
      const auto seen = plans_seen_.find(folder);
      if (seen != plans_seen_.end() && seen->second) sheet.is_private = true;
      if (sheet.is_private && !options_.with_private) continue;
      if (seen == plans_seen_.end()) {
        problems_.push_back(make_diagnostic(
            Severity::error, "missing-plan", {file->path}, "this strategy sheet has no plan beside it",
            fmt::format("write the plan into {}/plan.md, or move the sheet to its plan", folder)));
      }
      std::vector<Initiative> strays;
      keep(seen == plans_seen_.end() ? strays : plans.at(folder)->initiatives, std::move(sheet), *file,
           PlanFileKind::initiative);
    }
  }

  void rate_by_steps() {
    for (Report& report : book_.reports) {
      const Plan* plan = book_.find_plan(report.plan.value);
      const Framework* framework = plan ? book_.find_framework(plan->framework.value) : nullptr;
      if (framework != nullptr) find_steps(report, *framework);
    }
  }

  const SiteSettings& settings_;
  const PlanBookOptions& options_;
  PlanBook book_;
  Diagnostics problems_;
  std::map<std::string, bool> plans_seen_;  // by folder: whether the plan there is private
  std::vector<const PlanFileText*> sheets_;
  std::set<std::string> folders_of_no_year_;
};

}  // namespace

const Framework* PlanBook::find_framework(std::string_view id) const {
  return find_by_id(frameworks, id);
}

const Plan* PlanBook::find_plan(std::string_view id) const {
  return find_by_id(plans, id);
}

const District* PlanBook::find_district_of(const SourcePath& path) const {
  const auto found = std::find_if(districts.begin(), districts.end(), [&](const District& district) {
    return district_folder(district.path) == district_folder(path);
  });
  return found == districts.end() ? nullptr : &*found;
}

std::pair<PlanBook, Diagnostics> read_plan_book(const std::vector<PlanFileText>& files,
                                                const SiteSettings& settings,
                                                const PlanBookOptions& options) {
  BookReader reader(settings, options);
  for (const PlanFileText& file : files) reader.read(file);
  return reader.finish();
}

}  // namespace gazette
