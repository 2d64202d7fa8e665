#include "model/check_unfilled.h"

#include "base/text.h"

namespace gazette {

namespace {

constexpr std::string_view gap = "…";

bool is_unfilled(std::string_view text) {
  text = trim(text);
  return text == gap || (text.starts_with(gap) && text.substr(gap.size()).starts_with(' '));
}

class GapFinder {
 public:
  explicit GapFinder(const SourcePath& path) : path_(path) {}

  void look_at(const SourceValue& value) {
    if (value.kind == SourceValue::Kind::text && is_unfilled(value.text)) report(value.mark);
    for (const SourceValue& item : value.items) look_at(item);
    for (const SourceValue::Entry& entry : value.entries) look_at(entry.value);
  }

  void look_at(const Body& body) {
    for (uint32_t i = 0; i < body.nodes.size(); ++i) {
      const Node& node = body.nodes[i];
      if (node.kind != NodeKind::paragraph || !is_unfilled(plain_text(body, i))) continue;
      report({static_cast<int>(node.line), static_cast<int>(node.column), 1});
    }
  }

  Diagnostics take() { return std::move(problems_); }

 private:
  void report(const Mark& mark) {
    problems_.push_back(
        make_diagnostic(Severity::error, "unfilled", {path_, mark.line, mark.column, mark.length},
                        "what belongs here isn't written yet", "replace the … with it, or remove the entry"));
  }

  const SourcePath& path_;
  Diagnostics problems_;
};

}  // namespace

Diagnostics check_unfilled(const PlanFileText& file) {
  GapFinder finder(file.path);
  finder.look_at(file.facts->front_matter.value);
  if (file.body) finder.look_at(*file.body);
  return finder.take();
}

}  // namespace gazette
