#include "command/export_repository.h"

#include <fmt/format.h>

#include <cassert>
#include <chrono>
#include <utility>

#include "base/failure.h"
#include "command/public_line.h"
#include "command/translated_pages.h"
#include "model/late_notes.h"
#include "model/plan_file.h"
#include "model/redirects_rule.h"
#include "model/write_facts.h"
#include "source/new_repository.h"

namespace gazette {

namespace {

constexpr int noon_minutes = 12 * 60;

class Exporter {
 public:
  Exporter(SourceLine& line, const PreparedSite& site, const BuildOptions& options,
           const std::filesystem::path& folder)
      : line_(line), site_(site), options_(options), folder_(folder), repository_(folder, "main") {}

  size_t write() {
    for (const PublicCommit& commit : list_public_commits(line_, site_)) add(commit);
    put_settings();
    commit();
    repository_.finish(parents_.front());
    if (!site_.portal.history.redactions.empty() || !site_.translations.redactions.empty()) {
      repository_.put(redactions_path, write_redactions());
      commit();
      repository_.finish(parents_.front());
    }
    return count_;
  }

 private:
  void add(const PublicCommit& of) {
    date_ = of.date;
    for (const auto& [path, bytes] : of.files) {
      if (!bytes) repository_.remove(path);
    }
    for (const auto& [path, bytes] : of.files) {
      if (bytes) repository_.put(path, *bytes);
    }
    commit();
  }

  // The public knows the day; of the hour it knows nothing.
  void commit() {
    const int offset = site_.portal.history.settings.utc_offset_minutes;
    const int64_t days = std::chrono::sys_days(date_).time_since_epoch().count();
    const int64_t seconds = days * 86400 + (noon_minutes - offset) * 60;
    parents_ = {
        repository_.commit({"Gazette", "public@gazette.example", seconds, offset, "Publish"}, parents_)};
    ++count_;
  }

  void put_facts(const std::string& path, const SourceValue& facts, const RecordRule& rule) {
    repository_.put(path, write_facts(facts, rule));
  }

  // A folder that is named must be there, with documents or without.
  void keep_folders() {
    for (const std::string& folder : site_.portal.history.settings.roots.folders) {
      if (!folder.empty()) repository_.put(fmt::format("{}/.keep", folder), "");
    }
  }

  // As they stand now: they have no versions.
  void put_settings() {
    const SiteSettings& settings = site_.portal.history.settings;
    keep_folders();
    if (settings.plain) return;
    if (const auto file = line_.read({settings_path})) {
      // Where it is published to, and by whom, is no reader's business.
      SourceValue facts = parse_front_matter(*file, 1).value;
      std::erase_if(facts.entries, [](const SourceValue::Entry& entry) { return entry.key == "publish"; });
      repository_.put(settings_path, write_facts(facts, site_rule()) + "is_export: true\n");
    }
    if (const auto file = line_.read({late_notes_path}))
      put_facts(late_notes_path, parse_front_matter(*file, 1).value, notes_rule());
    if (const auto file = line_.read({redirects_path}))
      put_facts(redirects_path, parse_front_matter(*file, 1).value, redirects_rule());
    for (const PlanFileText& file : line_.parse_plan_files()) {
      const PlanFileKind kind = kind_of_plan_file(file.path);
      if (kind == PlanFileKind::framework || kind == PlanFileKind::district)
        put_facts(file.path.text, file.facts->front_matter.value, rule_of(kind));
    }
    const std::string theme = "themes/" + settings.theme;
    for (const SourceFile& file : line_.history().files) {
      const bool is_file = file.kind == FileKind::regular || file.kind == FileKind::executable;
      if (is_file && options_.theme_folder.empty() && is_below(file.path.text, theme))
        repository_.put(file.path.text, line_.read_blob(file.blob));
    }
  }

  // In the new repository, other texts stand in the place of what is withheld: its digests are its own.
  std::string write_redactions() {
    SourceLine line(folder_, "main", true);
    const PublicHistory history = append_translations(site_.portal.history, site_.translations);
    const Documents documents = line.parse_documents(history.settings);
    PublicTranslations translations;
    PublicHistory made =
        select_public(documents, history.settings, {options_.date, false, {}}, &translations).first;
    made = append_translations(std::move(made), std::move(translations));
    std::string text = "redactions:\n";
    for (const Redaction& redaction : history.redactions) {
      const PublicDocument& document = history.documents[redaction.document];
      const bool is_same = made.documents.size() == history.documents.size() &&
                           made.documents[redaction.document].versions.size() == document.versions.size();
      if (!is_same) throw WorldFailure("the exported history isn't the one that was published");
      std::string ids;
      for (const uint32_t v : redaction.versions) {
        if (!ids.empty()) ids += ", ";
        ids += document.versions[v].id;
      }
      text += fmt::format(
          "  - document: {}\n    versions: [{}]\n    reason: {}\n    decided_on: {}\n    digest: {}\n",
          quote_yaml(document.path.text), ids, quote_yaml(redaction.reason), iso_date(redaction.decided_on),
          digest_versions(made.documents[redaction.document], redaction.versions));
    }
    return text;
  }

  SourceLine& line_;
  const PreparedSite& site_;
  const BuildOptions& options_;
  const std::filesystem::path& folder_;
  NewRepository repository_;
  std::vector<Oid> parents_;
  Date date_{};
  size_t count_ = 0;
};

}  // namespace

size_t export_repository(SourceLine& line, const PreparedSite& site, const BuildOptions& options,
                         const std::filesystem::path& folder) {
  assert(!has_errors(site.problems) && line.has_history());
  // Which attachments are public, public texts say.
  place_all_attachments(site);
  return Exporter(line, site, options, folder).write();
}

}  // namespace gazette
