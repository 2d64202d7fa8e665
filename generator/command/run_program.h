// Starts another program and waits for it: ssh-keygen and rclone, which the settings name. No shell is asked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct ProgramResult {
  int exit_code = 0;  // 127: there is no such program; 128 and more: it was killed
  std::string output;
  std::string errors;
};

// Whether there is a program of that name, or at that path.
bool is_program(const std::string& name);

ProgramResult run_program(const std::vector<std::string>& arguments, std::string_view input = {});

}  // namespace gazette
