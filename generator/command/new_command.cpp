#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <memory>

#include "base/failure.h"
#include "base/files.h"
#include "base/text.h"
#include "command/commands.h"
#include "command/new_file.h"

namespace gazette {

namespace {

struct NewKind {
  std::string_view name;
  std::string_view needs;  // in a sentence
  size_t words;
  bool ends_with_title;  // the last word may be several
  std::string_view example;
  Skeleton (*begin)(const PlanDesk&, const NewFileRequest&);
};

constexpr std::array<NewKind, 15> kinds = {{
    {"district", "the name of its folder and its full name", 1, false,
     "gazette new district harbor-falls --name \"Harbor Falls Public Schools\"", begin_district},
    {"department", "no other word", 0, false, "gazette new department --name \"The Department\"",
     begin_department},
    {"plan", "a district and a school year", 2, false, "gazette new plan harbor-falls 2024-25", begin_plan},
    {"initiative", "a district, a school year and a title", 3, true,
     "gazette new initiative harbor-falls 2024-25 \"Coach every teacher\"", begin_initiative},
    {"report", "a district, a school year and a report of the calendar", 3, false,
     "gazette new report harbor-falls 2024-25 autumn", begin_report},
    {"minutes", "a district, a school year and the day of the discussion", 3, false,
     "gazette new minutes harbor-falls 2024-25 2024-10-17", begin_minutes},
    {"assessment", "a district, a school year and the id of a rubric", 3, false,
     "gazette new assessment harbor-falls 2024-25 exit-criteria", begin_assessment},
    {"page", "an address and a title", 2, true, "gazette new page guidance/reading-plans \"Reading plans\"",
     begin_page},
    {"program", "an id and a title", 2, true, "gazette new program reading-network \"Reading Network\"",
     begin_program},
    {"regulation", "an id and the citation", 2, true, "gazette new regulation 100-abc-1-01 \"100 ABC 1.01\"",
     begin_regulation},
    {"rubric", "an id and a title", 2, true, "gazette new rubric good-minutes \"Good minutes\"",
     begin_rubric},
    {"framework", "an id and a title", 2, true, "gazette new framework state-plan \"State Improvement Plan\"",
     begin_framework},
    {"redactions", "no other word", 0, false, "gazette new redactions", begin_redactions},
    {"translation", "the path of a document and a language", 2, false,
     "gazette new translation content/index.md es", begin_translation},
    {"notes", "no other word", 0, false, "gazette new notes", begin_notes},
}};

const NewKind& choose_kind(const std::string& name) {
  std::vector<std::string> names;
  std::string examples;
  for (const NewKind& kind : kinds) {
    if (kind.name == name) return kind;
    names.emplace_back(kind.name);
    examples += fmt::format("\n      {}", kind.example);
  }
  if (name.empty()) throw UsageFailure("say what to begin", fmt::format("for example:{}", examples));
  const auto near = nearest(name, names);
  throw UsageFailure(
      fmt::format("there is no kind of file \"{}\" to begin", name),
      near ? fmt::format("did you mean \"{}\"?", *near) : fmt::format("use one of: {}", join(names, ", ")));
}

// Titles come from a shell: several words without quotes are one title.
void check_words(const NewKind& kind, NewFileRequest& request) {
  std::vector<std::string>& words = request.words;
  if (kind.ends_with_title && words.size() > kind.words) {
    words[kind.words - 1] =
        join({words.begin() + static_cast<std::ptrdiff_t>(kind.words) - 1, words.end()}, " ");
    words.resize(kind.words);
  }
  for (std::string* text : {&request.name, &request.code, &request.region}) words.push_back(*text);
  for (std::string& word : words) {
    const bool has_control = std::any_of(word.begin(), word.end(), [](char c) {
      return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
    });
    if (find_invalid_utf8(word) || has_control)
      throw UsageFailure("a word that was given isn't readable text", "type it again, instead of pasting it");
    word = collapse_space(word);
  }
  for (std::string* text : {&request.region, &request.code, &request.name}) {
    *text = words.back();
    words.pop_back();
  }
  const bool is_complete =
      words.size() >= kind.words &&
      std::none_of(words.begin(), words.end(), [](auto& word) { return word.empty(); }) &&
      (kind.name != "district" || !request.name.empty());
  if (!is_complete || words.size() > kind.words) {
    throw UsageFailure(
        fmt::format("a new {} needs {}{}", kind.name, kind.needs, is_complete ? ", and nothing else" : ""),
        fmt::format("for example: {}", kind.example));
  }
}

void check_options(const NewKind& kind, const NewFileRequest& request) {
  struct Option {
    const char* name;
    const std::string& value;
    std::vector<std::string> kinds;  // that it says something about
  };
  const std::vector<Option> options = {
      {"--name", request.name, {"district", "department"}},
      {"--code", request.code, {"district"}},
      {"--region", request.region, {"district"}},
      {"--framework", request.framework, {"plan"}},
      {"--school", request.school, {"plan", "initiative", "report", "minutes", "assessment"}},
      {"--objective", request.objective, {"initiative"}}};
  for (const Option& option : options) {
    const bool fits = std::find(option.kinds.begin(), option.kinds.end(), kind.name) != option.kinds.end();
    if (option.value.empty() || fits) continue;
    throw UsageFailure(fmt::format("{} says something about a {}, not about a {}", option.name,
                                   join(option.kinds, ", "), kind.name),
                       fmt::format("for example: {}", kind.example));
  }
}

std::string as_reached_from_here(const std::filesystem::path& path) {
  std::error_code failed;
  const std::string relative = std::filesystem::relative(path, failed).string();
  return failed || relative.empty() || relative.starts_with("..") ? path.string() : relative;
}

void begin_file(NewFileRequest& request, const std::filesystem::path& repository) {
  const NewKind& kind = choose_kind(request.kind);
  check_words(kind, request);
  check_options(kind, request);
  const PlanDesk desk = open_plan_desk(repository);
  const Skeleton skeleton = kind.begin(desk, request);
  const std::filesystem::path path = desk.root / skeleton.path.text;
  if (std::filesystem::exists(std::filesystem::symlink_status(path))) {
    throw UsageFailure(fmt::format("{} is there already; nothing was written", skeleton.path.text),
                       "edit that file, or choose another name");
  }
  write_file(path, skeleton.text);
  const bool is_draft = skeleton.text.find("\nstatus: draft") != std::string::npos;
  const std::string where = repository == "." ? "" : fmt::format(" --repo {}", repository.string());
  std::cout << fmt::format("Wrote {}{}.\n{}.\nTo look for mistakes: gazette check{}\n",
                           as_reached_from_here(path), is_draft ? ", a draft that nobody else sees" : "",
                           skeleton.next, where);
  if (is_draft) std::cout << "When it is ready: write \"status: published\" in it, and commit it.\n";
}

}  // namespace

void add_new_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("new", "begin a file with what it needs, explained line by line");
  auto request = std::make_shared<NewFileRequest>();
  auto repository = std::make_shared<std::filesystem::path>(".");
  std::string examples = "Examples:";
  for (const NewKind& kind : kinds) examples += fmt::format("\n  {}", kind.example);
  command->footer(examples);
  command->add_option("kind", request->kind, "what to begin: see the examples");
  command->add_option("words", request->words, "what it is about: see the examples");
  command->add_option("--repo", *repository, "the git repository (default: the one here)");
  command->add_option("--name", request->name, "of a district or the Department: its full name");
  command->add_option("--code", request->code, "of a district: its state code");
  command->add_option("--region", request->region, "of a district: the part of the state");
  command->add_option("--school", request->school, "of a school's own plan, and what belongs to it: its id");
  command->add_option("--framework", request->framework,
                      "of a plan: what kind of plan, if there are several");
  command->add_option("--objective", request->objective, "of an initiative: the id of its objective");
  command->callback([request, repository, &exit_code] {
    begin_file(*request, *repository);
    exit_code = exit_good;
  });
}

}  // namespace gazette
