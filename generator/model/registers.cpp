#include "model/registers.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "model/document_versions.h"
#include "model/plan_file.h"
#include "model/read_record.h"
#include "model/shelf_steps.h"

namespace gazette {

namespace {

class RegisterMaker {
 public:
  RegisterMaker(const PublicHistory& history, const PlanShelf& shelf) : history_(history), shelf_(shelf) {
    for (DistrictNumber i = 0; i < shelf.districts.size(); ++i)
      by_folder_.emplace(shelf.districts[i].folder, i);
  }

  Registers make() && {
    for (DocumentNumber i = 0; i < history_.documents.size(); ++i) {
      list_removals(i);
      if (history_.documents[i].kind == DocumentKind::plan) list_amendments(i);
      if (history_.documents[i].kind == DocumentKind::report) list_corrections(i);
      for (const Version& version : history_.documents[i].versions)
        years_.insert(static_cast<int>(version.date.year()));
    }
    list_redactions();
    list_missing();
    std::vector<RegisterEntry>& entries = registers_.entries;
    std::stable_sort(entries.begin(), entries.end(),
                     [&](const RegisterEntry& a, const RegisterEntry& b) { return key_of(a) > key_of(b); });
    registers_.years.assign(years_.rbegin(), years_.rend());
    name_anchors();
    return std::move(registers_);
  }

 private:
  // Of one version's entries, the order stays.
  std::tuple<Date, size_t, uint32_t> key_of(const RegisterEntry& entry) const {
    if (entry.kind == RegisterKind::missing) return {entry.day, 0, 0};
    return {entry.day, history_.documents.size() - entry.document, entry.version};
  }

  RegisterEntry start(RegisterKind kind, DocumentNumber number, uint32_t version) const {
    const PublicDocument& document = history_.documents[number];
    RegisterEntry entry;
    entry.kind = kind;
    entry.day = document.versions[version].date;
    entry.document = number;
    entry.version = version;
    if (document.kind != DocumentKind::page) {
      const auto found = by_folder_.find(std::string(district_folder(document.path)));
      if (found != by_folder_.end()) entry.district = found->second;
    }
    return entry;
  }

  void list_removals(DocumentNumber number) {
    const PublicDocument& document = history_.documents[number];
    for (uint32_t v = 0; v < document.versions.size(); ++v) {
      if (document.versions[v].event != EventKind::removed) continue;
      RegisterEntry entry = start(RegisterKind::removals, number, v);
      const auto next = text_after(document, v);
      if (next) entry.restored_on = document.versions[*next].date;
      if (!next) entry.reason = note_of(document, v);
      registers_.entries.push_back(std::move(entry));
    }
  }

  // In the year in which it was decided to withhold them.
  void list_redactions() {
    for (uint32_t i = 0; i < history_.redactions.size(); ++i) {
      const Redaction& redaction = history_.redactions[i];
      RegisterEntry entry = start(RegisterKind::removals, redaction.document, redaction.versions.front());
      entry.day = redaction.decided_on;
      entry.reason = redaction.reason;
      entry.redaction = i;
      years_.insert(entry.year());
      registers_.entries.push_back(std::move(entry));
    }
  }

  std::optional<Date> approval_of(const Version& version) const {
    const PlacedDate date = read_date(history_.blobs->facts(version.blob).front_matter.value, "approved_on");
    return date ? std::optional(date.value) : std::nullopt;
  }

  // The one in force on the day of the first approval, or the first after it; without one, the first.
  uint32_t find_beginning(const PublicDocument& document) const {
    std::optional<Date> approved;
    for (const Version& version : document.versions) {
      if (!approved && version.has_text()) approved = approval_of(version);
    }
    uint32_t beginning = 0;
    for (uint32_t v = 0; approved && v < document.versions.size(); ++v) {
      if (document.versions[v].has_text() && document.versions[v].date <= *approved) beginning = v;
    }
    return beginning;
  }

  void list_amendments(DocumentNumber number) {
    const PublicDocument& document = history_.documents[number];
    for (uint32_t v = find_beginning(document) + 1; v < document.versions.size(); ++v) {
      const auto before = document.versions[v].has_text() ? text_before(document, v) : std::nullopt;
      if (!before) continue;
      // What only came back stands among the removals.
      if (document.only_came_back(v)) continue;
      RegisterEntry entry = start(RegisterKind::amendments, number, v);
      entry.before = *before;
      entry.approved_on = approval_of(document.versions[v]);
      if (entry.approved_on == approval_of(document.versions[*before])) entry.approved_on.reset();
      registers_.entries.push_back(std::move(entry));
    }
  }

