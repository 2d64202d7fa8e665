#include "model/late_notes.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "base/text.h"
#include "model/corrections.h"
#include "model/document_versions.h"
#include "model/plan_shelf.h"
#include "model/read_record.h"
#include "model/rule_problems.h"
#include "model/schema.h"

namespace gazette {

namespace {

std::string id_of(const PublicHistory& history, const PublicDocument& document) {
  const Version* text = document.latest_text();
  return text == nullptr ? std::string()
                         : read_text(history.blobs->facts(text->blob).front_matter.value, "id").value;
}

class NoteBoard {
 public:
  NoteBoard(const std::vector<Framework>& frameworks, PublicHistory& history)
      : frameworks_(frameworks), history_(history) {}

  Diagnostics attach(const std::vector<LateNote>& notes) {
    for (const LateNote& note : notes) attach(note);
    return std::move(problems_);
  }

 private:
  void add_problem(const Mark& mark, std::string code, std::string message, std::string hint) {
    problems_.push_back(make_diagnostic(Severity::error, std::move(code),
                                        {{late_notes_path}, mark.line, mark.column, mark.length},
                                        std::move(message), std::move(hint)));
  }

  void attach(const LateNote& note) {
    if (!note.document || !note.version) return;
    PublicDocument* document = find_document(note.document.value, note.version.value);
    if (document == nullptr) {
      return add_problem(note.document.mark, "unknown-document",
                         fmt::format("there is no public document \"{}\"", note.document.value),
                         suggest(note.document.value, list_names(),
                                 "write the id or the path of a document that is public"));
    }
    const auto version = find_version(*document, note.version.value);
    if (!version && is_withheld(*document, note.version.value)) {
      return add_problem(note.version.mark, "unknown-version",
                         fmt::format("the version \"{}\" of \"{}\" is withheld: no note can stand beside it",
                                     note.version.value, note.document.value),
                         "remove this entry");
    }
    if (!version) {
      return add_problem(note.version.mark, "unknown-version",
                         fmt::format("the document \"{}\" has no public version \"{}\"", note.document.value,
                                     note.version.value),
                         suggest(note.version.value, list_versions(*document),
                                 "write it as it stands in the version's address"));
    }
    if (!note.note && !note.reason) {
      return add_problem(note.version.mark, "empty-note", "this note says nothing",
                         "add \"note: …\", or \"reason: …\" for a correction");
    }
    if (note.note) attach_note(note, *document, *version);
    if (note.reason) attach_reason(note, *document, *version);
  }

  void attach_note(const LateNote& note, PublicDocument& document, uint32_t number) {
    Version& version = document.versions[number];
    if (!version.late_note.empty()) {
      return add_problem(note.note.mark, "duplicate-note", "this version has a late note already",
                         "join the two notes");
    }
    version.late_note = note.note.value;
  }

  void attach_reason(const LateNote& note, PublicDocument& document, uint32_t number) {
    const LateReason reason{note.initiative.value, note.benchmark.value,
                            note.stage ? std::optional(note.stage.value) : std::nullopt, note.scale.value,
                            note.reason.value};
    const auto before = text_before(document, number);
    std::vector<Correction> corrected;
    if (before && document.kind == DocumentKind::report) {
      for (Correction& correction : find_corrections(read(document, *before), read(document, number))) {
        if (is_reason_for(reason, correction)) corrected.push_back(std::move(correction));
      }
    }
    if (corrected.empty() && note.scale && document.kind == DocumentKind::report &&
        complain_of_scale(note, read(document, number)))
      return;
    if (corrected.empty()) {
      return add_problem(
          note.reason.mark, "unknown-correction",
          fmt::format("the version {} of \"{}\" corrected no such rating or status", note.version.value,
                      note.document.value),
          "name the initiative, and for a benchmark its id, as the change page of that version does");
    }
    std::vector<LateReason>& reasons = document.versions[number].late_reasons;
    const bool is_twice = std::any_of(corrected.begin(), corrected.end(), [&](const Correction& correction) {
      return std::any_of(reasons.begin(), reasons.end(),
                         [&](const LateReason& other) { return is_reason_for(other, correction); });
    });
    if (is_twice) {
      return add_problem(note.reason.mark, "duplicate-note", "this correction has a late reason already",
                         "keep one of the two");
    }
    reasons.push_back(reason);
    carry_on(document, number, reason);
  }

  // Whether no rating of the report is on such a scale.
  bool complain_of_scale(const LateNote& note, const Report& report) {
    const std::vector<std::string> scales = list_scales(report, framework_of(report));
    if (std::find(scales.begin(), scales.end(), note.scale.value) != scales.end()) return false;
    add_problem(note.scale.mark, "unknown-scale",
                fmt::format("the report \"{}\" has no scale \"{}\"", note.document.value, note.scale.value),
                suggest(note.scale.value, scales, "remove the line: the report rates nothing"));
    return true;
  }

