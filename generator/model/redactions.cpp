#include "model/redactions.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

#include "base/text.h"
#include "model/make_versions.h"
#include "model/read_record.h"
#include "model/schema.h"
#include "model/translation_path.h"
#include "model/translations.h"

namespace gazette {

namespace {

std::string_view bytes_of(const Oid& oid) {
  return {reinterpret_cast<const char*>(oid.bytes.data()), oid.bytes.size()};
}

// Finds what entries mean, and takes it out.
class Withholder {
 public:
  Withholder(PublicHistory& history, Diagnostics& problems) : history_(history), problems_(problems) {}

  void withhold(const RedactionEntry& entry) {
    if (!entry.document || !entry.reason || !entry.decided_on) return;  // reported as missing
    const std::vector<DocumentNumber> candidates = find_documents(entry);
    if (candidates.empty()) return;
    // All versions of a withdrawn document are withheld already.
    const auto is_open = [&](DocumentNumber number) { return history_.documents[number].has_past(); };
    if (std::none_of(candidates.begin(), candidates.end(), is_open)) return;
    const std::optional<DocumentNumber> meant = find_meant(entry, candidates);
    if (!meant) return complain_of_versions(entry, history_.documents[candidates.front()]);
    const std::vector<uint32_t> versions = find_versions(entry, history_.documents[*meant]);
    if (!may_withhold(entry, *meant, versions)) return;
    take_out(entry, *meant, versions);
    withheld_by_.push_back(entry);
  }

  // What was translated while a withheld text was in force may say the same, and goes with it.
  void withhold_translations() {
    const size_t count = history_.redactions.size();
    for (uint32_t i = 0; i < count; ++i) {
      const Redaction redaction = history_.redactions[i];
      for (DocumentNumber number = 0; number < history_.documents.size(); ++number) {
        if (number == redaction.document) continue;
        const std::vector<uint32_t> versions = find_translated(redaction, number);
        if (versions.empty()) continue;
        const RedactionEntry& entry = withheld_by_[i];
        const PublicDocument& document = history_.documents[number];
        if (!document.is_removed && versions.back() + 1 == document.versions.size()) {
          add(entry.document.mark, "redacted-in-force",
              fmt::format("{} was published while the withheld version of its original was in force, and is "
                          "in force still",
                          document.path.text),
              "publish a corrected translation, which takes its place");
          continue;
        }
        take_out(entry, number, versions);
      }
    }
  }

 private:
  // When something is published, among all that the public can see.
  static std::tuple<uint32_t, bool, Date> turn_of(const Version& version) {
    return {version.publication, version.was_held_back, version.was_held_back ? version.date : Date{}};
  }

  // The versions of a translation that were published while what is withheld was in force.
  std::vector<uint32_t> find_translated(const Redaction& redaction, DocumentNumber number) const {
    const PublicDocument& original = history_.documents[redaction.document];
    const PublicDocument& document = history_.documents[number];
    std::vector<uint32_t> versions;
    for (uint32_t v = 0; v < document.versions.size(); ++v) {
      const Version& version = document.versions[v];
      const auto place = find_translation(history_.settings, version.path);
      if (!place || !version.has_text()) continue;
      const bool is_of_it = std::any_of(original.paths.begin(), original.paths.end(),
                                        [&](const auto& stay) { return stay.path == place->original; });
      const bool is_meant =
          is_of_it &&
          std::any_of(redaction.versions.begin(), redaction.versions.end(), [&](uint32_t withheld) {
            const auto& in_force = original.versions;
            return turn_of(in_force[withheld]) <= turn_of(version) &&
                   (withheld + 1 == in_force.size() || turn_of(version) < turn_of(in_force[withheld + 1]));
          });
      if (is_meant) versions.push_back(v);
    }
    return versions;
  }

  void add(const Mark& mark, std::string code, std::string message, std::string hint) {
    const Place place{{redactions_path}, mark.line, mark.column, mark.length};
    problems_.push_back(
        make_diagnostic(Severity::error, std::move(code), place, std::move(message), std::move(hint)));
  }

  // The ids that its versions ever had.
  std::set<std::string> ids_of(const PublicDocument& document) const {
    std::set<std::string> ids;
    // It has the id of its original, and is called by its path.
    if (find_translation(history_.settings, document.path)) return ids;
    for (const Version& version : document.versions) {
      if (!version.has_text()) continue;
      const PlacedText id = read_text(history_.blobs->facts(version.blob).front_matter.value, "id");
      if (id) ids.insert(id.value);
    }
    ids.insert(document.withdrawn_ids.begin(), document.withdrawn_ids.end());
    return ids;
  }

