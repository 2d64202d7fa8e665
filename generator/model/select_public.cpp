#include "model/select_public.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/parallel_map.h"
#include "model/make_versions.h"

namespace gazette {

namespace {

constexpr Date beginning_of_time{std::chrono::year(1), std::chrono::month(1), std::chrono::day(1)};
constexpr Date end_of_time{std::chrono::year(9999), std::chrono::month(12), std::chrono::day(31)};

Headers read_headers(const Documents& documents, const SiteSettings& settings) {
  Headers headers;
  for (const DocumentLine& line : documents.lines) {
    for (const DocumentState& state : line.states) {
      if (!state.blob.is_zero()) headers.try_emplace(state.blob);
    }
  }
  std::vector<Headers::value_type*> entries;
  for (auto& entry : headers) entries.push_back(&entry);
  parallel_for_each(entries.size(), [&](size_t i) {
    entries[i]->second = std::make_shared<const DocumentHeader>(
        read_document_header(documents.blobs->facts(entries[i]->first), settings));
  });
  return headers;
}

std::vector<PublicDocument> make_documents(const Documents& documents, const Headers& headers,
                                           const std::vector<Date>& days, Date build_date) {
  return parallel_map<PublicDocument>(documents.lines.size(), [&](size_t i) {
    const DocumentLife life = live_through(documents.lines[i], headers, days);
    if (life.tip == TipState::hidden) return PublicDocument{};
    PublicDocument document = make_versions(life, *documents.blobs, build_date);
    if (life.tip == TipState::withdrawn) {
      // None of its versions may be seen; the tombstone stays.
      document.versions.erase(document.versions.begin(), document.versions.end() - 1);
      document.former_paths.clear();
    }
    return document;
  });
}

// The day of each publication that the public can tell from the one before never goes back. Private
// publications don't count: neither do those whose texts were held back for a later day.
std::vector<Date> clamp_days(const std::vector<Date>& raw_days,
                             const std::vector<PublicDocument>& documents) {
  std::set<uint32_t> counting;
  for (const PublicDocument& document : documents) {
    for (const Version& version : document.versions) {
      if (version.date == raw_days[version.publication]) counting.insert(version.publication);
    }
  }
  std::vector<Date> days = raw_days;
  Date newest = beginning_of_time;
  for (uint32_t i = 0; i < days.size(); ++i) {
    days[i] = std::max(days[i], newest);
    if (counting.contains(i)) newest = days[i];
  }
  return days;
}

std::optional<Date> newest_day(const std::vector<PublicDocument>& documents, const std::vector<Date>& days) {
  std::optional<Date> newest;
  for (const PublicDocument& document : documents) {
    for (const Version& version : document.versions) {
      if (version.date != days[version.publication]) continue;
      newest = newest ? std::max(*newest, version.date) : version.date;
    }
  }
  return newest;
}

const DocumentHeader* tip_header(const DocumentLine& line, const Headers& headers) {
  const DocumentState& last = line.states.back();
  return last.blob.is_zero() ? nullptr : headers.at(last.blob).get();
}

void add_tip_problems(const Documents& documents, const Headers& headers, const std::vector<Date>& days,
                      const SiteSettings& settings, const GateOptions& options, Diagnostics& problems) {
  for (const DocumentLine& line : documents.lines) {
    const DocumentHeader* header = tip_header(line, headers);
    if (header == nullptr) continue;
    const DocumentState& last = line.states.back();
    const BlobFacts& facts = documents.blobs->facts(last.blob);
    Diagnostics found;
    if (!header->is_private || options.show_drafts) {
      found = header->problems;
      append(found, facts.problems);
      if (!header->is_private && header->title.empty() && facts.front_matter.readable &&
          !facts.is_beyond_limits) {
        found.push_back(make_diagnostic(Severity::error, "missing-title", {{}, 1, 1, 1},
                                        "the document has no title",
                                        "begin the text with a heading: # Title"));
      }
    }
    const DocumentLife life = live_through(line, headers, days);
    if (!settings.plain && life.tip == TipState::hidden && !life.states.empty()) {
      const SourceValue::Entry* status = facts.front_matter.value.find("status");
      const Mark mark = status != nullptr ? status->value.mark : Mark{1, 1, 1};
      found.push_back(make_diagnostic(
          Severity::error, "unpublished", {{}, mark.line, mark.column, mark.length},
          "this document is public already and can't become a draft again",
          "edit it on a branch and merge that when it is ready; or set \"status: withdrawn\" and give the "
          "reason as revision_note"));
    }
    for (Diagnostic& problem : found) {
      problem.place.file = last.path;
      // What can't be shown at all isn't left out in silence.
      if (settings.plain && !facts.is_beyond_limits) problem.severity = Severity::warning;
    }
    append(problems, std::move(found));
  }
}

// A preview shows what the tip hides as one more version that isn't public.
void add_drafts(const Documents& documents, const Headers& headers, const std::vector<Date>& days,
                std::vector<PublicDocument>& made) {
  for (size_t i = 0; i < documents.lines.size(); ++i) {
    const DocumentLine& line = documents.lines[i];
    const DocumentHeader* header = tip_header(line, headers);
    if (header == nullptr || header->visibility == Visibility::withdrawn) continue;
    const DocumentState& last = line.states.back();
    DocumentLife life = live_through(line, headers, days);
    const bool held_back =
        header->visibility == Visibility::open && !life.states.empty() && life.states.back().embargoed;
    if (header->visibility == Visibility::open && !held_back) continue;
    if (held_back) life.states.pop_back();
    life.states.push_back({&last, nullptr, days[last.publication], false});
    auto open_header = std::make_shared<DocumentHeader>(*header);
    open_header->visibility = Visibility::open;
    life.states.back().header = std::move(open_header);
    made[i] = make_versions(life, *documents.blobs, end_of_time);
    made[i].is_draft = true;
  }
}

}  // namespace

std::pair<PublicHistory, Diagnostics> select_public(const Documents& documents, const SiteSettings& settings,
                                                    const GateOptions& options) {
  Diagnostics problems;
  const Headers headers = read_headers(documents, settings);
  std::vector<Date> days;
  for (const int64_t seconds : documents.committed_at) {
    // The tip alone has no history, so that its own date says nothing about what is due.
    days.push_back(documents.has_versions ? date_of(seconds, settings.utc_offset_minutes)
                                          : options.date.value_or(beginning_of_time));
  }
  if (documents.has_versions) days = clamp_days(days, make_documents(documents, headers, days, end_of_time));
  std::vector<PublicDocument> made = make_documents(documents, headers, days, end_of_time);
  const std::optional<Date> newest = newest_day(made, days);
  if (options.date && documents.has_versions) {
    for (const PublicDocument& document : made) {
      for (const Version& version : document.versions) {
        if (version.date != days[version.publication] || version.date <= *options.date) continue;
        problems.push_back(make_diagnostic(
            Severity::error, "future-date", {document.path, 0, 0, 1},
            fmt::format("this document was published on {}, after the date of the build ({})",
                        iso_date(version.date), iso_date(*options.date)),
            "build with a later --date, or mend the clock of the machine that made the commit"));
      }
    }
  }
  const std::optional<Date> build_date = options.date ? options.date : newest;
  // Without a date nothing that is held back for a day is due.
  made = make_documents(documents, headers, days, build_date.value_or(beginning_of_time));
  if (options.show_drafts) add_drafts(documents, headers, days, made);
  add_tip_problems(documents, headers, days, settings, options, problems);

  PublicHistory history;
  history.settings = settings;
  history.blobs = documents.blobs;
  if (documents.has_versions) history.newest = newest;
  history.has_versions = documents.has_versions;
  history.publication_count = static_cast<uint32_t>(documents.committed_at.size());
  for (PublicDocument& document : made) {
    if (!document.versions.empty()) history.documents.push_back(std::move(document));
  }
  // Several may have ended at one path, in the order in which they became public.
  std::stable_sort(history.documents.begin(), history.documents.end(),
                   [](const PublicDocument& a, const PublicDocument& b) {
                     const Version& first_of_a = a.versions.front();
                     const Version& first_of_b = b.versions.front();
                     return std::tie(a.path, first_of_a.publication, first_of_a.path) <
                            std::tie(b.path, first_of_b.publication, first_of_b.path);
                   });
  sort_diagnostics(problems);
  return {std::move(history), std::move(problems)};
}

}  // namespace gazette
