#include "command/guarded_branch.h"

#include <string_view>

#include "base/files.h"
#include "base/text.h"

namespace gazette {

namespace {

constexpr const char* file_name = "gazette-branch";
constexpr std::string_view branches = "refs/heads/";

}  // namespace

std::optional<std::string> read_guarded_branch(const Repository& repository) {
  const auto text = read_file(repository.git_folder() / file_name);
  if (!text) return std::nullopt;
  std::string branch(trim(*text));
  return branch.empty() ? std::nullopt : std::optional(std::move(branch));
}

void write_guarded_branch(const Repository& repository, const std::string& branch) {
  write_file(repository.git_folder() / file_name, branch + "\n");
}

std::string reference_of_branch(const std::string& branch) {
  return std::string(branches) + branch;
}

std::string branch_of_reference(const std::string& reference) {
  return reference.starts_with(branches) ? reference.substr(branches.size()) : reference;
}

}  // namespace gazette
