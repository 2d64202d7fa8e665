#include <optional>

#include "base/text.h"
#include "document/front_matter.h"
#include "document/source_text.h"

namespace gazette {

namespace {

// Takes the next line off `rest`; ends in "\n", "\r\n" and "\r" alike.
std::string_view take_line(std::string_view& rest) {
  const size_t end = rest.find_first_of("\r\n");
  const std::string_view line = rest.substr(0, end);
  if (end == std::string_view::npos) {
    rest.remove_prefix(rest.size());
    return line;
  }
  const bool is_pair = rest[end] == '\r' && end + 1 < rest.size() && rest[end + 1] == '\n';
  rest.remove_prefix(end + (is_pair ? 2 : 1));
  return line;
}

bool is_fence(std::string_view line, std::string_view fence) {
  return line.starts_with(fence) && trim(line.substr(fence.size())).empty();
}

}  // namespace

SplitText split_front_matter(std::string_view text) {
  SplitText split;
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    split.problems.push_back(make_error("utf-16", {1, 1, 1},
                                        "the file is saved as UTF-16, which can't be read",
                                        "save it again as UTF-8 (in most editors: Save with Encoding)"));
    return split;
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  split.body = text;
  std::string_view rest = text;
  if (!is_fence(take_line(rest), "---")) return split;
  const size_t yaml_begin = text.size() - rest.size();
  for (int line = 2; !rest.empty(); ++line) {
    const size_t begin = text.size() - rest.size();
    const std::string_view here = take_line(rest);
    if (!is_fence(here, "---") && !is_fence(here, "...")) continue;
    split.has_front_matter = true;
    split.yaml = text.substr(yaml_begin, begin - yaml_begin);
    split.yaml_line = 2;
    split.body = rest;
    split.body_line = line + 1;
    return split;
  }
  split.problems.push_back(make_error("unclosed-front-matter", {1, 1, 3},
                                      "the front matter that begins here never ends",
                                      "put a line with --- after its last entry"));
  return split;
}

}  // namespace gazette
