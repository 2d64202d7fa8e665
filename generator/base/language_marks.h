// Marks in a text that say in which language a part of it is. They are control characters, which no text of
// an author holds; only pages in a further language have them, until they are written.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace gazette {

inline constexpr char language_begin = '\x0E';  // then the language, then language_named
inline constexpr char language_named = '\x1F';
inline constexpr char language_end = '\x0F';

// Marks `text` as being in `language`. Nothing is marked within what is marked.
std::string mark_language(std::string_view text, std::string_view language);
// The same for a text with places to fill in ("{}", "{0}", "{month}"): what comes into them isn't marked,
// nor are signs without a letter.
std::string mark_pattern(std::string_view pattern, std::string_view language);

bool has_language_marks(std::string_view text);
std::string without_language_marks(std::string_view text);
// How many bytes of marks `text` begins with.
size_t leading_marks(std::string_view text);

}  // namespace gazette
