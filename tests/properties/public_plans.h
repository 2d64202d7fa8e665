// What two twins publish alike: districts, plans with sheets, reports, minutes, guidance, and how they
// change.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "styled_text.h"
#include "twin.h"

namespace gazette {

inline constexpr const char* framework_file = "content/frameworks/small.yml";
inline constexpr const char* rubric_file = "content/rubrics/small.md";

using StyledFiles = std::map<std::string, StyledText>;  // by path

bool is_plan_file(std::string_view path);
bool is_sheet_file(std::string_view path);
bool is_report_file(std::string_view path);
bool is_page_file(std::string_view path);
bool is_translation_file(std::string_view path);
std::string translation_of(std::string_view original);
std::string original_of(std::string_view translation);
// Of minutes and assessments: what follows their plan.
bool is_minutes_file(std::string_view path);
bool is_assessment_file(std::string_view path);
bool is_district_file(std::string_view path);
// A plan, a sheet or a report.
bool is_document_of_plans(std::string_view path);
// "plans/north" of everything in it.
std::string folder_of_district(std::string_view path);
// "plans/north/2012-13" of everything in it.
std::string folder_of_plan(std::string_view path);
// Published, and not for a later day.
bool is_open_text(const StyledText& text);

class PublicPlans {
 public:
  // `translates`: also documents in Spanish. `stands`: whether both twins hold the file of a path in their
  // last commits as it is now, so that its removal and its addition elsewhere are a move.
  PublicPlans(uint32_t seed, bool translates, std::function<bool(const std::string&)> stands);

  void step();
  // So that nothing that is public now has a mistake.
  void tidy();
  // Of what nobody finds.
  void cut_links();
  void hold_back();
  void put(const std::string& path, StyledText text);
  void remove(const std::string& path);
  void add_paragraph(StyledText& text);

  const StyledFiles& files() const { return files_; }
  const std::map<std::string, std::string>& attachments() const { return attachments_; }
  const std::set<std::string>& removed() const { return removed_; }
  std::vector<std::string> list_folders() const;  // with a plan
  int chart_count() const { return charts_; }
  const std::map<std::string, int>& features() const { return features_; }
  // What happened since the last call.
  std::set<std::string> take_touched() {
    swapped_.clear();
    return std::exchange(touched_, {});
  }
  std::vector<std::pair<std::string, std::string>> take_moves() { return std::exchange(moves_, {}); }

 private:
  StyledText* touch(bool (*is_wanted)(std::string_view), std::string& path);
  std::string words(std::string_view start);
  std::string day();
  void add_plan();
  void add_sheet();
  void add_report();
  void add_minutes();
  void add_assessment();
  void add_page();
  void edit_sheet();
  void edit_plan();
  void edit_report();
  void rate(StyledText& report, const std::string& folder);
  void edit_page();
  void edit_district();
  void edit_framework();
  void withdraw();
  void drop_sheet();
  void restore_sheet();
  void rename_sheet();
  void renumber_sheet();
  void rename_report();
  void swap_reports();
  void move_page();
  void rename_id();
  void move_district();
  void move_district(const std::string& file);
  void move_what_waits();
  void remove_plan();
  void say_why();
  void translate();
  bool move(const std::string& from, const std::string& to);
  bool is_living(const std::string& path) const;

  Random random_;
  const bool translates_;
  std::function<bool(const std::string&)> stands_;
  StyledFiles files_;
  StyledFiles dropped_;
  std::map<std::string, std::string> attachments_;
  std::set<std::string> removed_;
  std::set<std::string> touched_;  // since they were taken last
  std::set<std::string> swapped_;  // likewise
  std::vector<std::pair<std::string, std::string>> moves_;
  std::map<std::string, int> features_;
  int ids_ = 0;
  int charts_ = 0;
};

}  // namespace gazette
