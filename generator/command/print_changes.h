// Public changes for people, in plain words, and for programs (JSON).
#pragma once

#include <ostream>

#include "command/waiting_changes.h"

namespace gazette {

// What is said of a change besides its sentences, in whole sentences. `words`: of the theme, for days.
std::vector<std::string> describe_change(const PublicChange& change, const InterfaceWords& words);
// "In the text: 3 words added."; "" if the text stayed.
std::string count_changed_words(const PublicChange& change);
// The district, or what stands in its place. `is_first`: of all changes.
std::string title_of_group(const PublicChange& change, bool is_first);

// "Waits until January 15, 2027"
std::string title_of_day(const WaitingDay& day, const InterfaceWords& words);

// `words`: of the theme, for days.
void print_changes(std::ostream& out, const std::vector<PublicChange>& changes, const InterfaceWords& words);
// The same, with what waits below it, each day under a heading.
void print_changes_by_day(std::ostream& out, const std::vector<PublicChange>& changes,
                          const std::vector<WaitingDay>& days, const InterfaceWords& words);
// {changes: […], waiting: [{from, changes: […]}], problems: […]}.
void print_changes_json(std::ostream& out, const std::vector<PublicChange>& changes,
                        const std::vector<WaitingDay>& days, const Diagnostics& problems);

}  // namespace gazette
