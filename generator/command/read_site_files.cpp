#include "command/read_site_files.h"

#include <fmt/format.h>

#include <string>
#include <tuple>

#include "base/failure.h"
#include "base/text.h"
#include "model/check_owner_paths.h"
#include "model/late_notes.h"
#include "model/plan_file.h"
#include "model/read_record.h"
#include "model/redirects_rule.h"
#include "model/rule_severities.h"
#include "site/own_redirects.h"

namespace gazette {

namespace {

void check_folder(const SourceLine& line, const std::string& folder) {
  std::vector<std::string> folders;
  for (const SourceFile& file : line.history().files) {
    for (std::string_view up = parent_folder(file.path.text); !up.empty(); up = parent_folder(up)) {
      if (up == folder) return;
      if (folders.empty() || folders.back() != up) folders.emplace_back(up);
    }
  }
  if (folder.empty()) return;
  const auto suggestion = nearest(folder, folders);
  throw UsageFailure(fmt::format("the repository has no folder {}", folder),
                     suggestion ? fmt::format("did you mean --content {}?", *suggestion)
                                : "give the path from the root of the repository, such as --content pages");
}

}  // namespace

ReadSettings read_settings(const SourceLine& line, const BuildOptions& options) {
  ReadSettings read;
  if (options.plain) {
    read.settings = plain_settings();
  } else {
    const auto file = line.read({settings_path});
    if (!file) {
      throw UsageFailure(fmt::format("this repository has no {}", settings_path),
                         "add that file, or publish any repository of Markdown with --plain");
    }
    const FrontMatter facts = parse_front_matter(*file, 1);
    std::tie(read.settings, read.problems) = read_site_settings(facts);
    append(read.problems, check_owner_paths(facts.value, line.history().files));
    read.is_export = read_flag(facts.value, "is_export");
    if (read.is_export) keep_from_raising(read.settings.rules);
  }
  if (!options.title.empty()) read.settings.title = options.title;
  if (!options.content.empty()) {
    for (const std::string& folder : options.content) check_folder(line, folder);
    read.settings.roots.folders = options.content;
  }
  return read;
}

std::pair<std::vector<RedactionEntry>, Diagnostics> read_redactions_of(const SourceLine& line,
                                                                       const SiteSettings& settings) {
  const auto file = settings.plain ? std::nullopt : line.read({redactions_path});
  if (!file) return {};
  return read_redactions(parse_front_matter(*file, 1));
}

Diagnostics add_own_redirects(const SourceLine& line, const SiteSettings& settings, Site& site) {
  const auto file = settings.plain ? std::nullopt : line.read({redirects_path});
  if (!file) return {};
  auto [redirects, problems] = read_redirects(parse_front_matter(*file, 1));
  append(problems, add_redirects(redirects, settings.further_languages, site));
  return problems;
}

Diagnostics add_late_notes(const SourceLine& line, const std::vector<PlanFileText>& plan_files,
                           PublicHistory& history) {
  const auto file = line.read({late_notes_path});
  if (!file) return {};
  auto [notes, problems] = read_late_notes(parse_front_matter(*file, 1));
  std::vector<Framework> frameworks;
  for (const PlanFileText& plan_file : plan_files) {
    if (kind_of_plan_file(plan_file.path) == PlanFileKind::framework)
      frameworks.push_back(read_framework(plan_file));
  }
  append(problems, attach_late_notes(notes, frameworks, history));
  return problems;
}

}  // namespace gazette
