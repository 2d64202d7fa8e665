// Plays the sections of a scenario that act: commits, edits and runs of the program, in a temporary folder.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "git_fixture.h"
#include "scenario_text.h"

namespace gazette {

// What a run of the program left behind. The names of temporary folders are replaced by $REPO and $OUTPUT.
struct ProgramRun {
  int exit_code = -1;
  std::string out;
  std::string err;
};

using OutputFiles = std::map<std::string, std::string>;  // path -> bytes

class ScenarioPlay {
 public:
  // `program`: the generator's executable.
  explicit ScenarioPlay(std::filesystem::path program) : program_(std::move(program)) {}

  // Does what the section says. False: it isn't a section that acts.
  bool act(const ScenarioSection& section);

  const ProgramRun& last_run() const { return last_run_; }
  const OutputFiles& output() const { return output_; }                // after the last run
  const OutputFiles& output_before() const { return output_before_; }  // before it
  bool has_run() const { return last_run_.exit_code >= 0; }

 private:
  void edit(const std::filesystem::path& folder, std::string_view body) const;
  void cut_history();
  void run_program(const std::vector<std::string>& words);
  std::string with_placeholders(std::string text) const;
  std::string without_placeholders(std::string text) const;
  OutputFiles read_output() const;

  std::filesystem::path program_;
  GitFixture repository_;
  std::filesystem::path repository_path_ = repository_.path();
  std::filesystem::path output_path_ = repository_.folder() / "output";
  ProgramRun last_run_;
  OutputFiles output_;
  OutputFiles output_before_;
};

}  // namespace gazette
