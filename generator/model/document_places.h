// Whether what stands at a path may be public there: nobody sees a sheet without its plan, nor a translation
// without its original.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "document/parsed_blobs.h"
#include "model/site_settings.h"
#include "source/history.h"

namespace gazette {

class DocumentPlaces {
 public:
  using DayOf = std::function<Date(uint32_t publication)>;

  // All outlive this.
  DocumentPlaces(const SourceHistory& history, const ParsedBlobs& blobs, const SiteSettings& settings,
                 DayOf day_of);

  // What a publication does to a document. Publications come in their order, and before anything is asked
  // of them.
  void learn(const FileChange& change, uint32_t publication);

  // A sheet is public as a part of its plan.
  bool is_part(const SourcePath& path) const;
  // Whether a text at this path may be public once a publication is there, whatever it says.
  bool is_open(const SourcePath& path, uint32_t publication) const;
  // … and just before it comes, on a day.
  bool was_open(const SourcePath& path, uint32_t publication, Date day) const;

 private:
  // When the original of a translation stood at its path, for the public.
  class OriginalTimes {
   public:
    // A text there, public from that day on.
    void open(const std::string& path, uint32_t publication, Date day, Date from);
    // It was taken away; or a draft stands there, which leaves what was public in force.
    void close(const std::string& path, uint32_t publication, Date day);
    void hide(const std::string& path, uint32_t publication, Date day);
    // Once the publications before `end` are there, on that day.
    bool is_open(const std::string& path, uint32_t end, Date day) const;

   private:
    struct Change {
      uint32_t publication = 0;
      Date day{};
      std::optional<Date> from;  // none: a draft; the end of time: nothing
    };
    std::map<std::string, std::vector<Change>> changes_;
  };

  void open(const std::string& place, Date from);
  bool had_one(const std::string& place, uint32_t publication) const;
  bool is_open_sheet(const SourcePath& path, uint32_t publication) const;
  // Of a plan, or of its translation, that holds the sheet at `path`.
  std::string place_of_plan(const SourcePath& path) const;

  const ParsedBlobs& blobs_;
  const SiteSettings& settings_;
  DayOf day_of_;
  std::set<std::string> translated_;      // the paths where a translation ever had its original
  std::map<std::string, Date> openings_;  // of plans' folders and of originals: the first day
  OriginalTimes originals_;
};

}  // namespace gazette
