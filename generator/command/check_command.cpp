#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "base/failure.h"
#include "base/parallel_map.h"
#include "base/text.h"
#include "command/commands.h"
#include "model/rule_book.h"

namespace gazette {

namespace {

void explain(const std::string& code) {
  if (const RuleEntry* rule = find_rule(code)) {
    std::cout << describe_rule(*rule);
    return;
  }
  std::vector<std::string> codes;
  for (const RuleTopic& topic : rule_topics()) {
    for (const RuleEntry& rule : topic.rules) codes.emplace_back(rule.code);
  }
  const auto near = nearest(code, codes);
  throw UsageFailure(
      fmt::format("there is no rule \"{}\"", code),
      near ? fmt::format("did you mean \"{}\"?", *near) : "gazette check --rules lists all of them");
}

int check(SourceOptions& options) {
  finish_source_options(options);
  const ThreadLimit threads(options.threads);
  SourceLine line = open_line_of_work_tree(options.build);
  if (options.build.ref.empty() && line.repository().work_tree()) line.take_work_tree();
  options.build.show_drafts = true;
  Stopwatch stopwatch;
  const auto prepared = prepare_site(line, options.build, stopwatch);
  print_problems(*prepared, options.format);
  if (has_errors(prepared->problems)) return exit_content;
  if (options.format == "human") {
    std::cout << (prepared->problems.empty() ? "No problems found.\n"
                                             : "No errors: this can be published.\n");
  }
  return exit_good;
}

}  // namespace

void add_check_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("check", "look for mistakes, in drafts and uncommitted files too");
  auto options = std::make_shared<SourceOptions>();
  auto code = std::make_shared<std::string>();
  auto rules = std::make_shared<bool>(false);
  add_source_options(*command, *options);
  command->add_flag("--rules", *rules, "print the manual of all rules, as Markdown, and check nothing");
  command->add_option("--explain", *code, "print one rule, by the code in brackets behind a problem");
  command->callback([options, code, rules, &exit_code] {
    if (*rules) {
      std::cout << describe_rules();
    } else if (!code->empty()) {
      explain(*code);
    } else {
      exit_code = check(*options);
    }
  });
}

}  // namespace gazette
