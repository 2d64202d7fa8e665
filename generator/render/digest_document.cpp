#include "render/digest_document.h"

#include <string_view>

namespace gazette {

namespace {

// Whoever adds a field: add it below, too, or pages that show it will stand as they were. Then correct the
// size. (What sheets' files were called, and ids of what is withdrawn, no page shows.)
#if defined(__x86_64__) && defined(__GLIBCXX__) && !defined(_GLIBCXX_DEBUG)
static_assert(sizeof(PublicDocument) == 208);
static_assert(sizeof(Version) == 264);
static_assert(sizeof(LateReason) == 136);
static_assert(sizeof(VersionSheet) == 72);
static_assert(sizeof(FormerPath) == 40);
static_assert(sizeof(DocumentHeader) == 176);
static_assert(sizeof(Redaction) == 72);
#endif

std::string_view bytes_of(const Oid& oid) {
  return {reinterpret_cast<const char*>(oid.bytes.data()), oid.bytes.size()};
}

uint64_t number_of(Date date) {
  return static_cast<uint64_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

void add_date(DigestSink& sink, const std::optional<Date>& date) {
  sink.add(uint64_t{date.has_value()});
  if (date) sink.add(number_of(*date));
}

void add_header(DigestSink& sink, const DocumentHeader& header) {
  sink.add(header.title);
  sink.add(uint64_t{header.title_is_heading});
  sink.add(header.summary);
  sink.add(header.language);
  sink.add(header.note);
  sink.add(static_cast<uint64_t>(header.visibility));
  sink.add(uint64_t{header.is_private});
  add_date(sink, header.publish_on);
}

void add_version(DigestSink& sink, const Version& version) {
  sink.add(static_cast<uint64_t>(version.event));
  add_date(sink, version.date);
  add_date(sink, version.until);
  sink.add(version.id);
  sink.add(version.path.text);
  sink.add(version.title);
  sink.add(bytes_of(version.blob));
  sink.add(version.sheets.size());
  for (const VersionSheet& sheet : version.sheets) {
    sink.add(sheet.path.text);
    sink.add(bytes_of(sheet.blob));
    add_header(sink, *sheet.header);
  }
  add_header(sink, *version.header);
  sink.add(uint64_t{version.publication});
  sink.add(uint64_t{version.was_held_back});
  sink.add(version.wording);
  sink.add(version.late_note);
  sink.add(version.late_reasons.size());
  for (const LateReason& late : version.late_reasons) {
    sink.add(late.initiative);
    sink.add(late.benchmark);
    add_date(sink, late.stage);
    sink.add(late.scale);
    sink.add(late.reason);
  }
}

}  // namespace

void add_document(DigestSink& sink, const PublicDocument& document, const PublicHistory& history) {
  sink.add(static_cast<uint64_t>(document.kind));
  sink.add(document.path.text);
  sink.add(document.versions.size());
  for (const Version& version : document.versions) {
    add_version(sink, version);
    sink.add(uint64_t{version.redaction.has_value()});
    if (!version.redaction) continue;
    const Redaction& redaction = history.redactions[*version.redaction];
    sink.add(redaction.reason);
    sink.add(number_of(redaction.decided_on));
  }
  sink.add(document.former_paths.size());
  for (const FormerPath& former : document.former_paths) {
    sink.add(former.path.text);
    sink.add(uint64_t{former.version_count});
  }
  sink.add(document.paths.size());
  for (const PublicPlace& place : document.paths) {
    sink.add(uint64_t{place.publication});
    sink.add(place.path.text);
  }
  sink.add(document.sheet_moves.size());
  for (const SheetMoves& moves : document.sheet_moves) {
    sink.add(uint64_t{moves.publication});
    sink.add(uint64_t{moves.version_count});
    sink.add(moves.names.size());
    for (const auto& [before, after] : moves.names) {
      sink.add(before);
      sink.add(after);
    }
  }
  sink.add(uint64_t{document.is_removed});
  sink.add(document.removal_reason);
  sink.add(uint64_t{document.is_draft});
  sink.add(uint64_t{document.is_hidden_by_mistake});
}

}  // namespace gazette
