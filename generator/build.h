// The pipeline: from a repository to a site in memory, and from there to a folder. One screen in build.cpp.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/print_diagnostics.h"
#include "base/stopwatch.h"
#include "command/source_line.h"
#include "model/translated_portal.h"
#include "publish/output_folder.h"
#include "render/page_keys.h"
#include "render/page_renderer.h"

namespace gazette {

struct BuildOptions {
  std::filesystem::path repository = ".";
  std::string ref;           // "": HEAD
  bool work_tree = false;    // the line plus one imagined publication of the working tree
  std::optional<Date> date;  // none: the newest publication's
  bool plain = false;
  std::string title;                 // empty: the settings', in plain mode that of the front page
  std::vector<std::string> content;  // folders of documents; none: the settings', in plain mode everything
  bool versions = true;
  bool show_drafts = false;
  CachePlace cache;
  std::filesystem::path ledger;        // the manifest of what was published; empty: nothing is compared
  std::filesystem::path theme_folder;  // empty: the repository's own, else one that comes with the program
};

// The past of the translations into one language: pages that stand below its prefix, and nowhere else.
struct PastOfTranslations {
  Portal portal;  // its documents are translations
  Site site;
  SiteLanguages languages;
};

// A language of the site besides its own. Its pages stand below its prefix.
struct FurtherLanguage {
  SiteLanguages languages;      // all of the site, with this one as that of the pages
  InterfaceWords words;         // as they stand in the theme
  InterfaceWords marked_words;  // for pages
  std::vector<Page> pages;      // their addresses are those in the site's own language
  // Where some texts are translated: what pages of this language are made from. None: the site's own.
  std::unique_ptr<const Portal> portal{};
  std::unique_ptr<const Site> site{};
  std::unique_ptr<const LinkTargets> links{};
  std::map<DocumentNumber, ShownTranslation> shown{};  // what is translated
  std::unique_ptr<const PastOfTranslations> past{};    // none: nothing ever was
};

// Everything that pages are made from. Immutable, so that many threads may render from it.
struct PreparedSite {
  Portal portal;
  Site site;
  Theme theme;
  InterfaceWords words;
  std::unique_ptr<Attachments> attachments;
  std::unique_ptr<LinkTargets> links;
  SharedKeys shared_keys;
  Diagnostics problems;       // what others follow from, then sorted
  SourceText source_text;     // of the files that problems name
  SiteLanguages languages{};  // empty: one alone, written from the left
  std::vector<FurtherLanguage> further_languages{};
  PublicTranslations translations{};

  const SiteLanguages* languages_or_none() const { return languages.all.empty() ? nullptr : &languages; }
};

// Reads git, decides what is public, and lays out the site. Writes nothing.
std::shared_ptr<const PreparedSite> prepare_site(SourceLine& line, const BuildOptions& options,
                                                 Stopwatch& stopwatch);

struct BuildSummary {
  size_t pages = 0;    // files of HTML
  size_t files = 0;    // with assets and attachments
  size_t kept = 0;     // pages that weren't made again
  size_t written = 0;  // that differ from what was there
  size_t removed = 0;
  size_t bytes = 0;  // of all files
  size_t pdfs_drawn = 0;
  size_t pdfs_kept = 0;
  size_t pdfs_missing = 0;                // packets that have none, or one of an earlier state
  std::vector<std::string> explanations;  // one line a page, if asked for
};

// PDFs of packets, which a browser draws.
struct PdfOptions {
  bool are_wanted = false;
  std::string program;  // empty: the first that is found
};

// Precondition: the site has no errors. `cache`: where to keep what the next build can use, and to look for
// what the last one kept; may be null. WorldFailure: the disk failed; or PDFs couldn't be drawn: then all
// else is there.
BuildSummary write_site(const PreparedSite& prepared, OutputFolder& output, bool explain,
                        const CacheFolder* cache = nullptr, const PdfOptions& pdfs = {});

}  // namespace gazette
