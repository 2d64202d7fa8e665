// What publishing to any place begins with: the settings at the tip, the place that is meant, the day, the
// line with its problems, and what readers will see change.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "build.h"
#include "command/commands.h"
#include "command/progress.h"
#include "model/publish_settings.h"
#include "model/site_settings.h"
#include "publish/release_store.h"

namespace gazette {

// Which warnings are printed. Errors always are.
enum class Warnings {
  all,
  of_files,  // those of `warned_files`
  counted,   // how many there are
  none,
};

struct PublishOptions {
  SourceOptions source;
  std::string target;  // its id in the settings, or a folder; empty: the only one
  WhenBusy when_busy = WhenBusy::give_up;
  bool again = false;  // also if nothing changed
  PdfOptions pdfs;
  Warnings warnings = Warnings::all;
  std::set<std::string> warned_files;
};

struct TipSettings {
  SiteSettings site;
  PublishSettings publish;
};

// UsageFailure: site/site.yml isn't there or can't be read.
TipSettings read_tip_settings(const BuildOptions& options);
// nullopt: it isn't there.
std::optional<TipSettings> find_tip_settings(const BuildOptions& options);
// The settings that hold: those that stand on the line that is published. Which that is, if `options` don't
// say: the branch that hooks guard, else the one that the settings of what is checked out name, else that;
// `options` name it then. UsageFailure as above.
TipSettings read_published_settings(BuildOptions& options);

// A folder may be named by its path, without any settings. Relative paths of the settings begin at the
// repository. `command`: what was typed, for the hint. UsageFailure: there is no such target, or it isn't
// clear which one is meant.
PublishTarget choose_target(const PublishSettings& settings, const std::string& name,
                            const std::filesystem::path& repository,
                            std::string_view command = "gazette publish");

// Completes what the command line left open: the day, which is today.
void finish_publish_options(PublishOptions& options, const TipSettings& settings);

// PDFs are drawn when they are asked for, and where pages lead to them.
PdfOptions pdfs_of(const PublishOptions& options, const PreparedSite& prepared);

// The folder that must not be published over: that of the work tree, or the bare repository.
std::filesystem::path folder_to_protect(const Repository& repository);

// The site as it would be published, its problems printed; null: there are errors among them. `ledgers`:
// manifests of what was published.
std::shared_ptr<const PreparedSite> prepare_publication(SourceLine& line, const PublishOptions& options,
                                                        const std::vector<std::filesystem::path>& ledgers,
                                                        Progress& progress);

// What readers saw before: the site of that commit and day. Null where the repository doesn't have it any
// more.
std::shared_ptr<const PreparedSite> prepare_former(const PublishOptions& options, const std::string& commit,
                                                   const std::string& date);

}  // namespace gazette
