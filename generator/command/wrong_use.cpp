#include "command/wrong_use.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"

namespace gazette {

namespace {

std::vector<std::string> list_commands(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

std::vector<std::string> list_options(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back(fmt::format("--{}", name));
  }
  return names;
}

UsageFailure explain_missing_command(const CLI::App& app, const std::vector<std::string>& words) {
  const std::vector<std::string> commands = list_commands(app);
  const std::string all = fmt::format("the commands are {}", fmt::join(commands, ", "));
  if (words.empty()) return UsageFailure("a command is missing", all);
  if (words.front().starts_with('-')) {
    return UsageFailure(fmt::format("a command must stand before {}", words.front()), all);
  }
  const auto meant = nearest(words.front(), commands);
  return UsageFailure(fmt::format("there is no command \"{}\"", words.front()),
                      meant ? fmt::format("did you mean \"{}\"?", *meant) : all);
}

UsageFailure explain_unexpected(const CLI::App& command, const std::string& word) {
  const std::string& name = command.get_name();
  const std::string manual = fmt::format("gazette {} --help lists what there is", name);
  if (!word.starts_with('-')) {
    return UsageFailure(fmt::format("gazette {} doesn't know what to do with \"{}\"", name, word), manual);
  }
  const std::string option = word.substr(0, word.find('='));
  const auto meant = nearest(option, list_options(command));
  return UsageFailure(fmt::format("gazette {} has no option {}", name, option),
                      meant ? fmt::format("did you mean {}?", *meant) : manual);
}

}  // namespace

UsageFailure explain_wrong_use(const CLI::App& app, const CLI::ParseError& error) {
  const std::vector<std::string> unexpected = app.remaining(true);
  const std::vector<CLI::App*> commands = app.get_subcommands();
  if (commands.empty()) return explain_missing_command(app, unexpected);
  const CLI::App& command = *commands.front();
  const std::string manual = fmt::format("gazette {} --help says more", command.get_name());
  const std::string said = error.what();
  const std::string option = said.substr(0, said.find(':'));
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && !unexpected.empty()) {
    return explain_unexpected(command, unexpected.front());
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    const bool is_missing = said.find("missing") != std::string::npos;
    return UsageFailure(option + (is_missing ? " needs a value after it" : " can be given only once"),
                        manual);
  }
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    return UsageFailure(
        fmt::format("gazette {} needs a {}", command.get_name(), said.substr(0, said.find(' '))), manual);
  }
  if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr && option.size() < said.size()) {
    return UsageFailure("can't make sense of" + said.substr(option.size() + 1), manual);
  }
  if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr) {
    return UsageFailure(fmt::format("only one of these can be given: {}", said), manual);
  }
  if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr && option.size() < said.size()) {
    return UsageFailure(option + said.substr(option.size() + 1), manual);
  }
  return UsageFailure(said, manual);
}

CLI::Validator one_of(std::vector<std::string> words) {
  assert(words.size() > 1);
  std::string shown = fmt::format("{} or {}", fmt::join(words.begin(), words.end() - 1, ", "), words.back());
  return {[words = std::move(words), shown](const std::string& text) {
            if (std::find(words.begin(), words.end(), text) != words.end()) return std::string();
            return fmt::format("must be {}, not \"{}\"", shown, text);
          },
          shown};
}

CLI::Validator whole_number(int least, int most) {
  return {[least, most](const std::string& text) {
            int value = 0;
            const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
            const bool is_whole = failure == std::errc() && end == text.data() + text.size();
            if (is_whole && value >= least && value <= most) return std::string();
            return fmt::format("must be a whole number from {} to {}, not \"{}\"", least, most, text);
          },
          fmt::format("{} to {}", least, most)};
}

}  // namespace gazette
