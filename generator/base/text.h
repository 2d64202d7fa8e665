// Text in UTF-8: checking, folding for comparison, slugs for addresses, nearest names for suggestions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

// The byte offset of the first byte that isn't valid UTF-8 (overlong forms and surrogates included).
std::optional<size_t> find_invalid_utf8(std::string_view text);
// The same text with each invalid byte replaced by U+FFFD.
std::string replace_invalid_utf8(std::string_view text);
bool is_ascii(std::string_view text);
// How many characters (code points) the text has.
int count_characters(std::string_view text);

std::string_view trim(std::string_view text);
// Runs of white space become one space; none at either end.
std::string collapse_space(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);

// ASCII letters in lower case, the rest as it is.
std::string to_lower_ascii(std::string_view text);
// For comparing and sorting words as a reader would: no case, no accents, compatible forms made one.
std::string fold(std::string_view text);
// "Éducation: Phase 2!" -> "education-phase-2". Keeps letters and digits of every script. May be empty.
std::string slugify(std::string_view text);

// The candidate nearest to `word`, if it is near enough to be what was meant.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace gazette
