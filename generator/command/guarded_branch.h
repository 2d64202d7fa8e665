// The branch that the hooks of a repository guard and publish. `gazette hook install` writes its name down in
// the repository's own folder: nothing that somebody pushes decides which branch is looked at.
#pragma once

#include <optional>
#include <string>

#include "source/repository.h"

namespace gazette {

// nullopt: no hooks were installed, or by a program that didn't write it down.
std::optional<std::string> read_guarded_branch(const Repository& repository);
void write_guarded_branch(const Repository& repository, const std::string& branch);

// "main" -> "refs/heads/main": never a tag of that name.
std::string reference_of_branch(const std::string& branch);
// The other way round; what is no branch stays.
std::string branch_of_reference(const std::string& reference);

}  // namespace gazette
