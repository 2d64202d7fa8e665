// The rules of a program's facts.
#include <algorithm>
#include <chrono>
#include <string>

#include "model/check_records.h"
#include "model/read_record.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

using Records = std::vector<const SourceValue*>;

std::vector<std::string> list_texts(const Records& records, std::string_view key) {
  std::vector<std::string> texts;
  for (const SourceValue* record : records) {
    if (PlacedText text = read_text(*record, key)) texts.push_back(std::move(text.value));
  }
  return texts;
}

class ProgramRules {
 public:
  ProgramRules(const SourcePath& path, const SourceValue& facts, const std::vector<District>& districts,
               Diagnostics& problems)
      : facts_(facts), districts_(districts), problems_(problems) {
    page_.path = path;
  }

  void check() {
    const std::vector<std::string> years = list_texts(read_records(facts_, "years"), "id");
    const std::vector<std::string> types = list_texts(read_records(facts_, "activity_types"), "id");
    const std::vector<std::string> roles = list_texts(read_records(facts_, "roles"), "id");
    for (const SourceValue* event : read_records(facts_, "calendar")) {
      complain_unless_known(read_text(*event, "year"), years, "unknown-year", "the program has no year");
      complain_unless_known(read_text(*event, "type"), types, "unknown-activity-type",
                            "the program has no type of activity");
      for (const PlacedText& role : read_texts(*event, "who"))
        complain_unless_known(role, roles, "unknown-role", "the program's calendar has no role");
      for (const SourceValue* task : read_records(*event, "tasks"))
        complain_unless_known(read_text(*task, "role"), roles, "unknown-role",
                              "the program's calendar has no role");
      const PlacedDate from = read_date(*event, "from");
      const PlacedDate to = read_date(*event, "to");
      if (from && to && to.value < from.value)
        add(to.mark, "period-backwards", "this event ends before it begins", "exchange or correct the days");
    }
    for (const SourceValue* deadline : read_records(facts_, "deadlines")) check_who(*deadline, roles);
    for (const SourceValue* cycle : read_records(facts_, "cycle")) {
      for (const SourceValue* part : read_records(*cycle, "parts")) check_who(*part, roles);
    }
    check_districts();
  }

 private:
  void add(const Mark& mark, std::string code, std::string message, std::string hint) {
    problems_.push_back(error_at(page_, mark, std::move(code), std::move(message), std::move(hint)));
  }

  void complain_unless_known(const PlacedText& to, const std::vector<std::string>& known, std::string code,
                             std::string_view what) {
    if (!to || std::find(known.begin(), known.end(), to.value) != known.end()) return;
    add(to.mark, std::move(code), fmt::format("{} \"{}\"", what, to.value),
        suggest(to.value, known, "add it to the program's list, or correct the word"));
  }

  void check_who(const SourceValue& asked, const std::vector<std::string>& roles) {
    for (const PlacedText& role : read_texts(asked, "who"))
      complain_unless_known(role, roles, "unknown-role", "the program's calendar has no role");
  }

  void check_districts() {
    SeenOnce once("duplicate-id", "the district", "join the two entries", problems_);
    size_t taking_part = 0;
    Mark last;
    for (const SourceValue* entry : read_records(facts_, "districts")) {
      const PlacedText district = read_text(*entry, "district");
      once.add(page_, district);
      complain_unless_known(district, list_ids(districts_), "unknown-district", "there is no district");
      const std::string status = read_text(*entry, "status").value;
      const bool is_in = status != "applied" && status != "left";
      check_team(*entry, district, is_in);
      check_priorities(*entry, district, district.value);
      check_schools(*entry, district.value);
      for (const PlacedText& year : read_texts(*entry, "years"))
        complain_unless_known(year, list_texts(read_records(facts_, "years"), "id"), "unknown-year",
                              "the program has no year");
      check_cycles(*entry);
      if (is_in) ++taking_part;
      if (is_in) last = district.mark;
    }
    const Records limits = read_records(facts_, "district_limits");
    const auto most = limits.empty() ? Placed<uint32_t>() : read_number(*limits.front(), "at_most");
    if (most && taking_part > most.value) {
      add(last, "too-many-districts",
          fmt::format("{} districts are in the program, which takes {} at most", taking_part, most.value),
          "correct the status of one, or the limit");
    }
  }

