// What the twins write and change in plans, sheets, reports, minutes and pages.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/date.h"
#include "public_plans.h"

namespace gazette {

void PublicPlans::add_plan() {
  static const std::vector<std::string> years = {"2012-13", "2013-14", "2014-15"};
  std::vector<std::string> districts;
  for (const auto& [path, text] : files_) {
    if (is_district_file(path)) districts.push_back(folder_of_district(path));
  }
  const std::string& year = years[pick(random_, years.size())];
  const std::string folder = districts[pick(random_, districts.size())] + "/" + year;
  if (files_.contains(folder + "/plan.md")) return;
  ++features_["plan added"];
  StyledText text;
  text.facts = {
      {"id", yaml_fact(fmt::format("plan-{}", ++ids_))},
      {"kind", yaml_fact("plan")},
      {"framework", yaml_fact("small")},
      {"school_year", yaml_fact(year)},
      {"title", word_fact(words("Plan"))},
      {"status", yaml_fact("published")},
      {"dated", yaml_fact(day())},
      {"objectives", list_fact({{{"id", "one"}, {"number", "1"}, {"title", words("Objective")}},
                                {{"id", "two"}, {"number", "2"}, {"title", words("Objective")}}})},
      {"final_outcomes",
       list_fact({{{"id", "growth"}, {"text", words("Growth")}, {"due", day()}, {"target", "50"}}})}};
  if (chance(random_, 50)) text.facts["approved_on"] = yaml_fact(day());
  for (const auto& [path, other] : files_) {
    const bool is_earlier =
        is_plan_file(path) && folder_of_district(path) == folder_of_district(folder) && path < folder;
    if (is_earlier) text.facts["continues"] = other.facts.at("id");
  }
  text.paragraphs.push_back({"## Key issues", {}});
  add_paragraph(text);
  put(folder + "/plan.md", std::move(text));
}

void PublicPlans::add_sheet() {
  const auto folders = list_folders();
  if (folders.empty()) return;
  ++features_["sheet added"];
  const int id = ++ids_;
  const bool is_first = chance(random_, 60);
  StyledText text;
  text.facts = {{"id", yaml_fact(fmt::format("sheet-{}", id))},
                {"kind", yaml_fact("initiative")},
                {"objective", yaml_fact(is_first ? "one" : "two")},
                {"number", yaml_fact(fmt::format("\"{}.{}\"", is_first ? 1 : 2, id))},
                {"title", word_fact(words("Sheet"))},
                {"status", yaml_fact("published")},
                {"short_term_outcomes",
                 list_fact({{{"id", fmt::format("tests-{}", id)},
                             {"text", words("Tests")},
                             {"stages", fmt::format("[{{due: {}, target: 60 percent}}]", day())}}})},
                {"activities", list_fact({{{"id", fmt::format("activity-{}", id)},
                                           {"quarter", "Sept-Dec"},
                                           {"text", words("Hire")},
                                           {"start", "2012-01-01"},
                                           {"complete", day()}}})}};
  add_paragraph(text);
  put(fmt::format("{}/{}.{}-sheet.md", folders[pick(random_, folders.size())], is_first ? 1 : 2, id),
      std::move(text));
}

void PublicPlans::edit_sheet() {
  std::string path;
  StyledText* text = touch(is_sheet_file, path);
  if (text == nullptr) return;
  ++features_["sheet edited"];
  auto& facts = text->facts;
  switch (pick(random_, 8)) {
    case 0:
      facts["title"] = word_fact(words("Sheet"));
      return;
    case 1:
      ++features_["date moved"];
      facts["activities"].records[0]["complete"] = day();
      return;
    case 2:
      ++features_["target changed"];
      facts["short_term_outcomes"].records[0]["stages"] =
          fmt::format("[{{due: {}, target: {} percent}}]", day(), 10 + pick(random_, 80));
      return;
    case 3:
      facts["lead"] = word_fact(words("Lead"));
      return;
    case 4:
      facts["schools"] = yaml_fact("[school-1]");
      return;
    case 5: {
      const bool was_first = facts["objective"].yaml == "one";
      facts["objective"] = yaml_fact(was_first ? "two" : "one");
      facts["number"].yaml[1] = was_first ? '2' : '1';
      return;
    }
    case 6:
      if (text->paragraphs.size() > 1) text->paragraphs.pop_back();
      return;
    default:
      add_paragraph(*text);
  }
}

void PublicPlans::edit_plan() {
  std::string path;
  StyledText* text = touch(is_plan_file, path);
  if (text == nullptr) return;
  ++features_["plan edited"];
  switch (pick(random_, 4)) {
    case 0:
      text->facts["final_outcomes"].records[0]["due"] = day();
      return;
    case 1:
      text->facts["objectives"].records[0]["title"] = words("Objective");
      return;
    case 2:
      text->facts["approved_on"] = yaml_fact(day());
      return;
    default:
      add_paragraph(*text);
  }
}

void PublicPlans::add_report() {
  const auto folders = list_folders();
  if (folders.empty()) return;
  ++features_["report added"];
  const std::string& folder = folders[pick(random_, folders.size())];
  const int id = ++ids_;
  const int month = id % 600;
  StyledText text;
  text.facts = {{"id", yaml_fact(fmt::format("report-{}", id))},
                {"kind", yaml_fact("progress-report")},
                {"plan", files_.at(folder + "/plan.md").facts.at("id")},
                {"title", word_fact(words("Report"))},
                {"status", yaml_fact("published")},
                {"dated", yaml_fact(day())},
                {"period", yaml_fact(fmt::format("{{from: {0}-{1:02}-01, to: {0}-{1:02}-28}}",
                                                 2012 + month / 12, 1 + month % 12))}};
  text.paragraphs.push_back({"## Overall progress", {}});
  add_paragraph(text);
  rate(text, folder);
  put(fmt::format("{}/reports/report-{}.md", folder, id), std::move(text));
}

// One rating more, or another one.
void PublicPlans::rate(StyledText& report, const std::string& folder) {
  std::vector<std::string> ids;
  for (const auto& [path, text] : files_) {
    if (is_sheet_file(path) && folder_of_plan(path) == folder) ids.push_back(text.facts.at("id").yaml);
  }
  if (ids.empty()) return;
  const std::string& id = ids[pick(random_, ids.size())];
  auto& ratings = report.facts["ratings"].records;
  const auto found = std::find_if(ratings.begin(), ratings.end(),
                                  [&](const StyledRecord& one) { return one.at("initiative") == id; });
  const bool is_new = found == ratings.end();
  ++features_[is_new ? "rating added" : "rating corrected"];
  StyledRecord& rating = is_new ? ratings.emplace_back() : *found;
  if (!is_new) rating["correction_reason"] = words("Because");
  rating["initiative"] = id;
  rating["process"] = chance(random_, 50) ? "Embedded" : "Technical";
  rating["performance"] = chance(random_, 50) ? "Reached" : "Missed";
  rating["evidence"] = fmt::format("[{}, {}]", words("Log"), words("Visits"));
}

void PublicPlans::edit_report() {
  std::string path;
  StyledText* text = touch(is_report_file, path);
  if (text == nullptr) return;
  ++features_["report edited"];
  if (chance(random_, 60)) return rate(*text, folder_of_plan(path));
  add_paragraph(*text);
}

void PublicPlans::add_minutes() {
  std::string path;
  if (chance(random_, 50)) {
    if (StyledText* text = touch(is_minutes_file, path)) add_paragraph(*text);
    return;
  }
  const auto folders = list_folders();
  if (folders.empty()) return;
  ++features_["public minutes"];
  const std::string& folder = folders[pick(random_, folders.size())];
  StyledText text;
  text.facts = {{"id", yaml_fact(fmt::format("minutes-{}", ++ids_))},
                {"kind", yaml_fact("minutes")},
                {"plan", files_.at(folder + "/plan.md").facts.at("id")},
                {"title", word_fact(words("Minutes"))},
                {"status", yaml_fact("published")},
                {"audience", yaml_fact("public")},
                {"dated", yaml_fact(day())},
                {"participants", yaml_fact("[Superintendent, Plan Monitor]")}};
  text.paragraphs.push_back({"## 1. Progress", {}});
  put(fmt::format("{}/minutes/minutes-{}.md", folder, ids_), std::move(text));
}

void PublicPlans::add_assessment() {
  std::string path;
  static const std::vector<std::string> levels = {"Strong", "Weak"};
  if (chance(random_, 60)) {
    StyledText* text = touch(is_assessment_file, path);
    if (text == nullptr) return;
    ++features_["assessment edited"];
    text->facts["ratings"].records[0]["level"] = levels[pick(random_, 2)];
    return;
  }
  const auto folders = list_folders();
  if (folders.empty()) return;
  ++features_["public assessment"];
  const std::string& folder = folders[pick(random_, folders.size())];
  StyledText text;
  text.facts = {{"id", yaml_fact(fmt::format("assessment-{}", ++ids_))},
                {"kind", yaml_fact("assessment")},
                {"plan", files_.at(folder + "/plan.md").facts.at("id")},
                {"rubric", yaml_fact("rubric")},
                {"title", word_fact(words("Review"))},
                {"status", yaml_fact("published")},
                {"audience", yaml_fact("public")},
                {"dated", yaml_fact(day())},
                {"ratings", list_fact({{{"criterion", "goals"}, {"level", levels[pick(random_, 2)]}}})}};
  put(fmt::format("{}/assessments/assessment-{}.md", folder, ids_), std::move(text));
}

void PublicPlans::add_page() {
  StyledText text;
  text.facts = {{"title", word_fact(words("Page"))}, {"status", yaml_fact("published")}};
  add_paragraph(text);
  const int id = ++ids_;
  if (chance(random_, 60)) text.facts["id"] = yaml_fact(fmt::format("page-{}", id));
  const bool is_program = chance(random_, 40);
  if (is_program) {
    ++features_["page with facts"];
    text.facts["owner"] = word_fact(words("Office"));
    text.facts["calendar"] = list_fact({{{"id", "first"}, {"what", words("Event")}, {"from", day()}}});
  }
  put(fmt::format("content/{}/page-{}.md", is_program ? "programs" : "guidance", id), std::move(text));
}

void PublicPlans::edit_page() {
  std::string path;
  StyledText* text = touch(is_page_file, path);
  if (text == nullptr) return;
  const bool has_facts = text->facts.contains("calendar");
  if (!has_facts || chance(random_, 30)) return add_paragraph(*text);
  ++features_["facts of a page edited"];
  text->facts["calendar"].records[0]["from"] = day();
}

void PublicPlans::edit_district() {
  std::string path;
  StyledText* text = touch(is_district_file, path);
  ++features_["district edited"];
  const int id = ++ids_;
  switch (pick(random_, 3)) {
    case 0:
      text->facts["schools"].records.push_back(
          {{"id", fmt::format("school-{}", id)}, {"name", words("School")}});
      return;
    case 1: {
      const Date date(
          std::chrono::sys_days(Date(std::chrono::year(2012), std::chrono::January, std::chrono::day(1))) +
          std::chrono::days(20 * id));
      text->facts["meetings"].records.push_back({{"date", iso_date(date)}, {"topic", words("Topic")}});
      return;
    }
    default: {
      auto& designations = text->facts["designations"].records;
      designations.push_back(
          {{"from", fmt::format("{}-01-01", 2010 + designations.size())}, {"level", "Level 3"}});
    }
  }
}

void PublicPlans::edit_framework() {
  ++features_["framework edited"];
  files_[framework_file].facts["title"] = word_fact(words("Small Plan"));
}

void PublicPlans::withdraw() {
  std::string path;
  StyledText* text = touch(is_document_of_plans, path);
  if (text == nullptr) return;
  const bool was_withdrawn = text->facts["status"].yaml == "withdrawn";
  ++features_[is_sheet_file(path)  ? "sheet withdrawn"
              : is_plan_file(path) ? "plan withdrawn"
                                   : "report withdrawn"];
  text->facts["status"] = yaml_fact(was_withdrawn ? "published" : "withdrawn");
  text->facts["revision_note"] = word_fact(words("Because"));
}

void PublicPlans::hold_back() {
  std::string path;
  StyledText* text = touch(is_document_of_plans, path);
  // What changes places can't wait: until its day, both would be the other one.
  if (text == nullptr || swapped_.contains(path)) return;
  ++features_[is_sheet_file(path)  ? "sheet held back"
              : is_plan_file(path) ? "plan held back"
                                   : "report held back"];
  add_paragraph(*text);
  text->facts["publish_on"] = yaml_fact(fmt::format("20{}-06-15", 12 + pick(random_, 30)));
}

// What is public in English comes in Spanish, too; changes there; goes, and comes back.
void PublicPlans::translate() {
  std::vector<std::string> originals;
  for (const auto& [path, text] : files_) {
    if (is_document_of_plans(path) || is_page_file(path)) originals.push_back(path);
  }
  const std::string& original = originals[pick(random_, originals.size())];
  const std::string path = translation_of(original);
  const auto known = files_.find(path);
  if (known == files_.end()) {
    ++features_[is_plan_file(original)    ? "plan translated"
                : is_sheet_file(original) ? "sheet translated"
                                          : "other document translated"];
    StyledText text;
    text.facts = {{"status", yaml_fact("published")}, {"title", word_fact(words("Traducido"))}};
    if (is_document_of_plans(original) && chance(random_, 50))
      text.facts["id"] = files_.at(original).facts.at("id");
    if (is_plan_file(original))
      text.facts["objectives"] = list_fact({{{"id", "one"}, {"title", words("Objetivo")}}});
    add_paragraph(text);
    return put(path, std::move(text));
  }
  touched_.insert(path);
  StyledText& text = known->second;
  text.facts.erase("revision_note");
  if (chance(random_, 15)) {
    ++features_["translation withdrawn"];
    const bool was_withdrawn = text.facts["status"].yaml == "withdrawn";
    text.facts["status"] = yaml_fact(was_withdrawn ? "published" : "withdrawn");
    return;
  }
  ++features_["translation edited"];
  add_paragraph(text);
}

}  // namespace gazette
