// Citations of the site's regulations, wherever public texts make them.
#include <functional>
#include <memory>
#include <string>

#include "base/parallel_map.h"
#include "base/text.h"
#include "model/check_records.h"
#include "model/citations.h"
#include "model/lined_text.h"
#include "model/plan_file.h"
#include "model/read_record.h"
#include "model/rule_problems.h"

namespace gazette {

namespace {

struct CitedRegulation {
  const PublicDocument* document = nullptr;
  std::unique_ptr<RegulationText> text;
};

// "2.05(8)(z)" -> "2.05(8)", if there is that one.
std::string hint_for(const RegulationText& regulation, const std::string& number) {
  for (std::string whole = number; !whole.empty();) {
    // The last part goes: "(z)", or "1" and "1.c" behind the last parenthesis.
    const size_t end = whole.ends_with(')') ? whole.rfind('(') : whole.rfind(')') + 1;
    if (end == 0 || end >= whole.size()) break;
    whole.resize(end);
    const bool is_paragraph = whole != regulation.root() && regulation.has(whole);
    if (is_paragraph) return fmt::format("there is \"{}\": cite that, or one of its parts", whole);
  }
  return suggest(number, regulation.numbers(), "look it up on the regulation's page");
}

class CitationFinder {
 public:
  CitationFinder(const std::vector<CitedRegulation>& regulations, const PublicDocument* document,
                 const SourcePath& path)
      : regulations_(regulations), document_(document) {
    page_.path = path;
  }

  void look_at(const SourceValue& value) {
    if (value.kind == SourceValue::Kind::text)
      look_at(value.text, [&](size_t begin, size_t end) { return mark_within(value, begin, end); });
    for (const SourceValue& item : value.items) look_at(item);
    for (const SourceValue::Entry& entry : value.entries) {
      // These are themselves numbers; what is wrong with them other rules say.
      if (entry.key != "wrong_citations" && entry.key != "number") look_at(entry.value);
    }
  }

  void look_at(const Body& body) {
    for (uint32_t i = 0; i < body.nodes.size(); ++i) {
      if (!holds_inlines(body.nodes[i].kind)) continue;
      const LinedText lined = read_lines(body, i);
      look_at(lined.text, [&](size_t begin, size_t end) { return lined.mark_at(begin, end); });
    }
  }

  Diagnostics take() { return std::move(problems_); }

 private:
  using FindMark = std::function<Mark(size_t begin, size_t end)>;

  void look_at(const std::string& text, const FindMark& find_mark) {
    for (const CitedRegulation& regulation : regulations_) {
      const bool is_own = regulation.document == document_;
      std::vector<RegulationText::Wrong> wrong;
      if (!is_own) wrong = regulation.text->find_wrong(text);
      for (const RegulationText::Wrong& one : wrong)
        report_wrong(one, text.substr(one.begin, one.end - one.begin), find_mark(one.begin, one.end));
      for (const Citation& citation : regulation.text->find(text)) {
        const bool is_told = std::any_of(wrong.begin(), wrong.end(), [&](const RegulationText::Wrong& one) {
          return one.begin <= citation.begin && citation.end <= one.end;
        });
        if (is_told || regulation.text->has(citation.number)) continue;
        problems_.push_back(warning_at(page_, find_mark(citation.begin, citation.end), "unknown-citation",
                                       fmt::format("the regulation has no paragraph \"{}\"", citation.number),
                                       hint_for(*regulation.text, citation.number)));
      }
    }
  }

  void report_wrong(const RegulationText::Wrong& wrong, const std::string& written, const Mark& mark) {
    problems_.push_back(warning_at(
        page_, mark, "wrong-citation", fmt::format("\"{}\" is a wrong number that is often copied", written),
        fmt::format("it means \"{}\": write that", read_text(*wrong.entry, "means").value)));
  }

  const std::vector<CitedRegulation>& regulations_;
  const PublicDocument* document_;
  PlanDocument page_;
  Diagnostics problems_;
};

Diagnostics check_document(const PublicHistory& history, const std::vector<CitedRegulation>& regulations,
                           const PublicDocument& document) {
  if (document.is_removed || !document.versions.back().has_text()) return {};
  Diagnostics problems;
  const auto check_text = [&](const SourcePath& path, const Oid& blob) {
    CitationFinder finder(regulations, &document, path);
    finder.look_at(history.blobs->facts(blob).front_matter.value);
    finder.look_at(*history.blobs->body(blob));
    append(problems, finder.take());
  };
  const Version& version = document.versions.back();
  check_text(document.path, version.blob);
  for (const VersionSheet& sheet : version.sheets) check_text(sheet.path, sheet.blob);
  return problems;
}

}  // namespace

Diagnostics check_citations(const PublicHistory& history, const std::vector<PlanFileText>& plan_files) {
  std::vector<CitedRegulation> regulations;
  for (const PublicDocument& document : history.documents) {
    if (document.is_removed || document.kind != DocumentKind::page) continue;
    const RecordFacts facts = facts_of(history, document.versions.back());
    if (facts.kind == nullptr || facts.kind->kind != "regulation") continue;
    regulations.push_back({&document, std::make_unique<RegulationText>(*facts.map)});
  }
  if (regulations.empty()) return {};
  auto found = parallel_map<Diagnostics>(history.documents.size(), [&](size_t i) {
    return check_document(history, regulations, history.documents[i]);
  });
  Diagnostics problems;
  for (Diagnostics& of_document : found) append(problems, std::move(of_document));
  for (const PlanFileText& file : plan_files) {
    const PlanFileKind kind = kind_of_plan_file(file.path);
    if (kind != PlanFileKind::framework && kind != PlanFileKind::district) continue;
    CitationFinder finder(regulations, nullptr, file.path);
    finder.look_at(file.facts->front_matter.value);
    append(problems, finder.take());
  }
  return problems;
}

}  // namespace gazette
