#include "public_plans.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/date.h"

namespace gazette {

namespace {

StyledText small_rubric() {
  StyledText text;
  text.facts = {{"id", yaml_fact("rubric")},
                {"title", word_fact("Rubric")},
                {"status", yaml_fact("published")},
                {"scale", list_fact({{{"name", "Strong"}}, {{"name", "Weak"}}})},
                {"criteria", list_fact({{{"id", "goals"}, {"title", "Goals"}}})}};
  text.paragraphs.push_back({"How plans are judged.", {}});
  return text;
}

StyledText small_framework() {
  StyledText text;
  text.facts = {
      {"id", yaml_fact("small")},
      {"title", word_fact("Small Plan")},
      {"kind_of_plan", word_fact("A small plan")},
      {"levels",
       list_fact(
           {{{"id", "objective"}, {"title", "Objective"}, {"one", "objective"}, {"other", "objectives"}},
            {{"id", "initiative"},
             {"title", "Initiative"},
             {"one", "initiative"},
             {"other", "initiatives"}}})},
      {"benchmark_types",
       list_fact(
           {{{"id", "activities"}, {"title", "Activities"}, {"measures", "process"}, {"meaning", "Steps"}}})},
      {"scales",
       list_fact({{{"id", "process"},
                   {"title", "Process"},
                   {"steps", "[{name: Embedded, meaning: Done}, {name: Technical, meaning: Begun}]"}},
                  {{"id", "performance"},
                   {"title", "Performance"},
                   {"steps", "[{name: Reached, meaning: Good}, {name: Missed, meaning: Bad}]"}}})},
      {"quarters", list_fact({{{"id", "Sept-Dec"}, {"from", "09-01"}, {"to", "12-31"}}})},
      {"reports", list_fact({{{"id", "autumn"},
                              {"kind", "progress-report"},
                              {"title", "Autumn"},
                              {"from", "09-01"},
                              {"to", "11-30"},
                              {"due", "01-31"}},
                             {{"id", "winter"},
                              {"kind", "progress-report"},
                              {"title", "Winter"},
                              {"from", "12-01"},
                              {"to", "02-28"},
                              {"due", "03-31"}}})}};
  return text;
}

StyledText small_district(const std::string& id) {
  StyledText text;
  text.facts = {{"id", yaml_fact(id)},
                {"name", word_fact("District of " + id)},
                {"schools", list_fact({{{"id", "school-1"}, {"name", "School 1"}}})},
                {"designations", list_fact({{{"from", "2010-01-01"}, {"level", "Level 4"}}})},
                {"meetings", list_fact({{{"date", "2012-06-01"}, {"topic", "Beginning"}}})}};
  return text;
}

}  // namespace

// The rubric stays where it is, since assessments name it.
bool is_page_file(std::string_view path) {
  return path.starts_with("content/") && path.ends_with(".md") && path != rubric_file &&
         !is_translation_file(path);
}

bool is_translation_file(std::string_view path) {
  return path.ends_with(".es.md");
}

std::string translation_of(std::string_view original) {
  return std::string(original.substr(0, original.size() - 3)) + ".es.md";
}

std::string original_of(std::string_view translation) {
  return std::string(translation.substr(0, translation.size() - 6)) + ".md";
}

bool is_minutes_file(std::string_view path) {
  return path.find("/minutes/") != std::string_view::npos || is_assessment_file(path);
}

bool is_assessment_file(std::string_view path) {
  return path.find("/assessments/") != std::string_view::npos;
}

bool is_document_of_plans(std::string_view path) {
  return is_plan_file(path) || is_sheet_file(path) || is_report_file(path);
}

bool is_district_file(std::string_view path) {
  return path.ends_with("/district.yml");
}

std::string folder_of_district(std::string_view path) {
  return std::string(path.substr(0, path.find('/', 6)));
}
bool is_plan_file(std::string_view path) {
  return path.starts_with("plans/") && path.ends_with("/plan.md");
}

bool is_sheet_file(std::string_view path) {
  const size_t name = path.rfind('/') + 1;
  return path.starts_with("plans/") && path.ends_with(".md") && path[name] >= '1' && path[name] <= '9' &&
         !is_translation_file(path);
}

bool is_report_file(std::string_view path) {
  return path.find("/reports/") != std::string_view::npos && !is_translation_file(path);
}

std::string folder_of_plan(std::string_view path) {
  const size_t year = path.find('/', path.find('/', 6) + 1);
  return std::string(path.substr(0, year));
}

bool is_open_text(const StyledText& text) {
  return text.facts.contains("status") && text.facts.at("status").yaml == "published" &&
         !text.facts.contains("publish_on");
}

PublicPlans::PublicPlans(uint32_t seed, bool translates, std::function<bool(const std::string&)> stands)
    : random_(seed), translates_(translates), stands_(std::move(stands)) {
  put(framework_file, small_framework());
  put(rubric_file, small_rubric());
  for (const char* id : {"north", "south-hill"})
    put(fmt::format("plans/{}/district.yml", id), small_district(id));
  add_plan();
  add_page();
  add_sheet();
}

void PublicPlans::put(const std::string& path, StyledText text) {
  files_[path] = std::move(text);
  touched_.insert(path);
  removed_.erase(path);
}

void PublicPlans::remove(const std::string& path) {
  if (path.ends_with(".md") && files_.contains(translation_of(path))) remove(translation_of(path));
  files_.erase(path);
  touched_.insert(path);
  if (path.ends_with(".md")) removed_.insert(path);
}

std::vector<std::string> PublicPlans::list_folders() const {
  std::vector<std::string> folders;
  for (const auto& [path, text] : files_) {
    if (is_plan_file(path)) folders.push_back(folder_of_plan(path));
  }
  return folders;
}

// Any file of a kind; what is said of it now is said at once.
StyledText* PublicPlans::touch(bool (*is_wanted)(std::string_view), std::string& path) {
  std::vector<std::string> paths;
  for (const auto& [each, text] : files_) {
    if (is_wanted(each)) paths.push_back(each);
  }
  if (paths.empty()) return nullptr;
  path = paths[pick(random_, paths.size())];
  touched_.insert(path);
  StyledText& text = files_[path];
  text.facts.erase("publish_on");
  text.facts.erase("revision_note");
  return &text;
}

std::string PublicPlans::words(std::string_view start) {
  static const std::vector<std::string> some = {"goal",   "benchmark", "review",
                                                "school", "lead",      "30 percent"};
  std::string text = fmt::format("{} {}", start, ++ids_);
  for (size_t i = 2 + pick(random_, 8); i > 0; --i) text += " " + some[pick(random_, some.size())];
  return text;
}

std::string PublicPlans::day() {
  return fmt::format("20{}-{:02}-{:02}", 12 + pick(random_, 4), 1 + pick(random_, 12), 1 + pick(random_, 28));
}

void PublicPlans::add_paragraph(StyledText& text) {
  StyledParagraph paragraph{words("Paragraph") + ".", {}};
  if (chance(random_, 20))
    paragraph = {fmt::format("- {}\n- {}", words("First"), words("Second")), {}};
  else if (chance(random_, 30)) {
    ++features_["link"];
    auto target = files_.begin();
    std::advance(target, static_cast<ptrdiff_t>(pick(random_, files_.size())));
    const bool is_translation = is_translation_file(target->first);
    paragraph.link = "/" + (is_translation ? original_of(target->first) : target->first);
  } else if (chance(random_, 20)) {
    ++features_["link to what may be private"];
    const auto folders = list_folders();
    static const std::vector<std::string> names = {"1.901-coaching.md", "reports/ghost.md",
                                                   "minutes/notes.md", "reports/", "assessments/notes.md"};
    if (!folders.empty())
      paragraph.link =
          "/" + folders[pick(random_, folders.size())] + "/" + names[pick(random_, names.size())];
  } else if (chance(random_, 25)) {
    ++features_["attachment"];
    const std::string chart = fmt::format("plans/files/chart-{}.png", ++charts_);
    attachments_[chart] = words("chart");
    touched_.insert(chart);
    paragraph.link = "/" + chart;
  }
  text.paragraphs.push_back(std::move(paragraph));
}

void PublicPlans::step() {
  using Step = void (PublicPlans::*)();
  static const std::vector<Step> steps = {
      &PublicPlans::add_plan,       &PublicPlans::add_sheet,       &PublicPlans::add_sheet,
      &PublicPlans::add_sheet,      &PublicPlans::add_report,      &PublicPlans::add_report,
      &PublicPlans::add_minutes,    &PublicPlans::add_page,        &PublicPlans::edit_sheet,
      &PublicPlans::edit_sheet,     &PublicPlans::edit_sheet,      &PublicPlans::edit_sheet,
      &PublicPlans::edit_plan,      &PublicPlans::edit_plan,       &PublicPlans::edit_report,
      &PublicPlans::edit_report,    &PublicPlans::edit_report,     &PublicPlans::edit_page,
      &PublicPlans::edit_district,  &PublicPlans::edit_framework,  &PublicPlans::withdraw,
      &PublicPlans::hold_back,      &PublicPlans::hold_back,       &PublicPlans::drop_sheet,
      &PublicPlans::restore_sheet,  &PublicPlans::rename_sheet,    &PublicPlans::rename_sheet,
      &PublicPlans::renumber_sheet, &PublicPlans::move_district,   &PublicPlans::remove_plan,
      &PublicPlans::say_why,        &PublicPlans::rename_report,   &PublicPlans::swap_reports,
      &PublicPlans::swap_reports,   &PublicPlans::restore_sheet,   &PublicPlans::add_plan,
      &PublicPlans::withdraw,       &PublicPlans::withdraw,        &PublicPlans::edit_page,
      &PublicPlans::edit_page,      &PublicPlans::move_page,       &PublicPlans::move_page,
      &PublicPlans::rename_id,      &PublicPlans::add_assessment,  &PublicPlans::add_assessment,
      &PublicPlans::swap_reports,   &PublicPlans::move_what_waits, &PublicPlans::move_what_waits,
      &PublicPlans::move_what_waits};
  (this->*steps[pick(random_, steps.size())])();
  if (translates_ && chance(random_, 40)) translate();
}

void PublicPlans::drop_sheet() {
  std::string path;
  StyledText* text = touch(is_sheet_file, path);
  if (text == nullptr) return;
  ++features_["sheet dropped"];
  dropped_[path] = *text;
  remove(path);
}

void PublicPlans::restore_sheet() {
  if (dropped_.empty()) return;
  const auto found = dropped_.begin();
  if (files_.contains(folder_of_plan(found->first) + "/plan.md") && !files_.contains(found->first)) {
    ++features_["sheet restored"];
    put(found->first, found->second);
  }
  dropped_.erase(found);
}

// With its translation.
bool PublicPlans::move(const std::string& from, const std::string& to) {
  if (!stands_(from) || files_.contains(to)) return false;
  std::vector<std::pair<std::string, std::string>> ways = {{from, to}};
  if (from.ends_with(".md") && files_.contains(translation_of(from))) {
    if (!stands_(translation_of(from))) return false;
    ++features_["translation moved with its original"];
    ways.emplace_back(translation_of(from), translation_of(to));
  }
  if (files_.at(from).facts.contains("publish_on")) ++features_["moved while it waits"];
  for (const auto& [old_path, new_path] : ways) {
    moves_.emplace_back(old_path, new_path);
    put(new_path, files_.at(old_path));
  }
  remove(from);
  return true;
}

void PublicPlans::rename_sheet() {
  std::vector<std::string> sheets;
  for (const auto& [path, text] : files_) {
    if (is_sheet_file(path)) sheets.push_back(path);
  }
  if (sheets.empty()) return;
  const std::string& path = sheets[pick(random_, sheets.size())];
  if (move(path, fmt::format("{}/1.{}-renamed.md", folder_of_plan(path), ++ids_)))
    ++features_["sheet renamed"];
}

// Another name and other bytes: no move.
void PublicPlans::renumber_sheet() {
  std::string path;
  StyledText* found = touch(is_sheet_file, path);
  if (found == nullptr) return;
  ++features_["sheet renumbered"];
  StyledText text = *found;
  const int id = ++ids_;
  text.facts["number"].yaml = fmt::format("\"{}.{}\"", text.facts["objective"].yaml == "one" ? 1 : 2, id);
  remove(path);
  put(fmt::format("{}/2.{}-renumbered.md", folder_of_plan(path), id), std::move(text));
}

// Another name and other words, the same id.
void PublicPlans::rename_report() {
  std::string path;
  StyledText* found = touch(is_report_file, path);
  if (found == nullptr) return;
  ++features_["report renamed and edited"];
  StyledText text = *found;
  add_paragraph(text);
  remove(path);
  put(fmt::format("{}/reports/other-{}.md", folder_of_plan(path), ++ids_), std::move(text));
}

void PublicPlans::swap_reports() {
  std::string one;
  if (touch(is_report_file, one) == nullptr) return;
  std::vector<std::string> others;
  for (const auto& [path, text] : files_) {
    if (path != one && is_report_file(path) && folder_of_plan(path) == folder_of_plan(one))
      others.push_back(path);
  }
  if (others.empty()) return;
  const std::string& other = others[pick(random_, others.size())];
  touched_.insert(other);
  // One that is held back changes places with none: until its day, both would be the other one.
  files_[other].facts.erase("publish_on");
  for (const std::string& path : {translation_of(one), translation_of(other)}) {
    if (files_.contains(path)) remove(path);
  }
  swapped_.insert({one, other});
  ++features_["reports swapped"];
  std::swap(files_[one], files_[other]);
  if (chance(random_, 50)) add_paragraph(files_[one]);
}

// Also to where another page was.
void PublicPlans::move_page() {
  std::string path;
  StyledText* found = touch(is_page_file, path);
  if (found == nullptr) return;
  ++features_[found->facts.contains("id") ? "page moved by its id" : "page replaced"];
  StyledText text = *found;
  add_paragraph(text);
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  std::string to = fmt::format("{}moved-{}.md", folder, ++ids_);
  for (const std::string& removed : removed_) {
    if (is_page_file(removed) && removed.starts_with(folder) && chance(random_, 40)) to = removed;
  }
  remove(path);
  put(to, std::move(text));
}

void PublicPlans::rename_id() {
  std::string path;
  StyledText* text = touch(is_page_file, path);
  if (text == nullptr || !text->facts.contains("id")) return;
  ++features_["another id"];
  text->facts["id"] = yaml_fact(fmt::format("page-{}", ++ids_));
  if (chance(random_, 50)) add_paragraph(*text);
}

// A plan with its district.
void PublicPlans::move_what_waits() {
  std::vector<std::string> waiting;
  for (const auto& [path, text] : files_) {
    if (is_document_of_plans(path) && text.facts.contains("publish_on") && stands_(path))
      waiting.push_back(path);
  }
  if (waiting.empty()) return hold_back();
  const std::string path = waiting[pick(random_, waiting.size())];
  const std::string folder = folder_of_plan(path);
  if (is_plan_file(path)) {
    const std::string file = folder_of_district(path) + "/district.yml";
    touched_.insert(file);
    move_district(file);
  } else {
    const bool is_sheet = is_sheet_file(path);
    move(path, fmt::format("{}/{}{}{}.md", folder, is_sheet ? "1." : "reports/moved-", ++ids_,
                           is_sheet ? "-moved" : ""));
  }
}

void PublicPlans::move_district() {
  std::string file;
  if (touch(is_district_file, file) != nullptr) move_district(file);
}

void PublicPlans::move_district(const std::string& file) {
  const std::string folder = folder_of_district(file);
  std::vector<std::string> paths;
  for (const auto& [path, text] : files_) {
    if (path.starts_with(folder + "/") && path != file) paths.push_back(path);
  }
  if (!std::all_of(paths.begin(), paths.end(), stands_)) return;
  ++features_["plan moved with its folder"];
  const std::string id = fmt::format("district-{}", ++ids_);
  const std::string to = "plans/" + id;
  for (const std::string& path : paths) {
    if (!is_translation_file(path)) move(path, to + path.substr(folder.size()));
  }
  StyledText text = files_.at(file);
  text.facts["id"] = yaml_fact(id);
  remove(file);
  put(to + "/district.yml", std::move(text));
}

void PublicPlans::remove_plan() {
  const auto folders = list_folders();
  if (folders.size() < 2) return;
  ++features_["plan removed"];
  const std::string folder = folders[pick(random_, folders.size())];
  std::vector<std::string> paths;
  for (const auto& [path, text] : files_) {
    if (path.starts_with(folder + "/")) paths.push_back(path);
  }
  for (const std::string& path : paths) remove(path);
}

void PublicPlans::say_why() {
  std::string path;
  StyledText* text = touch(is_document_of_plans, path);
  if (text == nullptr) return;
  ++features_["revision note"];
  text->facts["revision_note"] = word_fact(words("Note"));
  if (chance(random_, 50)) add_paragraph(*text);
}

bool PublicPlans::is_living(const std::string& path) const {
  if (attachments_.contains(path)) return true;
  const auto found = files_.find(path);
  if (found == files_.end() || !path.ends_with(".md") || !is_open_text(found->second)) return false;
  return !is_sheet_file(path) || is_living(folder_of_plan(path) + "/plan.md");
}

void PublicPlans::cut_links() {
  for (auto& [path, text] : files_) {
    for (StyledParagraph& paragraph : text.paragraphs) {
      if (paragraph.link.empty() || is_living(paragraph.link.substr(1))) continue;
      paragraph.link.clear();
      touched_.insert(path);
    }
  }
}

void PublicPlans::tidy() {
  std::vector<std::string> paths;
  for (const auto& [path, text] : files_) paths.push_back(path);
  std::set<std::string> plans;
  std::set<std::string> sheets;
  for (const auto& [path, text] : files_) {
    if (is_plan_file(path)) plans.insert(text.facts.at("id").yaml);
    if (is_sheet_file(path)) sheets.insert(folder_of_plan(path) + " " + text.facts.at("id").yaml);
  }
  for (const std::string& path : paths) {
    if (!files_.contains(path)) continue;  // gone with its plan or its original
    const std::string folder = folder_of_plan(path);
    const auto plan = files_.find(folder + "/plan.md");
    const bool is_part = is_sheet_file(path) || is_report_file(path) || is_minutes_file(path);
    if (is_part && plan == files_.end()) {
      remove(path);
      continue;
    }
    StyledText text = files_.at(path);
    auto& facts = text.facts;
    if (is_report_file(path) || is_minutes_file(path)) facts["plan"] = plan->second.facts.at("id");
    if (is_report_file(path) && plan->second.facts.at("status").yaml == "withdrawn")
      facts["status"] = yaml_fact("withdrawn");
    if (facts.contains("continues") && !plans.contains(facts["continues"].yaml)) facts.erase("continues");
    if (facts.contains("ratings") && is_report_file(path)) {
      const size_t gone = std::erase_if(facts["ratings"].records, [&](const StyledRecord& rating) {
        return !sheets.contains(folder + " " + rating.at("initiative"));
      });
      if (gone > 0) facts["revision_note"] = word_fact(words("Because"));
    }
    if (facts.contains("ratings") && facts["ratings"].records.empty()) facts.erase("ratings");
    facts.erase("publish_on");
    if (text != files_.at(path)) put(path, std::move(text));
  }
  cut_links();
}

}  // namespace gazette
