#include "model/program_status.h"

#include <fmt/format.h>

#include "model/plan_file.h"
#include "model/read_record.h"
#include "model/record_dates.h"

namespace gazette {

namespace {

constexpr std::chrono::days fresh_misses{60};  // older ones are history

class ProgramLister {
 public:
  ProgramLister(const ProgramPage& program, Date day, int days_ahead, std::vector<StaffItem>& items)
      : program_(program),
        day_(day),
        last_(Date(std::chrono::sys_days(day) + std::chrono::days(days_ahead))),
        items_(items),
        title_(read_text(program.facts, "title").value) {
    if (title_.empty()) title_ = program.path.text;
  }

  void list() {
    for (const SourceValue* deadline : read_records(program_.facts, "deadlines")) {
      const PlacedDate due = read_date(*deadline, "due");
      if (due && is_near(due.value))
        add(StaffMatter::deadline, {}, *deadline, due.value, read_text(*deadline, "text").value);
    }
    for (const SourceValue* entry : read_records(program_.facts, "districts")) {
      if (!takes_part(*entry)) continue;
      const std::string district = read_text(*entry, "district").value;
      list_events(*entry, district);
      for (const SourceValue* cycle : read_records(*entry, "cycles")) list_check_ins(*cycle, district);
    }
  }

 private:
  bool is_near(Date day) const { return day_ <= day && day <= last_; }

  void add(StaffMatter matter, const std::string& district, const SourceValue& asked, Date day,
           const std::string& text) {
    std::vector<std::string> roles;
    for (const PlacedText& id : read_texts(asked, "who")) {
      std::string title = id.value;
      for (const SourceValue* role : read_records(program_.facts, "roles")) {
        if (read_text(*role, "id").value == id.value) title = read_text(*role, "title").value;
      }
      roles.push_back(std::move(title));
    }
    if (roles.empty()) roles.emplace_back();
    for (std::string& role : roles)
      items_.push_back(
          {matter, district, std::move(role), day, fmt::format("{}: {}", title_, text), program_.path});
  }

  // Of the years in which the district takes part, where it says which; those that run count until they end.
  void list_events(const SourceValue& entry, const std::string& district) {
    for (const SourceValue* event : read_records(program_.facts, "calendar")) {
      const PlacedDate from = read_date(*event, "from");
      const PlacedDate to = read_date(*event, "to");
      if (!is_of_its_years(entry, *event) || !from) continue;
      const bool runs = to && from.value < day_ && day_ <= to.value;
      if (is_near(from.value) || runs)
        add(StaffMatter::deadline, district, *event, from.value,
            runs ? fmt::format("{} (until {})", read_text(*event, "what").value, iso_date(to.value))
                 : read_text(*event, "what").value);
    }
  }

  void list_check_ins(const SourceValue& cycle, const std::string& district) {
    for (const CycleDay& part : list_cycle_days(program_.facts, cycle)) {
      if (part.part.empty()) continue;
      const std::string state = part.said == nullptr ? std::string() : read_text(*part.said, "state").value;
      const Date day = part.date;
      const bool is_old = std::chrono::sys_days(day_) - std::chrono::sys_days(day) > fresh_misses;
      if (state == "held" || day > last_ || (state == "missed" && is_old)) continue;
      const StaffMatter matter = state == "missed" ? StaffMatter::missing
                                 : day < day_      ? StaffMatter::late
                                                   : StaffMatter::deadline;
      const char* what = state == "missed" ? "was missed"
                         : day < day_      ? "nobody said whether it was held"
                                           : "is due";
      add(matter, district, asked_in(part.part), day,
          fmt::format("{}, cycle of {}: {}", part.title, iso_date(read_date(cycle, "starts").value), what));
    }
  }

  // The part of the program's cycle, which says who takes part.
  const SourceValue& asked_in(const std::string& part) const {
    for (const SourceValue* cycle : read_records(program_.facts, "cycle")) {
      for (const SourceValue* one : read_records(*cycle, "parts")) {
        if (read_text(*one, "id").value == part) return *one;
      }
    }
    return program_.facts;
  }

  const ProgramPage& program_;
  Date day_;
  Date last_;
  std::vector<StaffItem>& items_;
  std::string title_;
};

}  // namespace

void list_program_items(const ProgramPage& program, Date day, int days_ahead, std::vector<StaffItem>& items) {
  ProgramLister(program, day, days_ahead, items).list();
}

std::vector<std::string> list_program_roles(const ProgramPage& program) {
  std::vector<std::string> roles;
  for (const SourceValue* role : read_records(program.facts, "roles"))
    roles.push_back(read_text(*role, "title").value);
  for (const SourceValue* role : read_records(program.facts, "team"))
    roles.push_back(read_text(*role, "role").value);
  return roles;
}

}  // namespace gazette