  // By the plan as it says now.
  const Framework* framework_of(const Report& report) const {
    for (const PublicDocument& document : history_.documents) {
      if (document.kind != DocumentKind::plan || document.latest_text() == nullptr) continue;
      const SourceValue& facts = history_.blobs->facts(document.latest_text()->blob).front_matter.value;
      if (!report.plan || read_text(facts, "id").value != report.plan.value) continue;
      const std::string wanted = read_text(facts, "framework").value;
      const auto found = std::find_if(frameworks_.begin(), frameworks_.end(),
                                      [&](const Framework& one) { return one.id.value == wanted; });
      return found == frameworks_.end() ? nullptr : &*found;
    }
    return nullptr;
  }

  // A later version that still says the same was corrected for the same reason.
  void carry_on(PublicDocument& document, uint32_t number, const LateReason& reason) const {
    for (auto next = text_after(document, number); next; next = text_after(document, *next)) {
      const auto before = text_before(document, *next);
      const std::vector<Correction> later = find_corrections(read(document, *before), read(document, *next));
      const bool is_over = std::any_of(later.begin(), later.end(), [&](const Correction& correction) {
        return is_reason_for(reason, correction);
      });
      if (is_over) return;
      document.versions[*next].late_reasons.push_back(reason);
    }
  }

  Report read(const PublicDocument& document, uint32_t version) const {
    Report report = read_report_facts(history_, document.versions[version]);
    const Framework* framework = framework_of(report);
    if (framework != nullptr) find_steps(report, *framework);
    return report;
  }

  // An id first: a page may have another one's path. Of several that had a path one after the other, the one
  // that has such a version, or else the one that stands there now.
  PublicDocument* find_document(const std::string& name, const std::string& version) {
    std::vector<PublicDocument*> found;
    for (PublicDocument& document : history_.documents) {
      if (id_of(history_, document) == name) return &document;
      if (document.path.text == name && document.latest_text() != nullptr) found.push_back(&document);
    }
    if (found.empty()) return nullptr;
    return *std::max_element(found.begin(), found.end(), [&](const auto* a, const auto* b) {
      const auto rank = [&](const PublicDocument& one) {
        return std::pair(find_version(one, version).has_value(), !one.is_removed);
      };
      return rank(*a) < rank(*b);
    });
  }

  std::vector<std::string> list_names() const {
    std::vector<std::string> names;
    for (const PublicDocument& document : history_.documents) {
      const std::string id = id_of(history_, document);
      if (!id.empty()) names.push_back(id);
      names.push_back(document.path.text);
    }
    return names;
  }

  static std::optional<uint32_t> find_version(const PublicDocument& document, const std::string& id) {
    for (uint32_t v = 0; v < document.versions.size(); ++v) {
      if (document.versions[v].has_text() && document.versions[v].id == id) return v;
    }
    return std::nullopt;
  }

  static bool is_withheld(const PublicDocument& document, const std::string& id) {
    return std::any_of(document.versions.begin(), document.versions.end(),
                       [&](const Version& version) { return version.redaction && version.id == id; });
  }

  static std::vector<std::string> list_versions(const PublicDocument& document) {
    std::vector<std::string> ids;
    for (const Version& version : document.versions) {
      if (version.has_text()) ids.push_back(version.id);
    }
    return ids;
  }

  const std::vector<Framework>& frameworks_;
  PublicHistory& history_;
  Diagnostics problems_;
};

void add_reason(const std::string& reason, std::string& to) {
  if (to.find(reason) != std::string::npos) return;
  if (!to.empty()) to += ' ';
  to += reason;
}

}  // namespace

std::pair<std::vector<LateNote>, Diagnostics> read_late_notes(const FrontMatter& file) {
  std::vector<LateNote> notes;
  Diagnostics problems = file.problems;
  if (file.readable) append(problems, check_record(file.value, notes_rule()));
  for (Diagnostic& problem : problems) problem.place.file = {late_notes_path};
  for (const SourceValue* map : read_records(file.value, "notes")) {
    notes.push_back({read_text(*map, "document"), read_text(*map, "version"), read_text(*map, "note"),
                     read_text(*map, "reason"), read_text(*map, "initiative"), read_text(*map, "scale"),
                     read_text(*map, "benchmark"), read_date(*map, "stage")});
  }
  return {std::move(notes), std::move(problems)};
}

Diagnostics attach_late_notes(const std::vector<LateNote>& notes, const std::vector<Framework>& frameworks,
                              PublicHistory& history) {
  return NoteBoard(frameworks, history).attach(notes);
}

void add_late_reasons(const Version& version, Report& report) {
  for (const LateReason& late : version.late_reasons) {
    if (late.benchmark.empty()) {
      for (Rating& rating : report.ratings) {
        if (rating.initiative.value == late.initiative) add_reason(late.reason, rating.correction_reason);
      }
      continue;
    }
    for (BenchmarkStatus& status : report.benchmarks) {
      const bool is_same_stage = !late.stage || (status.stage && status.stage.value == *late.stage);
      if (status.initiative.value == late.initiative && status.benchmark.value == late.benchmark &&
          is_same_stage)
        add_reason(late.reason, status.correction_reason);
    }
  }
}

}  // namespace gazette
