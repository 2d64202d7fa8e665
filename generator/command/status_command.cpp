#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/failure.h"
#include "base/print_diagnostics.h"
#include "base/text.h"
#include "command/commands.h"
#include "command/plan_desk.h"
#include "command/today.h"
#include "command/wrong_use.h"
#include "model/plan_file.h"
#include "model/staff_status.h"

namespace gazette {

namespace {

using Json = nlohmann::ordered_json;

struct Options {
  std::filesystem::path repository = ".";
  std::string district;
  std::string role;
  std::string date;
  std::string format = "human";
  bool strict = false;
};

struct Status {
  Date day{};
  std::vector<StaffItem> items;
  std::vector<DutyOfMonth> duties;
};

Date choose_day(const std::string& asked, const SiteSettings& settings) {
  if (asked.empty()) return today(settings);
  const auto day = parse_iso_date(asked);
  if (!day) {
    throw UsageFailure(fmt::format("--date {} isn't a day that exists", asked),
                       "write it like --date 2013-02-28");
  }
  return *day;
}

// Only what concerns the role, though that may be nothing; a role that no file names is a slip.
void keep_role(Status& status, const PlanDesk& desk, const std::string& role) {
  if (role.empty()) return;
  const std::vector<std::string> names = list_known_roles(desk.book, desk.papers.programs);
  const auto is_meant = [&](const std::string& other) { return fold(other) == fold(role); };
  if (std::none_of(names.begin(), names.end(), is_meant)) {
    const auto near = nearest(role, names);
    throw UsageFailure(fmt::format("nothing is said here of the role \"{}\"", role),
                       names.empty() ? "no framework, plan, report or program names a role yet"
                       : near        ? fmt::format("did you mean \"{}\"?", *near)
                                     : fmt::format("there is: {}", join(names, ", ")));
  }
  std::erase_if(status.items, [&](const StaffItem& item) { return !is_meant(item.role); });
  std::erase_if(status.duties, [&](const DutyOfMonth& duty) { return !is_meant(duty.duty->role); });
}

Status find_status(const PlanDesk& desk, const Options& options) {
  Status status;
  status.day = choose_day(options.date, desk.settings);
  status.items = list_staff_items(desk.book, desk.papers, status.day);
  status.duties = list_duties_on(desk.book, status.day);
  if (!options.district.empty()) {
    require_district(desk, options.district);
    std::erase_if(status.items, [&](const StaffItem& item) {
      const bool is_everybodys = item.district.empty() && item.matter == StaffMatter::deadline;
      return !is_everybodys && item.district != options.district;
    });
    std::erase_if(status.duties, [&](const DutyOfMonth& duty) {
      return !duty.district.empty() && duty.district != options.district;
    });
  }
  keep_role(status, desk, options.role);
  return status;
}

void print_items(const Status& status, const PlanDesk& desk) {
  const StaffItem* last = nullptr;
  for (const StaffItem& item : status.items) {
    const bool is_new_district = last == nullptr || last->district != item.district;
    if (is_new_district) {
      std::string name = item.district.empty() ? "Pages" : item.district;
      for (const District& district : desk.book.districts) {
        if (district_folder(district.path) == item.district) name = district.name;
      }
      std::cout << fmt::format("\n{}\n", for_terminal(name));
    }
    if (is_new_district || last->matter != item.matter)
      std::cout << fmt::format("  {}\n", name_of(item.matter));
    std::string line = item.day ? fmt::format("{}: ", iso_date(*item.day)) : std::string();
    line += item.text;
    if (!item.role.empty()) line += fmt::format(" [{}]", item.role);
    std::cout << fmt::format("    - {}\n      {}\n", for_terminal(line), for_terminal(item.file.text));
    last = &item;
  }
  if (status.items.empty()) std::cout << "\nNothing is late, missing or due.\n";
}

// `of_role`: of one alone, with what it does all year.
void print_duties(const Status& status, bool of_role) {
  const bool has_any = std::any_of(status.duties.begin(), status.duties.end(), [](const DutyOfMonth& each) {
    return each.duty->occasion != Occasion::ongoing;
  });
  if (of_role && !has_any) std::cout << "\nThe month asks nothing of this role.\n";
  const Framework* framework = nullptr;
  std::string role;
  for (const DutyOfMonth& each : status.duties) {
    if (each.duty->occasion == Occasion::ongoing && !of_role) continue;
    if (framework != each.framework) {
      framework = each.framework;
      role.clear();
      std::cout << fmt::format("\nWhat the month asks of each role ({})\n",
                               for_terminal(framework->title.value));
    }
    if (role != each.duty->role) {
      role = each.duty->role;
      std::cout << fmt::format("  {}\n", for_terminal(role));
    }
    if (each.by) {
      std::cout << fmt::format("        by {} in {}\n", iso_date(*each.by), for_terminal(each.district));
    } else {
      std::cout << fmt::format("    - {}\n", for_terminal(each.duty->text));
    }
  }
}

void print_status_json(const Status& status) {
  constexpr std::array<std::string_view, 5> occasions = {"ongoing", "discussion", "report", "summative",
                                                         "day"};
  Json items = Json::array();
  for (const StaffItem& item : status.items) {
    items.push_back({{"matter", name_of(item.matter)},
                     {"district", item.district},
                     {"role", item.role},
                     {"date", item.day ? Json(iso_date(*item.day)) : Json()},
                     {"text", item.text},
                     {"file", item.file.text}});
  }
  Json duties = Json::array();
  for (const DutyOfMonth& each : status.duties) {
    duties.push_back({{"framework", each.framework->id.value},
                      {"role", each.duty->role},
                      {"occasion", occasions[static_cast<size_t>(each.duty->occasion)]},
                      {"duty", each.duty->id.value},
                      {"text", each.duty->text},
                      {"district", each.district},
                      {"by", each.by ? Json(iso_date(*each.by)) : Json()}});
  }
  const Json all = {
      {"date", iso_date(status.day)}, {"items", std::move(items)}, {"duties", std::move(duties)}};
  std::cout << all.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

int tell_status(const Options& options) {
  const PlanDesk desk = open_plan_desk(options.repository);
  const Status status = find_status(desk, options);
  if (options.format == "json") {
    print_status_json(status);
  } else {
    std::cout << fmt::format("As of {}, drafts included.\n", iso_date(status.day));
    print_items(status, desk);
    print_duties(status, !options.role.empty());
  }
  const bool is_late = std::any_of(status.items.begin(), status.items.end(), [](const StaffItem& item) {
    return item.matter == StaffMatter::late || item.matter == StaffMatter::missing;
  });
  return options.strict && is_late ? exit_content : exit_good;
}

}  // namespace

void add_status_command(CLI::App& app, int& exit_code) {
  CLI::App* command =
      app.add_subcommand("status", "what is late, missing or due, and what the month asks of each role");
  auto options = std::make_shared<Options>();
  command->add_option("--repo", options->repository, "the git repository (default: the one here)");
  command->add_option("--district", options->district, "one district alone, by the name of its folder");
  command->add_option("--role", options->role, "one role alone, with its ongoing duties");
  command->add_option("--date", options->date, "the day to look at it, as 2013-02-28 (default: today)");
  command->add_option("--format", options->format, "how it is printed: human or json")
      ->check(one_of({"human", "json"}));
  command->add_flag("--strict", options->strict, "exit code 1 when something is late or missing");
  command->footer(
      "For staff: drafts are included, and nothing of it is published.\n"
      "\n"
      "  gazette status --district harbor-falls\n"
      "  gazette status --role \"Plan Manager\"");
  command->callback([options, &exit_code] { exit_code = tell_status(*options); });
}

}  // namespace gazette
