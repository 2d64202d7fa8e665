// A repository through the gate, and what came out in a form that tests can compare.
#pragma once

#include <string>
#include <utility>

#include "git_fixture.h"
#include "model/portal.h"
#include "model/read_documents.h"
#include "model/select_public.h"
#include "source/history.h"
#include "source/repository.h"

namespace gazette {

inline constexpr const char* open_header = "---\nstatus: published\n---\n";

// Writes one file and commits it.
inline void put(const GitFixture& git, const std::string& path, const std::string& text,
                const std::string& date) {
  git.write(path, text);
  git.commit("Edit", date.size() == 10 ? date + "T12:00:00Z" : date);
}

inline void take_away(const GitFixture& git, const std::string& path, const std::string& date) {
  git.remove(path);
  git.commit("Remove", date + "T12:00:00Z");
}

inline void rename(const GitFixture& git, const std::string& from, const std::string& to,
                   const std::string& date) {
  git.move(from, to);
  git.commit("Rename", date + "T12:00:00Z");
}

struct Gate {
  PublicHistory history;
  Diagnostics problems;
};

inline Gate pass_gate(const GitFixture& git, const SiteSettings& settings, const GateOptions& options = {},
                      bool has_versions = true) {
  const auto repository = std::make_shared<const Repository>(git.path());
  const Commit tip = resolve_published_tip(*repository, "");
  const SourceHistory source =
      has_versions ? read_source_history(*repository, tip) : read_tip_alone(*repository, tip);
  const auto blobs =
      std::make_shared<ParsedBlobs>([repository](const Oid& blob) { return repository->read_blob(blob); });
  const Documents documents = read_documents(source, settings, blobs, has_versions);
  auto [history, problems] = select_public(documents, settings, options);
  return {std::move(history), std::move(problems)};
}

inline SiteSettings site_settings(const std::string& folder = "content") {
  SiteSettings settings;
  settings.title = "Plans";
  settings.roots.folders = {folder};
  return settings;
}

// "plan.md: published 2020-01-01, changed 2020-02-01.2, removed on 2020-03-01", a line a document.
inline std::string told(const PublicHistory& history) {
  std::string text;
  for (const PublicDocument& document : history.documents) {
    text += document.path.text + ":";
    for (const Version& version : document.versions) {
      if (&version != &document.versions.front()) text += ",";
      switch (version.event) {
        case EventKind::published:
          text += " published ";
          break;
        case EventKind::changed:
          text += " changed ";
          break;
        case EventKind::restored:
          text += " restored ";
          break;
        case EventKind::removed:
          text += " removed on ";
          break;
      }
      text += version.has_text() ? version.id : iso_date(version.date);
    }
    if (document.is_draft) text += " [draft]";
    text += "\n";
  }
  return text;
}

inline std::string told(const GitFixture& git, const GateOptions& options = {}) {
  return told(pass_gate(git, site_settings(""), options).history);
}

inline std::string told_plain(const GitFixture& git, const GateOptions& options = {}) {
  return told(pass_gate(git, plain_settings("Pages"), options).history);
}

// "plan.md:2:9 unknown-status", a line a problem.
inline std::string listed(const Diagnostics& problems) {
  std::string text;
  for (const Diagnostic& problem : problems) {
    text += problem.place.file.text + ":" + std::to_string(problem.place.line) + ":" +
            std::to_string(problem.place.column) + " " +
            (problem.severity == Severity::error ? "error " : "warning ") + problem.code + "\n";
  }
  return text;
}

}  // namespace gazette
