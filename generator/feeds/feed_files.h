// All files for machines of a site: which there are, and their bytes, each made when it is asked for. Safe
// from several threads.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feeds/table.h"
#include "render/dated_events.h"
#include "render/downloads.h"
#include "render/program_events.h"

namespace gazette {

struct FeedFile {
  // What it is made from.
  enum class From { plans, events, pages };
  enum class Kind {
    table_csv,
    table_json,
    package,
    site_feed,
    district_feed,
    plan_feed,
    district_days,
    role_days,
    program_role_days,
    sitemap
  };
  Url url;
  std::string_view type;  // as servers call it
  From from = From::plans;
  Kind kind = Kind::package;
  uint32_t subject = 0;  // the table, the district, the document, the role, the role of a program
};

class FeedFiles {
 public:
  // `parts` must outlive this.
  explicit FeedFiles(const RenderParts& parts);

  const std::vector<FeedFile>& list() const { return files_; }
  const FeedFile* find(std::string_view url) const;
  std::string make(const FeedFile& file) const;
  // For the page that explains them.
  const Downloads& downloads() const;

 private:
  struct Made {
    std::vector<Table> tables;
    std::vector<std::string> csv;
    std::vector<std::string> json;
    std::string package;
    Downloads downloads;
  };
  const Made& made() const;
  const std::vector<DatedEvent>& events() const;
  void list_tables();
  void find_places();
  void list_feeds();
  void list_calendars();
  void add_sitemaps();
  std::string make_feed(const FeedFile& file) const;
  std::string make_calendar(const FeedFile& file) const;
  bool is_in(const DatedEvent& event, const FeedFile& calendar) const;
  // Whose days they are.
  std::string name_calendar(const FeedFile& file) const;

  const RenderParts& parts_;
  std::vector<std::optional<DocumentNumber>> plans_;      // by document: the plan that it is, or is about
  std::vector<std::optional<DistrictNumber>> districts_;  // by document
  std::vector<std::string> roles_;
  std::vector<ProgramRole> program_roles_;
  std::vector<FeedFile> files_;
  std::vector<std::pair<Url, std::string>> sitemaps_;
  mutable std::once_flag made_once_;
  mutable Made made_;
  mutable std::once_flag events_once_;
  mutable std::vector<DatedEvent> events_;
};

}  // namespace gazette
