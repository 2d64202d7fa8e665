#include "preview/conditional_request.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/digest.h"
#include "base/text.h"

namespace gazette {

namespace {

// Only digits; a number too large to hold is the largest that can be held.
std::optional<uint64_t> parse_offset(std::string_view digits) {
  if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc() ? number : std::numeric_limits<uint64_t>::max();
}

ByteRange part_of(uint64_t first, uint64_t last, uint64_t size) {
  if (first >= size) return {ByteRange::Kind::unsatisfiable, 0, 0};
  return {ByteRange::Kind::part, first, std::min(last, size - 1) - first + 1};
}

}  // namespace

std::string entity_tag(std::string_view bytes) {
  return '"' + digest_of(bytes).hex() + '"';
}

bool has_entity_tag(std::string_view header, std::string_view tag) {
  if (trim(header) == "*") return true;
  // Our tags have no comma in them, so a list of them can be split at commas.
  for (std::string_view candidate : split(header, ',')) {
    candidate = trim(candidate);
    if (candidate.starts_with("W/")) candidate.remove_prefix(2);
    if (candidate == tag) return true;
  }
  return false;
}

ByteRange select_range(std::string_view header, uint64_t size) {
  constexpr std::string_view unit = "bytes=";
  header = trim(header);
  if (to_lower_ascii(header.substr(0, unit.size())) != unit) return {};
  const std::string_view range = trim(header.substr(unit.size()));
  const size_t dash = range.find('-');
  if (dash == std::string_view::npos) return {};
  const std::string_view before = range.substr(0, dash);
  const std::string_view after = range.substr(dash + 1);
  const std::optional<uint64_t> first = parse_offset(before);
  const std::optional<uint64_t> last = parse_offset(after);
  if (before.empty() && last) {
    if (*last == 0) return {ByteRange::Kind::unsatisfiable, 0, 0};
    return part_of(size - std::min(*last, size), size, size);
  }
  if (!first) return {};
  if (after.empty()) return part_of(*first, std::numeric_limits<uint64_t>::max(), size);
  if (!last || *last < *first) return {};
  return part_of(*first, *last, size);
}

}  // namespace gazette
