// A scenario as text: a title, then sections that begin with "=== ". tests/scenarios/README.md has the
// format. What is parsed and written again is the same text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct ScenarioSection {
  std::string header;  // without "=== "
  std::string body;    // the lines below it
  int line = 0;        // of the header, from 1
};

struct ScenarioText {
  std::string title;  // what stands before the first section
  std::vector<ScenarioSection> sections;
};

ScenarioText parse_scenario(std::string_view text);
std::string write_scenario(const ScenarioText& scenario);

// One "--- " block of a section: what happens to a file.
struct FileEdit {
  enum class Kind { write, remove, move, link };
  Kind kind = Kind::write;
  std::string path;
  std::string target;  // move: the new path. link: what it points to.
  std::string text;    // write: the file's bytes
};
// Throws std::runtime_error with the words of a line that makes no sense.
std::vector<FileEdit> parse_edits(std::string_view body);

// The lines, without blank ones at the end.
std::vector<std::string> lines_of(std::string_view text);
// Splits at spaces; "quoted words" stay together.
std::vector<std::string> words_of(std::string_view line);

}  // namespace gazette
