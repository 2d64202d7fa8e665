// What site/site.yml says about the site as a whole, and what stands in for it in plain mode.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "document/content_roots.h"
#include "document/front_matter.h"
#include "model/placed.h"

namespace gazette {

enum class Status { draft, review, published, withdrawn };

std::optional<Status> parse_status(std::string_view word);

// What a site makes of a rule that it may change.
enum class ChosenSeverity { off, warning, error };

struct SiteSettings {
  bool plain = false;           // any repository of Markdown: content problems are warnings, no site/site.yml
  std::string title;            // empty in plain mode: the front page's, once it is known
  std::string language = "en";  // the site's own
  std::vector<std::string> further_languages;  // what readers can read it in besides, below "/es/"
  std::string theme = "gazette";
  int utc_offset_minutes = 0;             // the site's one offset: commits get their day from it
  Status default_status = Status::draft;  // of documents that state none
  ContentRoots roots;
  std::map<std::string, ChosenSeverity> rules;  // by code
  uint32_t small_group = 10;                    // figures of fewer students than that aren't published
  uint32_t reading_grade = 9;                   // texts that are harder to read get a warning
  PlacedText packet_questions;                  // what packets end with: a page, or one of its sections
  bool packet_pdf = false;                      // packets lead to themselves as a PDF
  std::string address;  // where readers find the site: "https://plans.example.org", without "/" at its end
  std::string license;  // under which others may use what the site says; empty: it doesn't say
  std::string license_url;  // where the license can be read; may be empty
};

// Where the settings stand in a repository.
inline constexpr const char* settings_path = "site/site.yml";

SiteSettings plain_settings(std::string title = {});
// The least that `small_group` can be.
inline constexpr uint32_t smallest_group = 10;

std::pair<SiteSettings, Diagnostics> read_site_settings(const FrontMatter& file);

}  // namespace gazette
