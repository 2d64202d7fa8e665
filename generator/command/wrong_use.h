// What is wrong with a command line, in plain words, and what was probably meant.
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

#include "base/failure.h"

namespace gazette {

// `error`: by which the library refused to parse the command line.
UsageFailure explain_wrong_use(const CLI::App& app, const CLI::ParseError& error);

// For Option::check. One of these words; a whole number from `least` to `most`, in digits.
CLI::Validator one_of(std::vector<std::string> words);
CLI::Validator whole_number(int least, int most);

}  // namespace gazette
