// What publishing to any place begins with: the settings at the tip, the place that is meant, the day, the
// line with its problems, and what readers will see change.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "build.h"
#include "command/commands.h"
#include "command/progress.h"
#include "model/publish_settings.h"
#include "model/site_settings.h"
#include "publish/release_store.h"

namespace gazette {

struct PublishOptions {
  SourceOptions source;
  std::string target;  // its id in the settings, or a folder; empty: the only one
  WhenBusy when_busy = WhenBusy::give_up;
  bool again = false;  // also if nothing changed
  PdfOptions pdfs;
};

struct TipSettings {
  SiteSettings site;
  PublishSettings publish;
};

// UsageFailure: site/site.yml isn't there or can't be read.
TipSettings read_tip_settings(const BuildOptions& options);

// A folder may be named by its path, without any settings. Relative paths of the settings begin at the
// repository. UsageFailure: there is no such target, or it isn't clear which one is meant.
PublishTarget choose_target(const PublishSettings& settings, const std::string& name,
                            const std::filesystem::path& repository);

// Completes what the command line left open: the branch of the settings, and the day, for which the clock is
// read here and nowhere else.
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
