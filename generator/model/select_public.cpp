#include "model/select_public.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "model/check_embargoes.h"
#include "model/check_kept_names.h"
#include "model/document_maker.h"
#include "model/life_of_document.h"
#include "model/record_file.h"
#include "model/translation_path.h"
#include "model/translation_rules.h"

namespace gazette {

namespace {

// The publications that the public can tell from the one before. Private ones aren't among them, nor those
// whose texts were held back for a later day.
std::set<uint32_t> list_counting(const std::vector<PublicDocument>& documents) {
  std::set<uint32_t> counting;
  for (const PublicDocument& document : documents) {
    for (const Version& version : document.versions) {
      if (!version.was_held_back) counting.insert(version.publication);
    }
  }
  return counting;
}

std::optional<Date> newest_day(const std::vector<PublicDocument>& documents) {
  std::optional<Date> newest;
  for (const PublicDocument& document : documents) {
    for (const Version& version : document.versions) {
      if (version.was_held_back) continue;
      newest = newest ? std::max(*newest, version.date) : version.date;
    }
  }
  return newest;
}

const DocumentHeader* tip_header(const DocumentLine& line, const Headers& headers) {
  const DocumentState& last = line.states.back();
  return last.blob.is_zero() ? nullptr : headers.of(last).get();
}

// What its header says wrongly, where its table didn't say so already: the table knows all keys.
void add_header_problems(const DocumentHeader& header, Diagnostics& found) {
  for (const Diagnostic& problem : header.problems) {
    const bool is_told = std::any_of(found.begin(), found.end(), [&](const Diagnostic& told) {
      return told.place.line == problem.place.line && told.place.column == problem.place.column;
    });
    if (problem.code != "unknown-key" && !is_told) found.push_back(problem);
  }
}

// Of a page whose folder gives it facts: its table knows all keys, where a page's knows some.
Diagnostics problems_of_record(const BlobFacts& facts, const DocumentHeader& header, const RecordRule& rule) {
  Diagnostics found;
  if (facts.front_matter.readable) found = check_record(facts.front_matter.value, rule);
  add_header_problems(header, found);
  return found;
}

// Of a translation, which states texts alone.
Diagnostics problems_of_translation(const BlobFacts& facts, const DocumentHeader& header, PlanFileKind kind,
                                    const SourcePath& original) {
  Diagnostics found;
  if (facts.front_matter.readable) found = check_translation(facts.front_matter.value, kind, original);
  add_header_problems(header, found);
  append(found, facts.problems);
  if (!header.is_private && header.title.empty() && facts.front_matter.readable && !facts.is_beyond_limits) {
    found.push_back(make_diagnostic(Severity::error, "missing-title", {{}, 1, 1, 1},
                                    "the translation has no title", "add a line \"title: …\""));
  }
  return found;
}

// What the document of the tip says wrongly, if that is anybody's business. Plans and reports have rules of
// their own. `record`: of a page that has facts; else none.
Diagnostics problems_of_text(const BlobFacts& facts, const DocumentHeader& header,
                             const RecordFileRule* record, bool with_private) {
  if (header.is_private && !with_private) return {};
  Diagnostics found = record == nullptr ? header.problems : problems_of_record(facts, header, *record->rule);
  append(found, facts.problems);
  const bool lacks_title = !header.is_private && header.title.empty() && facts.front_matter.readable;
  if (lacks_title && !facts.is_beyond_limits) {
    found.push_back(make_diagnostic(Severity::error, "missing-title", {{}, 1, 1, 1},
                                    "the document has no title", "begin the text with a heading: # Title"));
  }
  return found;
}

// Whether its facts stand in what can't be read: it is no text, or they never end.
bool has_lost_facts(const BlobFacts& facts) {
  if (facts.has_front_matter) return !facts.front_matter.readable;
  return std::any_of(facts.problems.begin(), facts.problems.end(), [](const Diagnostic& problem) {
    return problem.severity == Severity::error && problem.place.line <= 1;
  });
}

// Nobody wanted it hidden: what it says of its status can't be read, or may stand in what can't.
bool is_hidden_by_mistake(const BlobFacts& facts, const DocumentHeader& header) {
  if (header.visibility != Visibility::hidden) return false;
  const bool says_nothing = facts.front_matter.value.find("status") == nullptr;
  return !header.is_private || (has_lost_facts(facts) && says_nothing);
}

// Whether its mistakes stop the build by themselves. `found`: those of a page; other documents are checked
// with the plans, but for private ones.
bool has_errors_of_its_own(const BlobFacts& facts, const DocumentHeader& header, PlanFileKind kind,
                           const Diagnostics& found) {
  if (kind == PlanFileKind::none) return has_errors(found);
  if (header.is_private) return has_lost_facts(facts) && has_errors(facts.problems);
  return has_errors(facts.problems) || has_errors(check_record(facts.front_matter.value, rule_of(kind)));
}

// Of a document that readers saw.
Diagnostic problem_of_draft(const BlobFacts& facts) {
  if (!facts.has_front_matter) {
    return make_diagnostic(
        Severity::error, "unpublished", {{}, 1, 1, 1},
        "this document is public already, and the facts at its beginning are gone, which said so",
        "put them back, between two lines of ---; or, if it is to be taken away, write them with \"status: "
        "withdrawn\" and the reason as revision_note");
  }
  const SourceValue::Entry* status = facts.front_matter.value.find("status");
  const Mark mark = status != nullptr ? status->value.mark : Mark{1, 1, 1};
  return make_diagnostic(
      Severity::error, "unpublished", {{}, mark.line, mark.column, mark.length},
      "this document is public already and can't become a draft again",
      "edit it on a branch and merge that when it is ready; or set \"status: withdrawn\" and give the "
      "reason as revision_note");
}

void add_tip_problems(const Documents& documents, const Headers& headers, const DocumentMaker& maker,
                      const std::vector<DocumentLife>& lives, const SiteSettings& settings,
                      const GateOptions& options, Diagnostics& problems) {
  std::set<std::string_view> standing;  // paths at the tip
  for (const DocumentLine& line : documents.lines) {
    if (!line.states.back().blob.is_zero()) standing.insert(line.states.back().path.text);
  }
  for (size_t i = 0; i < documents.lines.size(); ++i) {
    const DocumentLine& line = documents.lines[i];
    const DocumentHeader* header = tip_header(line, headers);
    if (header == nullptr) continue;
    const DocumentState& last = line.states.back();
    const BlobFacts& facts = documents.blobs->facts(last.blob);
    const PlanFileKind kind = kind_of_plan_document(settings, last.path);
    const bool was_public = !settings.plain && lives[i].tip == TipState::hidden && maker.was_public(lives, i);
    const bool by_mistake = is_hidden_by_mistake(facts, *header);
    Diagnostics found;
    if (maker.is_translation(i)) {
      const SourcePath original = find_translation(settings, last.path)->original;
      if (!header->is_private || options.show_drafts || (was_public && by_mistake)) {
        found = problems_of_translation(facts, *header, kind, original);
        if (!standing.contains(original.text)) {
          found.push_back(make_diagnostic(
              Severity::error, "no-original", {{}, 1, 1, 1},
              fmt::format("there is no {} beside this translation", file_name(original.text)),
              "name it as the original is named, with the language before .md; or remove it"));
        }
      }
    } else if (kind == PlanFileKind::none) {
      found = problems_of_text(facts, *header, find_record_file(settings, last.path),
                               options.show_drafts || (was_public && by_mistake));
    } else if (was_public && by_mistake && header->is_private) {
      found = facts.problems;  // nobody checks what seems to be a draft with the plans
    }
    const bool has_own_errors =
        maker.is_translation(i) ? has_errors(found) : has_errors_of_its_own(facts, *header, kind, found);
    // A preview says of plans that their facts are missing.
    const bool is_told = options.show_drafts && kind != PlanFileKind::none && !maker.is_translation(i) &&
                         !facts.has_front_matter;
    if (was_public && !is_told && !(by_mistake && has_own_errors)) found.push_back(problem_of_draft(facts));
    for (Diagnostic& problem : found) {
      problem.place.file = last.path;
      // What can't be shown at all isn't left out in silence.
      if (settings.plain && !facts.is_beyond_limits) problem.severity = Severity::warning;
    }
    append(problems, std::move(found));
  }
}

Diagnostics problems_of_symlinks(const std::vector<SourcePath>& symlinks, bool is_plain) {
  Diagnostics problems;
  for (const SourcePath& path : symlinks) {
    problems.push_back(make_diagnostic(
        is_plain ? Severity::warning : Severity::error, "symbolic-link", {path},
        "this is a symbolic link, which isn't published",
        "put the text itself here; or delete this, and link to the page of the text from other pages"));
  }
  return problems;
}

// A preview shows what the tip hides as one more state that isn't public.
void add_drafts(const Documents& documents, const Headers& headers, const PublicDays& days,
                std::vector<DocumentLife>& lives) {
  for (size_t i = 0; i < documents.lines.size(); ++i) {
    const DocumentLine& line = documents.lines[i];
    const DocumentHeader* header = tip_header(line, headers);
    if (header == nullptr || header->visibility == Visibility::withdrawn) continue;
    const DocumentState& last = line.states.back();
    DocumentLife& life = lives[i];
    const bool held_back =
        header->visibility == Visibility::open && !life.states.empty() && life.states.back().embargoed;
    if (header->visibility == Visibility::open && !held_back) continue;
    if (held_back) life.states.pop_back();
    auto open_header = std::make_shared<DocumentHeader>(*header);
    open_header->visibility = Visibility::open;
    life.states.push_back({last.path,
                           last.blob,
                           last.publication,
                           std::move(open_header),
                           days.day(last.publication),
                           false,
                           {end_of_time, true, last.publication},
                           {}});
    life.tip = TipState::open;
    life.is_draft = true;
    life.is_hidden_by_mistake = is_hidden_by_mistake(documents.blobs->facts(last.blob), *header);
  }
}

}  // namespace

std::pair<PublicHistory, Diagnostics> select_public(const Documents& documents, const SiteSettings& settings,
                                                    const GateOptions& options,
                                                    PublicTranslations* translations) {
  Diagnostics problems;
  const Headers headers(documents.lines, *documents.blobs, settings);
  const DocumentMaker maker(documents, headers, settings);
  std::vector<Date> raw_days;
  for (const int64_t seconds : documents.committed_at) {
    // The tip alone has no history, so that its own date says nothing about what is due.
    raw_days.push_back(documents.has_versions ? date_of(seconds, settings.utc_offset_minutes)
                                              : options.date.value_or(beginning_of_time));
  }
  // Which publications count depends on their days, and those on the ones that count before them.
  std::set<uint32_t> counting;
  std::set<uint32_t> candidates;
  PublicDays days(raw_days, counting, candidates);
  std::vector<DocumentLife> lives = maker.live(days);
  std::vector<PublicDocument> made = maker.make(lives, end_of_time);
  constexpr int most_rounds = 16;
  for (int round = 0; documents.has_versions && round < most_rounds; ++round) {
    std::set<uint32_t> found = list_counting(made);
    if (found == counting) break;
    counting = std::move(found);
    candidates.insert(counting.begin(), counting.end());
    days = PublicDays(raw_days, counting, candidates);
    lives = maker.live(days);
    made = maker.make(lives, end_of_time);
  }
  const std::optional<Date> newest = newest_day(made);
  if (options.date && documents.has_versions) {
    for (const PublicDocument& document : made) {
      for (const Version& version : document.versions) {
        if (version.was_held_back || version.date <= *options.date) continue;
        problems.push_back(make_diagnostic(
            Severity::error, "future-date", {document.path, 0, 0, 1},
            fmt::format("this document was published on {}, after the date of the build ({})",
                        iso_date(version.date), iso_date(*options.date)),
            "build with a later --date, or mend the clock of the machine that made the commit"));
      }
    }
  }
  const std::optional<Date> build_date = options.date ? options.date : newest;
  add_tip_problems(documents, headers, maker, lives, settings, options, problems);
  if (documents.has_versions && !settings.plain && build_date)
    append(problems, check_embargoes(documents, headers, maker, *build_date));
  append(problems, problems_of_symlinks(documents.symlinks, settings.plain));
  if (options.show_drafts) add_drafts(documents, headers, days, lives);
  // Without a date nothing that is held back for a day is due.
  made = maker.make(lives, build_date.value_or(beginning_of_time));
  if (documents.has_versions && !settings.plain && build_date)
    append(problems, check_kept_names(documents, headers, made, settings, *build_date));

  PublicHistory history;
  history.settings = settings;
  history.blobs = documents.blobs;
  if (documents.has_versions) history.newest = newest;
  history.build_date = documents.has_versions ? build_date : options.date;
  history.has_versions = documents.has_versions;
  history.publication_count = static_cast<uint32_t>(documents.committed_at.size());
  PublicTranslations translated;
  for (size_t i = 0; i < made.size(); ++i) {
    if (made[i].versions.empty()) continue;
    (maker.is_translation(i) ? translated.documents : history.documents).push_back(std::move(made[i]));
  }
  // Several may have ended at one path, in the order in which they became public.
  for (std::vector<PublicDocument>* list : {&history.documents, &translated.documents}) {
    std::stable_sort(list->begin(), list->end(), [](const PublicDocument& a, const PublicDocument& b) {
      const Version& first_of_a = a.versions.front();
      const Version& first_of_b = b.versions.front();
      return std::tie(a.path, first_of_a.publication, first_of_a.path) <
             std::tie(b.path, first_of_b.publication, first_of_b.path);
    });
  }
  append(problems, withhold_versions(options.redactions, history, translated));
  if (translations != nullptr) *translations = std::move(translated);
  sort_diagnostics(problems);
  return {std::move(history), std::move(problems)};
}

}  // namespace gazette
