// The days on which readers saw anything change, and those of each district: between two of them, all stood
// as it did.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/portal.h"

namespace gazette {

// A version of a translation, or its end.
struct TranslatedVersion {
  Date date{};
  std::string language;  // its code
  std::string title;
  EventKind event = EventKind::published;
  bool is_withheld = false;
  Url url;  // of the version; empty: nothing leads there
};

struct AsOfDay {
  Date date{};
  std::vector<PortalEvent> events;            // as they came
  std::vector<DistrictNumber> districts;      // of which anything changed
  std::vector<TranslatedVersion> translated;  // by document
  std::vector<uint32_t> redactions;           // of the history, decided on that day

  size_t count_changes() const { return events.size() + translated.size() + redactions.size(); }
};

struct AsOfDays {
  std::vector<AsOfDay> days;  // oldest first
  // As on the shelf:
  std::vector<std::vector<Date>> districts;            // their days, oldest first
  std::vector<std::vector<DocumentNumber>> documents;  // theirs, by path

  // The district's state on that day, by its position; none: nothing of it was public yet.
  std::optional<uint32_t> find_state(DistrictNumber district, Date day) const;
};

// The district of a plan, a report or minutes; of a page: none.
std::optional<DistrictNumber> find_district(const PlanShelf& shelf, const PublicDocument& document);

// Empty in plain mode and without history. A designation and a redaction count from their own day on, once
// the site was there. `translated`: all of them, by document.
AsOfDays list_as_of_days(const Portal& portal, const std::vector<TranslatedVersion>& translated);

}  // namespace gazette