  std::vector<DocumentNumber> find_documents(const RedactionEntry& entry) {
    const std::string& wanted = entry.document.value;
    std::vector<DocumentNumber> found;
    std::vector<std::string> names;
    for (DocumentNumber i = 0; i < history_.documents.size(); ++i) {
      const PublicDocument& document = history_.documents[i];
      std::set<std::string> own = ids_of(document);
      own.insert(document.path.text);
      for (const PublicPlace& place : document.paths) own.insert(place.path.text);
      if (own.contains(wanted)) found.push_back(i);
      names.insert(names.end(), own.begin(), own.end());
    }
    if (!found.empty()) return found;
    const auto known = std::find_if(known_ids_.begin(), known_ids_.end(),
                                    [&](const auto& known_id) { return known_id.first == wanted; });
    if (known != known_ids_.end()) return {known->second};
    const auto near = nearest(wanted, names);
    add(entry.document.mark, "redacted-document",
        fmt::format("no published document is called \"{}\"", wanted),
        near ? fmt::format("did you mean \"{}\"?", *near)
             : "write the id of a plan, report or minutes, or the path of a page, such as "
               "content/guidance/plans.md");
    return {};
  }

  static bool is_meant(const RedactionEntry& entry, const Version& version) {
    if (version.event == EventKind::removed || version.redaction) return false;
    if (entry.from || entry.to) {
      return (!entry.from || entry.from.value <= version.date) &&
             (!entry.to || version.date <= entry.to.value);
    }
    return std::any_of(entry.versions.begin(), entry.versions.end(),
                       [&](const PlacedText& id) { return id.value == "all" || id.value == version.id; });
  }

  static std::vector<uint32_t> find_versions(const RedactionEntry& entry, const PublicDocument& document) {
    std::vector<uint32_t> versions;
    for (uint32_t v = 0; v < document.versions.size(); ++v) {
      if (is_meant(entry, document.versions[v])) versions.push_back(v);
    }
    return versions;
  }

  // Several may have stood at one path, and have been published on one day: the digest says which is meant.
  std::optional<DocumentNumber> find_meant(const RedactionEntry& entry,
                                           const std::vector<DocumentNumber>& candidates) const {
    std::optional<DocumentNumber> first;
    for (const DocumentNumber number : candidates) {
      const PublicDocument& document = history_.documents[number];
      const std::vector<uint32_t> versions = find_versions(entry, document);
      if (versions.empty()) continue;
      if (digest_versions(document, versions) == entry.digest.value) return number;
      if (!first) first = number;
    }
    return first;
  }

  void complain_of_versions(const RedactionEntry& entry, const PublicDocument& document) {
    const Mark& mark = entry.versions.empty() ? entry.mark : entry.versions.front().mark;
    std::string ids;
    for (const Version& version : document.versions) {
      if (!version.has_text()) continue;
      if (!ids.empty()) ids += ", ";
      ids += version.id;
    }
    add(mark, "redacted-version", "no published version is meant by this that isn't withheld already",
        ids.empty() ? std::string("remove this entry")
                    : fmt::format("the versions of {} are: {}", document.path.text, ids));
  }

  bool may_withhold(const RedactionEntry& entry, DocumentNumber number,
                    const std::vector<uint32_t>& versions) {
    const PublicDocument& document = history_.documents[number];
    for (const PlacedText& id : entry.versions) {
      const bool is_known =
          id.value == "all" || std::any_of(versions.begin(), versions.end(),
                                           [&](uint32_t v) { return document.versions[v].id == id.value; });
      if (is_known) continue;
      std::vector<std::string> ids;
      for (const Version& version : document.versions) {
        if (version.has_text()) ids.push_back(version.id);
      }
      const auto near = nearest(id.value, ids);
      add(id.mark, "redacted-version",
          fmt::format("{} has no published version \"{}\" that isn't withheld already", document.path.text,
                      id.value),
          near ? fmt::format("did you mean \"{}\"?", *near)
               : fmt::format("its versions are: {}", join(ids, ", ")));
      return false;
    }
    if (!document.is_removed && versions.back() + 1 == document.versions.size()) {
      add(entry.versions.empty() ? entry.mark : entry.versions.front().mark, "redacted-in-force",
          fmt::format("the version of {} that is in force can't be withheld", document.path.text),
          "publish a corrected text first and withhold the versions before it; or withdraw the document with "
          "\"status: withdrawn\" and the reason as revision_note, which withholds all of it");
      return false;
    }
    const std::string digest = digest_versions(document, versions);
    if (entry.digest.value == digest) return true;
    std::string ids;
    for (const uint32_t v : versions) (ids += ids.empty() ? "" : ", ") += document.versions[v].id;
    const std::string hint =
        fmt::format("if these are the versions that shall be withheld ({}), write: digest: {}", ids, digest);
    if (entry.digest) {
      add(entry.digest.mark, "redaction-digest",
          "this digest belongs to something else than what is named here", hint);
    } else {
      add(entry.mark, "redaction-digest", "the entry has no digest that pins what it withholds", hint);
    }
    return false;
  }

