// Public changes for people, in plain words, and for programs (JSON).
#pragma once

#include <ostream>

#include "command/public_changes.h"

namespace gazette {

// What is said of a change besides its sentences, in whole sentences. `words`: of the theme, for days.
std::vector<std::string> describe_change(const PublicChange& change, const InterfaceWords& words);
// "In the text: 3 words added."; "" if the text stayed.
std::string count_changed_words(const PublicChange& change);
// The district, or what stands in its place. `is_first`: of all changes.
std::string title_of_group(const PublicChange& change, bool is_first);

// `words`: of the theme, for days.
void print_changes(std::ostream& out, const std::vector<PublicChange>& changes, const InterfaceWords& words);
// {changes: […], problems: […]}.
void print_changes_json(std::ostream& out, const std::vector<PublicChange>& changes,
                        const Diagnostics& problems);

}  // namespace gazette
