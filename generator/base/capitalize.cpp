#include "base/capitalize.h"

#include <utf8proc.h>

#include <array>

#include "base/language_marks.h"

namespace gazette {

std::string capitalize(std::string_view text) {
  if (const size_t marks = leading_marks(text); marks > 0)
    return std::string(text.substr(0, marks)) + capitalize(text.substr(marks));
  utf8proc_int32_t first = -1;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &first);
  if (length <= 0) return std::string(text);
  std::array<utf8proc_uint8_t, 4> written{};
  const auto size = utf8proc_encode_char(utf8proc_totitle(first), written.data());
  std::string capitalized(reinterpret_cast<const char*>(written.data()), static_cast<size_t>(size));
  capitalized += text.substr(static_cast<size_t>(length));
  return capitalized;
}

}  // namespace gazette