  void take_out(const RedactionEntry& entry, DocumentNumber number, const std::vector<uint32_t>& versions) {
    PublicDocument& document = history_.documents[number];
    for (const std::string& id : ids_of(document)) known_ids_.emplace_back(id, number);
    static const auto no_header = std::make_shared<const DocumentHeader>();
    for (const uint32_t v : versions) {
      Version& version = document.versions[v];
      version.redaction = static_cast<uint32_t>(history_.redactions.size());
      version.blob = Oid{};
      version.sheets.clear();
      version.header = no_header;
      version.wording = Digest{};
    }
    history_.redactions.push_back({number, versions, entry.reason.value, entry.decided_on.value});
    rename_versions(document);
  }

  // What is withheld, and the end of it, is called as the text before it, else as the one after it; where
  // nothing is left, as the file.
  static void rename_versions(PublicDocument& document) {
    for (uint32_t v = 0; v < document.versions.size(); ++v) {
      Version& version = document.versions[v];
      if (version.has_text()) continue;
      const bool says_itself = version.event == EventKind::removed && !version.redaction &&
                               version.header->visibility == Visibility::withdrawn;
      if (says_itself) continue;
      const auto before = text_before(document, v);
      const auto near = before ? before : text_after(document, v);
      version.title = near ? document.versions[*near].title : shown_title({}, version.path);
      if (version.event == EventKind::removed)
        version.header = near ? document.versions[*near].header : std::make_shared<const DocumentHeader>();
    }
  }

  PublicHistory& history_;
  Diagnostics& problems_;
  std::vector<std::pair<std::string, DocumentNumber>> known_ids_;  // of what was withheld so far
  std::vector<RedactionEntry> withheld_by_;  // as in the history's redactions, but for those of translations
};

// Whatever the order in the file.
void put_in_order(PublicHistory& history) {
  std::sort(history.redactions.begin(), history.redactions.end(), [](const Redaction& a, const Redaction& b) {
    return std::tie(a.document, a.versions) < std::tie(b.document, b.versions);
  });
  for (uint32_t i = 0; i < history.redactions.size(); ++i) {
    const Redaction& redaction = history.redactions[i];
    for (const uint32_t v : redaction.versions)
      history.documents[redaction.document].versions[v].redaction = i;
  }
}

}  // namespace

std::pair<std::vector<RedactionEntry>, Diagnostics> read_redactions(const FrontMatter& file) {
  std::vector<RedactionEntry> entries;
  Diagnostics problems = file.problems;
  if (file.readable) append(problems, check_record(file.value, redactions_rule()));
  for (const SourceValue* record : read_records(file.value, "redactions")) {
    RedactionEntry entry;
    entry.mark = record->mark;
    entry.document = read_text(*record, "document");
    entry.versions = read_texts(*record, "versions");
    entry.from = read_date(*record, "from");
    entry.to = read_date(*record, "to");
    entry.reason = read_text(*record, "reason");
    entry.decided_on = read_date(*record, "decided_on");
    entry.digest = read_text(*record, "digest");
    const bool has_days = find_key_mark(*record, "from").line > 0 || find_key_mark(*record, "to").line > 0;
    if (entry.versions.empty() != has_days) {
      problems.push_back(make_diagnostic(
          Severity::error, "redacted-version", {{}, record->mark.line, record->mark.column, 1},
          has_days ? "the entry says in two ways which versions are withheld"
                   : "the entry doesn't say which versions are withheld",
          "write \"versions:\" with their ids, or \"versions: all\", or the days \"from:\" and \"to:\""));
      continue;
    }
    entries.push_back(std::move(entry));
  }
  for (Diagnostic& problem : problems) problem.place.file = {redactions_path};
  return {std::move(entries), std::move(problems)};
}

std::string digest_versions(const PublicDocument& document, const std::vector<uint32_t>& versions) {
  DigestSink sink;
  for (const uint32_t v : versions) {
    const Version& version = document.versions[v];
    sink.add(version.id);
    sink.add(bytes_of(version.blob));
    sink.add(version.sheets.size());
    for (const VersionSheet& sheet : version.sheets) sink.add(bytes_of(sheet.blob));
  }
  return sink.finish().hex();
}

Diagnostics withhold_versions(const std::vector<RedactionEntry>& entries, PublicHistory& history,
                              PublicTranslations& translations) {
  Diagnostics problems;
  if (!history.has_versions) return problems;  // nothing but what is in force
  if (entries.empty()) return problems;
  // Meanwhile translations are documents like others.
  const size_t count = history.documents.size();
  history = append_translations(std::move(history), std::move(translations));
  Withholder withholder(history, problems);
  for (const RedactionEntry& entry : entries) withholder.withhold(entry);
  withholder.withhold_translations();
  put_in_order(history);
  translations = take_translations(history, count);
  std::stable_sort(problems.begin(), problems.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.place.line < b.place.line; });
  return problems;
}

}  // namespace gazette
