#include "document/document.h"

#include <utility>

namespace gazette {

ParsedDocument parse_document(std::string_view bytes) {
  SplitText split = split_front_matter(bytes);
  ParsedDocument document;
  document.has_front_matter = split.has_front_matter;
  document.problems = std::move(split.problems);
  if (split.has_front_matter) {
    document.front_matter = parse_front_matter(split.yaml, split.yaml_line);
    append(document.problems, document.front_matter.problems);
  } else {
    document.front_matter.value.kind = SourceValue::Kind::map;
  }
  ParsedBody body = parse_body(split.body, split.body_line);
  document.body = std::move(body.body);
  append(document.problems, std::move(body.problems));
  sort_diagnostics(document.problems);
  return document;
}

Body parse_document_body(std::string_view bytes) {
  const SplitText split = split_front_matter(bytes);
  return parse_body(split.body, split.body_line).body;
}

}  // namespace gazette