  void check_team(const SourceValue& entry, const PlacedText& district, bool is_in) {
    const Records rule = read_records(facts_, "team");
    const Records team = read_records(entry, "team");
    for (const SourceValue* member : team)
      complain_unless_known(read_text(*member, "role"), list_texts(rule, "role"), "unknown-role",
                            "the program's team has no role");
    if (!is_in || team.empty()) return;
    for (const SourceValue* needed : rule) {
      const auto least = read_number(*needed, "at_least");
      const std::string role = read_text(*needed, "role").value;
      uint32_t count = 0;
      for (const SourceValue* member : team) {
        if (read_text(*member, "role").value == role) count += read_number(*member, "count").value;
      }
      if (!least || count >= least.value) continue;
      add(district.mark, "small-team",
          fmt::format("the team of \"{}\" has {} of \"{}\", and the program asks for {} at least",
                      district.value, count, role, least.value),
          "add whom it lacks, or correct the numbers");
    }
  }

  void check_schools(const SourceValue& entry, const std::string& id) {
    const auto district = std::find_if(districts_.begin(), districts_.end(),
                                       [&](const District& one) { return one.id.value == id; });
    SeenOnce once("duplicate-id", "the school", "join the two entries", problems_);
    for (const SourceValue* school : read_records(entry, "schools")) {
      const PlacedText name = read_text(*school, "school");
      once.add(page_, name);
      if (district != districts_.end())
        complain_unless_known(name, list_ids(district->schools), "unknown-school",
                              "the district has no school");
      check_priorities(*school, name, name.value);
    }
  }

  // Of a district or a school, which stands at `name`.
  void check_priorities(const SourceValue& entry, const PlacedText& name, const std::string& who) {
    const Records limits = read_records(facts_, "priority_limits");
    const size_t count = read_texts(entry, "priorities").size();
    if (limits.empty() || count == 0) return;
    const auto least = read_number(*limits.front(), "at_least");
    const auto most = read_number(*limits.front(), "at_most");
    const bool is_few = least && count < least.value;
    if (!is_few && (!most || count <= most.value)) return;
    add(name.mark, "priority-count",
        fmt::format("\"{}\" chose {} {}, and the program asks for {} {}", who, count,
                    count == 1 ? "priority" : "priorities", is_few ? "at least" : "at most",
                    is_few ? least.value : most.value),
        "join, drop or add priorities");
  }

  void check_cycles(const SourceValue& entry) {
    const Records cycle = read_records(facts_, "cycle");
    const auto weeks = cycle.empty() ? Placed<uint32_t>() : read_number(*cycle.front(), "weeks");
    PlacedDate before;
    for (const SourceValue* one : read_records(entry, "cycles")) {
      check_check_ins(*one);
      const PlacedDate starts = read_date(*one, "starts");
      if (!starts) continue;
      if (before && weeks) {
        const auto days = std::chrono::sys_days(starts.value) - std::chrono::sys_days(before.value);
        if (days.count() < 7 * static_cast<int64_t>(weeks.value)) {
          add(starts.mark, "cycle-overlap",
              fmt::format("this cycle starts before the one of {} is over, which takes {} weeks",
                          iso_date(before.value), weeks.value),
              "correct one of the two days; the earlier cycle stands first");
        }
      }
      before = starts;
    }
  }

  // Of the parts that fall on a week: those alone have a day that can be kept or missed.
  void check_check_ins(const SourceValue& cycle) {
    std::vector<std::string> parts;
    for (const SourceValue* rule : read_records(facts_, "cycle")) {
      for (const SourceValue* part : read_records(*rule, "parts")) {
        if (read_number(*part, "week")) parts.push_back(read_text(*part, "id").value);
      }
    }
    SeenOnce once("duplicate-id", "the check-in", "keep the newer one", problems_);
    const PlacedDate starts = read_date(cycle, "starts");
    for (const SourceValue* check_in : read_records(cycle, "check_ins")) {
      const PlacedText part = read_text(*check_in, "part");
      once.add(page_, part);
      complain_unless_known(part, parts, "unknown-part",
                            "the program's cycle has no part with a week called");
      const PlacedDate date = read_date(*check_in, "date");
      if (date && starts && date.value < starts.value)
        add(date.mark, "period-backwards",
            fmt::format("this check-in was before its cycle began, on {}", iso_date(starts.value)),
            "correct one of the two days");
    }
  }

  PlanDocument page_;
  const SourceValue& facts_;
  const std::vector<District>& districts_;
  Diagnostics& problems_;
};

}  // namespace

void check_program(const SourcePath& path, const SourceValue& facts, const std::vector<District>& districts,
                   Diagnostics& problems) {
  ProgramRules(path, facts, districts, problems).check();
}

}  // namespace gazette