  void list_corrections(DocumentNumber number) {
    const PublicDocument& document = history_.documents[number];
    std::optional<Report> report;  // of the version before
    for (uint32_t v = 0; v < document.versions.size(); ++v) {
      const Version& version = document.versions[v];
      if (!version.has_text()) continue;
      Report next = read_report_facts(history_, version);
      find_steps(next, shelf_);
      const auto before = text_before(document, v);
      if (report && before) {
        for (Correction& correction : find_corrections(*report, next)) {
          if (correction.reason.empty()) correction.reason = late_reason(version, correction);
          RegisterEntry entry = start(RegisterKind::corrections, number, v);
          entry.before = *before;
          entry.reason = correction.reason.empty() ? note_of(document, v) : correction.reason;
          entry.correction = std::move(correction);
          registers_.entries.push_back(std::move(entry));
        }
      }
      report = std::move(next);
    }
  }

  // Of a value that was taken away, and has no place of its own any more.
  static std::string late_reason(const Version& version, const Correction& correction) {
    for (const LateReason& late : version.late_reasons) {
      if (is_reason_for(late, correction)) return late.reason;
    }
    return {};
  }

  void list_missing() {
    for (PlanNumber i = 0; i < shelf_.plans.size() && history_.build_date; ++i) {
      for (const DueReport& due : shelf_.plans[i].due) {
        if (*history_.build_date <= due.due) continue;
        years_.insert(static_cast<int>(due.due.year()));
        if (!due.is_missing_on(*history_.build_date)) continue;
        RegisterEntry entry;
        entry.kind = RegisterKind::missing;
        entry.day = due.due;
        entry.district = shelf_.plans[i].district;
        entry.plan = i;
        entry.due = due;
        registers_.entries.push_back(std::move(entry));
      }
    }
  }

  // "harbor-falls-2024-25-autumn-2025-02-03-coaching-process": from what never changes.
  void name_anchors() {
    std::set<std::string> taken;
    for (RegisterEntry& entry : registers_.entries) {
      if (entry.kind != RegisterKind::corrections) continue;
      const PublicDocument& document = history_.documents[entry.document];
      const Correction& correction = entry.correction;
      const std::string day = correction.stage ? iso_date(*correction.stage) : std::string();
      const std::string name = slugify(fmt::format(
          "{} {} {} {} {} {} {} {}", district_folder(document.path), school_year_folder(document.path),
          file_stem(document.path.text), document.versions[entry.version].id, correction.initiative,
          correction.benchmark, day, correction.name()));
      entry.anchor = name;
      for (int n = 2; !taken.insert(entry.anchor).second; ++n) entry.anchor = fmt::format("{}-{}", name, n);
    }
  }

  const PublicHistory& history_;
  const PlanShelf& shelf_;
  std::map<std::string, DistrictNumber> by_folder_;
  std::set<int> years_;
  Registers registers_;
};

}  // namespace

std::string_view name_of(RegisterKind kind) {
  switch (kind) {
    case RegisterKind::amendments:
      return "amendments";
    case RegisterKind::corrections:
      return "corrections";
    case RegisterKind::removals:
      return "removals";
    case RegisterKind::missing:
      return "missing";
  }
  return {};
}

std::optional<size_t> Registers::find_correction_of_rating(DocumentNumber report,
                                                           std::string_view initiative) const {
  for (size_t i = 0; i < entries.size(); ++i) {
    const RegisterEntry& entry = entries[i];
    if (entry.kind == RegisterKind::corrections && entry.document == report &&
        entry.correction.initiative == initiative && entry.correction.is_of_rating())
      return i;
  }
  return std::nullopt;
}

std::optional<size_t> Registers::find_correction_of_status(DocumentNumber report,
                                                           const BenchmarkStatus& status) const {
  for (size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].kind == RegisterKind::corrections && entries[i].document == report &&
        entries[i].correction.is_of(status))
      return i;
  }
  return std::nullopt;
}

Registers list_registers(const PublicHistory& history, const PlanShelf& shelf) {
  if (!history.has_versions || history.settings.plain || shelf.is_empty()) return {};
  return RegisterMaker(history, shelf).make();
}

}  // namespace gazette
