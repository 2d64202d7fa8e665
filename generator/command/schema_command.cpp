#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "base/failure.h"
#include "base/text.h"
#include "command/commands.h"
#include "command/json_schema.h"

namespace gazette {

namespace {

void print_schema(const std::string& kind) {
  std::vector<std::string> kinds;
  for (const FileKindRule& rule : all_rules()) {
    kinds.emplace_back(rule.kind);
    if (rule.kind == kind) {
      std::cout << json_schema(rule).dump(2) << "\n";
      return;
    }
  }
  throw UsageFailure(fmt::format("there is no kind of file \"{}\"", kind),
                     fmt::format("use one of: {}", join(kinds, ", ")));
}

void print_kinds() {
  for (const FileKindRule& rule : all_rules())
    std::cout << fmt::format("{:<12}{}\n", rule.kind, rule.meaning);
}

}  // namespace

void add_schema_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("schema", "what a kind of file may say, as JSON Schema for editors");
  auto kind = std::make_shared<std::string>();
  command->add_option("kind", *kind, "page, plan, initiative, report, …; none: list them");
  command->callback([kind, &exit_code] {
    if (kind->empty()) {
      print_kinds();
    } else {
      print_schema(*kind);
    }
    exit_code = exit_good;
  });
}

}  // namespace gazette
